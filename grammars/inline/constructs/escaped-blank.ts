import {type CustomPatternMatcherReturn, createToken, type TokenType} from 'chevrotain'
import type {InlineConstruct} from '../construct.js'

/**
 * A blank behind a backslash, next to markup: it ends the markup, and nobody sees it (docutils: "Escaping Mechanism").
 * Elsewhere a backslash stays: what the text builder wrote has no escapes.
 */
const EscapedBlank: TokenType = createToken({
  name: 'EscapedBlank',
  label: '\\ ',
  pattern: matchEscapedBlank,
  start_chars_hint: ['\\'],
  line_breaks: true
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
  tokens: {'sphinx-text': [EscapedBlank]},
  rule() {
    const token = this.CONSUME(EscapedBlank)
    return this.ACTION(() => this.textNode(this.endOf(token), this.endOf(token)))
  }
}
