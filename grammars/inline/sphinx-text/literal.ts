import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'

/** Text between double backticks, without spaces at its ends (docutils: "Inline Literals"). */
const DoubleBackticks: InlineToken = inlineToken({
  name: 'DoubleBackticks',
  label: '``literal``',
  pattern: /``(?=[^\s`]|`[^`])(?:[^`]|`(?!`))*?[^\s`]`{0,3}``(?!`)/,
  opens: '`'
})

/**
 * ```ebnf
 * literal = DoubleBackticks ;
 * ```
 */
export const literal: InlineConstruct = {
  name: 'literal',
  tokens: [DoubleBackticks],
  example: '``a``',
  read: (token, {nodes}) => nodes.code(token, 2)
}
