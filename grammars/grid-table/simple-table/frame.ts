import type {Report} from '../../problem.js'
import type {GridLines} from '../lines.js'
import {readOutline} from '../table-parser.js'
import {lexTable} from '../table-tokens.js'

/** Border or separator (docutils: `states.Body.simple_table_border_pat`). */
const border = /^=[ =]*$/

/** Column span underline (docutils: `SimpleTableParser.span_pat`). */
export const underline: RegExp = /^-[ -]*$/

/** A column: its first display column and the one after its last, from 0. */
export interface SimpleColumn {
  start: number
  end: number
}

/** A simple table without its rows. */
export interface SimpleFrame {
  lines: GridLines
  /** As drawn by the top border; the last one grows with its text. */
  columns: Array<SimpleColumn>
  /** Display column after the top border. */
  end: number
  /** Inner rows drawn with `=`; their views are drawn with `-`. */
  rules: Array<number>
}

/**
 * Read the borders of a simple table, and check that none is missing.
 *
 * @returns
 *   Nothing if the first line is not a border.
 */
export function readFrame(lines: GridLines, report: Report): SimpleFrame | undefined {
  const last = lines.count - 1
  const top = lines.count > 0 ? withoutTabs(lines, 0) : ''
  const rules: Array<number> = []
  for (let row = 0; row <= last; row += 1) {
    if (lines.at(row, 0) !== 61) continue
    const text = withoutTabs(lines, row)
    if (!border.test(text)) continue
    if (row > 0 && row < last) rules.push(row)
    if (row > 0) lines.view(row, text.replaceAll('=', '-'))
  }
  const tokens = lexTable(lines.count, {
    rules,
    isBorder: (row) => underline.test(lines.text(row)),
    isEdge: (row) => (row === 0 ? border.test(top) : lines.hasView(row)),
    isLine: () => true
  })
  const {faults} = readOutline(tokens, last, 'rst-simple')
  if (faults[0]?.kind === 'no-top') {
    reportTop(lines, top, report)
    return undefined
  }
  const columns = readBorderColumns(top)
  const frame = {lines, columns, end: columns[columns.length - 1]!.end, rules}
  if (last === 0) reportBottom(frame, top, report)
  for (const {kind, row} of faults) {
    if (kind === 'no-bottom') reportBottom(frame, top, report)
    else reportRule(frame, row, report)
  }
  return frame
}

/** A row with one unit per column, tabs as spaces. */
function withoutTabs(lines: GridLines, row: number): string {
  return lines.picture(row).replace(/[\t\0]/g, ' ')
}

/** Runs of `=` or `-` in a border. */
export function readBorderColumns(text: string): Array<SimpleColumn> {
  const columns: Array<SimpleColumn> = []
  let at = 0
  while (at < text.length) {
    while (at < text.length && text.charCodeAt(at) === 32) at += 1
    if (at >= text.length) break
    const start = at
    while (at < text.length && text.charCodeAt(at) !== 32) at += 1
    columns.push({start, end: at})
  }
  return columns
}

function reportTop(lines: GridLines, actual: string, report: Report): void {
  report({
    ruleId: 'simple-table-top',
    reason: 'The table does not start with a border of `=`',
    start: lines.block.start,
    end: lines.ends[0] ?? lines.block.start,
    actual,
    expected: ['=====  ====='],
    note: 'Start the table with a border such as `=====  =====`.'
  })
}

function reportBottom({lines}: SimpleFrame, top: string, report: Report): void {
  const last = lines.count - 1
  const end = lines.ends[last]!
  report({
    ruleId: 'simple-table-bottom',
    reason: 'The bottom border is missing',
    start: end,
    end,
    actual: lines.text(last),
    expected: [top],
    note: `Repeat the top border below the last row: \`${top}\`. docutils: "Malformed table. No bottom table border found."`
  })
}

function reportRule({lines, rules}: SimpleFrame, row: number, report: Report): void {
  report({
    ruleId: 'simple-table-head-repeat',
    reason: 'The table has a second header separator',
    start: lines.starts[row]!,
    end: lines.ends[row]!,
    actual: lines.value.slice(lines.starts[row]!, lines.ends[row]!),
    note: `Use \`-\` to underline column spans, or leave the line out. docutils: "Multiple head/body row separators (table lines ${rules[0]! + 1} and ${row + 1}); only one allowed."`
  })
}
