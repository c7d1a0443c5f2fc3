import type {Text} from 'mdast'
import type {InlineConstruct} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'

/**
 * Four or more `-` or `=`, with a `+` or `|` taken along at either end: that bar opens no link (HyperHelp:
 * help/syntax.txt, "Separators").
 */
const SeparatorRun: InlineToken = inlineToken({
  name: 'SeparatorRun',
  label: 'separator',
  pattern: /[+|]?(?:----+|====+)[+|]?/,
  opens: '+|-=',
  starts: /\+?(?:----|====)/,
  // What it does is to take a bar along.
  needs: '|'
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
  tokens: [SeparatorRun],
  example: '----|',
  read: (token, {nodes}): Text => nodes.text(token.startOffset, endOf(token))
}
