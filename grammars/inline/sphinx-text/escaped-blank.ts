import type {CustomPatternMatcherReturn} from 'chevrotain'
import type {InlineConstruct} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'

/**
 * A space after a backslash, next to markup, which it ends; it is invisible (docutils: "Escaping Mechanism"). Elsewhere
 * a backslash stays, because the output of the text builder has no escapes.
 */
const EscapedBlank: InlineToken = inlineToken({
  name: 'EscapedBlank',
  label: '\\ ',
  pattern: matchEscapedBlank,
  opens: '\\'
})

function matchEscapedBlank(text: string, offset: number): CustomPatternMatcherReturn | null {
  const next = text[offset + 1]
  if (text[offset] !== '\\' || (next !== ' ' && next !== '\n')) return null
  const beside = '`*_'.includes(text[offset - 1] ?? ' ') || '`*:'.includes(text[offset + 2] ?? ' ')
  return beside ? [text.slice(offset, offset + 2)] : null
}

/**
 * ```ebnf
 * escapedBlank = EscapedBlank ;
 * ```
 */
export const escapedBlank: InlineConstruct = {
  name: 'escapedBlank',
  tokens: [EscapedBlank],
  example: '``a``\\ b',
  read: (token, {nodes}) => nodes.text(endOf(token), endOf(token))
}
