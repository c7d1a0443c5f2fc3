import {createToken, type TokenType} from 'chevrotain'
import type {Text} from 'mdast'
import type {InlineConstruct} from '../construct.js'

/**
 * Four or more `-` or `=`, with a `+` or `|` taken along at either end: that bar opens no link (HyperHelp:
 * help/syntax.txt, "Separators").
 */
const SeparatorRun: TokenType = createToken({
  name: 'SeparatorRun',
  label: 'separator',
  pattern: /[+|]?(?:----+|====+)[+|]?/
})

/**
 * ```ebnf
 * separator = SeparatorRun ;
 * ```
 *
 * Separators are drawing; in running text they stay as they are.
 */
export const separator: InlineConstruct = {
  name: 'separator',
  tokens: {hyperhelp: [SeparatorRun]},
  rule() {
    const token = this.CONSUME(SeparatorRun)
    return this.ACTION((): Text => this.textNode(token.startOffset, this.endOf(token)))
  }
}
