import {createToken, type TokenType} from 'chevrotain'
import type {HelpHeader} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'

/** The first line of a help file, and only the first (HyperHelp: help/syntax.txt, "File Header"; core.py). */
const HelpHeaderLine: TokenType = createToken({
  name: 'HelpHeaderLine',
  label: '%hyperhelp',
  pattern: /(?<![\0-\uFFFF])%hyperhelp(?![0-9A-Za-z_])[\0-\t\v-\uFFFF]*\n?/,
  line_breaks: true
})

/**
 * ```ebnf
 * helpHeader = HelpHeaderLine ;
 * ```
 *
 * Pairs of a lower-case key and a quoted value; a repeated key's last value counts (HyperHelp: core.py,
 * `_get_help_header`).
 */
export const helpHeader: BlockConstruct = {
  name: 'helpHeader',
  tokens: {hyperhelp: [HelpHeaderLine], sphinx: [HelpHeaderLine]},
  rule() {
    const token = this.CONSUME(HelpHeaderLine)
    return this.ACTION(() => {
      const block = this.blockOf([token])
      const line = block.line(0)
      const attributes = new Map<string, string>()
      let from = '%hyperhelp'.length
      for (const match of line.matchAll(/\b([a-z]+)="([^"]*)"/g)) {
        this.reportIllegal(block.start, line, from, match.index)
        attributes.set(match[1]!, match[2]!)
        from = match.index + match[0].length
      }
      this.reportIllegal(block.start, line, from, line.length)
      const node: HelpHeader = {
        type: 'helpHeader',
        title: attributes.get('title') ?? null,
        date: attributes.get('date') ?? null,
        attributes: Object.fromEntries(attributes),
        position: this.position(block)
      }
      return [node]
    })
  }
}
