import type {Text} from 'mdast'
import type {InlineConstruct} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'

/**
 * Four or more `-` or `=`, including a `+` or `|` at either end: such a bar opens no link (HyperHelp: help/syntax.txt,
 * "Separators").
 */
const SeparatorRun: InlineToken = inlineToken({
  name: 'SeparatorRun',
  label: 'separator',
  pattern: /[+|]?(?:----+|====+)[+|]?/,
  opens: '+|-=',
  starts: /\+?(?:----|====)/,
  // Its only effect is to consume a bar.
  needs: '|'
})

/**
 * ```ebnf
 * separator = SeparatorRun ;
 * ```
 *
 * Separators are decoration; in running text they stay as they are.
 */
export const separator: InlineConstruct = {
  name: 'separator',
  tokens: [SeparatorRun],
  example: '----|',
  read: (token, {nodes}): Text => nodes.text(token.startOffset, endOf(token))
}
