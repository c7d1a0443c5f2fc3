import type {CustomPatternMatcherReturn} from 'chevrotain'
import type {InlineConstruct} from '../construct.js'
import {endOf, type InlineToken, inlineToken} from '../tokens.js'

/** A word joiner next to a marker, or at the start. */
const Joiner: InlineToken = inlineToken({
  name: 'Joiner',
  label: 'U+2060',
  pattern: matchJoiner,
  opens: '\u2060'
})

function matchJoiner(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (text[offset] !== '\u2060') return null
  const beside = '<|*'.includes(text[offset - 1] ?? '<') || '|>'.includes(text[offset + 1] ?? ' ')
  return beside ? ['\u2060'] : null
}

/**
 * ```ebnf
 * joiner = Joiner ;
 * ```
 *
 * HyperHelp has no escape. Instead, `toHyperhelp` writes a word joiner, which is invisible, next to a character that
 * would be a marker. There it is not part of the text; elsewhere it is.
 */
export const joiner: InlineConstruct = {
  name: 'joiner',
  tokens: [Joiner],
  example: '*\u2060b',
  read: (token, {nodes}) => nodes.text(endOf(token), endOf(token))
}
