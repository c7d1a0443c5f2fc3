import {type CustomPatternMatcherReturn, createToken, type TokenType} from 'chevrotain'
import type {InlineCode} from 'mdast'
import type {InlineConstruct} from '../construct.js'

/**
 * Straight quotes around an inline literal. Sphinx writes no other straight quotes in prose: those of the author have
 * become typographic ones (spec A20).
 */
const QuotedLiteral: TokenType = createToken({
  name: 'QuotedLiteral',
  label: '"literal"',
  pattern: matchLiteral,
  start_chars_hint: ['"'],
  line_breaks: true
})

/** A bound, so that a text full of quotes takes linear time. */
const mostInnerQuotes = 64

/**
 * A literal may hold quotes itself, `"List["SomeClass"]"`: it ends at the first quote that has an even number of
 * quotes before it inside and no word character behind it; where there is none, at the next quote.
 */
function matchLiteral(text: string, offset: number): CustomPatternMatcherReturn | null {
  const first = text.indexOf('"', offset + 1)
  let end = first
  for (let inner = 0; end !== -1 && inner < mostInnerQuotes; inner += 1) {
    if (inner % 2 === 0 && !isWordAt(text, end + 1)) return [text.slice(offset, end + 1)]
    end = text.indexOf('"', end + 1)
  }
  return first === -1 ? null : [text.slice(offset, first + 1)]
}

function isWordAt(text: string, offset: number): boolean {
  return offset < text.length && /[\p{L}\p{N}_]/u.test(text.charAt(offset))
}

/**
 * ```ebnf
 * literal = QuotedLiteral ;
 * ```
 */
export const literal: InlineConstruct = {
  name: 'literal',
  tokens: {sphinx: [QuotedLiteral], 'sphinx-text': [QuotedLiteral]},
  rule() {
    const token = this.CONSUME(QuotedLiteral)
    return this.ACTION((): InlineCode => ({type: 'inlineCode', ...this.enclosed(token, 1)}))
  }
}
