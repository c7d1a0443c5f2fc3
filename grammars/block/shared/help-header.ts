import type {HelpHeader} from '../../nodes.js'
import type {Report} from '../../problem.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'

/** The first line of a help file, and only the first (HyperHelp: help/syntax.txt, "File Header"; core.py). */
const HelpHeaderLine: LineToken = lineToken({
  name: 'HelpHeaderLine',
  label: '%hyperhelp',
  pattern: /(?<![\0-\uFFFF])%hyperhelp(?![0-9A-Za-z_])[\0-\t\v-\uFFFF]*\n?/
})

/**
 * ```ebnf
 * helpHeader = HelpHeaderLine ;
 * ```
 *
 * Pairs of a lowercase key and a quoted value; the last value of a repeated key counts (HyperHelp: core.py,
 * `_get_help_header`).
 */
export const helpHeader: BlockConstruct = {
  name: 'helpHeader',
  tokens: [HelpHeaderLine],
  example: '%hyperhelp title="Title"\n',
  rule() {
    const token = this.CONSUME(HelpHeaderLine)
    return this.ACTION(() => {
      const block = this.lines.trimmed([token])
      const line = block.line(0)
      const attributes = new Map<string, string>()
      /** Text that is no attribute, and pairs overridden by a later one with the same key. */
      const rest: Array<string> = []
      let from = '%hyperhelp'.length
      for (const match of line.matchAll(/\b([a-z]+)="([^"]*)"/g)) {
        reportIllegal(block.start, line, from, match.index, this.state.report)
        rest.push(line.slice(from, match.index).trim())
        const replaced = attributes.get(match[1]!)
        if (replaced !== undefined) rest.push(`${match[1]}="${replaced}"`)
        attributes.set(match[1]!, match[2]!)
        from = match.index + match[0].length
        reportPair(match[1]!, match[2]!, block.start + match.index, this.state.report)
      }
      reportIllegal(block.start, line, from, line.length, this.state.report)
      rest.push(line.slice(from).trim())
      const node: HelpHeader = {
        type: 'helpHeader',
        title: attributes.get('title') ?? null,
        date: attributes.get('date') ?? null,
        attributes: Object.fromEntries(attributes),
        position: this.nodes.position(block)
      }
      const unread = rest.filter(Boolean).join(' ')
      if (unread) node.data = {rest: unread}
      return [node]
    })
  }
}

/** Report text in a help header that is no pair. */
function reportIllegal(
  start: number,
  line: string,
  from: number,
  to: number,
  report: Report
): void {
  const between = line.slice(from, to)
  const actual = between.trim()
  if (actual === '') return
  const at = start + from + between.indexOf(actual)
  report({
    ruleId: 'header-illegal',
    reason: `\`${actual}\` in the help header is not a pair such as \`title="…"\` and \`date="…"\``,
    start: at,
    end: at + actual.length,
    actual,
    note: 'HyperHelp ignores it',
    severity: 'warning'
  })
}

/** Report a pair that HyperHelp ignores or cannot use (HyperHelp: core.py, `_get_help_header`). */
function reportPair(key: string, value: string, start: number, report: Report): void {
  const end = start + key.length + value.length + 3
  if (key !== 'title' && key !== 'date') {
    report({
      ruleId: 'header-unknown-key',
      reason: `The help header has no key \`${key}\`, only \`title\` or \`date\``,
      start,
      end: start + key.length,
      actual: key,
      expected: ['title', 'date'],
      note: 'HyperHelp says "Ignoring unknown header key"',
      severity: 'warning'
    })
  } else if (key === 'date' && !isDate(value)) {
    report({
      ruleId: 'header-date',
      reason: `\`${value}\` in the help header is not a date such as \`2019-03-25\``,
      start,
      end,
      actual: value,
      note: 'HyperHelp reads the file as if it had no date',
      severity: 'warning'
    })
  }
}

/** Whether a date exists in the calendar and is written `YYYY-MM-DD`. */
function isDate(value: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return (
    year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  )
}
