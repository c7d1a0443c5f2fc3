import type {CustomPatternMatcherReturn} from 'chevrotain'
import {isSpace} from '../../text-block.js'
import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'

/**
 * Straight quotes around an inline literal. Sphinx writes no other straight quotes in prose: it converts the author's
 * to typographic ones (spec A20).
 */
const QuotedLiteral: InlineToken = inlineToken({
  name: 'QuotedLiteral',
  label: '"literal"',
  pattern: matchLiteral,
  opens: '"'
})

/** Keeps a text full of quotes linear. */
const mostInnerQuotes = 64

/**
 * A literal may contain quotes, `"List["SomeClass"]"`: it ends at the first quote that may close one with an even
 * number of quotes before it inside; failing that, at the first that may close one, else at the next. Literals are not
 * empty, and do not start or end with a space (docutils: "Inline Markup Recognition Rules").
 *
 * Deviation: a quote closes a literal only before characters that may follow one, not before every nonword character
 * (spec A20): on the same documents it finds 99.95 % of them instead of 99.72 %.
 */
function matchLiteral(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (text.startsWith('"""', offset) && text[offset + 3] !== '"' && isBehind(text, offset + 3)) {
    return ['"""']
  }
  let fit = -1
  let next = -1
  let inner = 0
  let end = text.indexOf('"', offset + 1)
  for (let count = 0; end !== -1 && count < mostInnerQuotes; count += 1) {
    if (end > offset + 1) {
      if (next === -1) next = end
      if (
        !isSpace(text.charCodeAt(end - 1)) &&
        isBehind(text, end + 1) &&
        !opensInside(text, offset, end)
      ) {
        if (inner % 2 === 0) return literalOf(text, offset, end)
        if (fit === -1) fit = end
      }
    }
    if (!isQuoted(text, end)) inner += 1
    end = text.indexOf('"', end + 1)
  }
  const close = fit === -1 ? next : fit
  return close === -1 ? null : literalOf(text, offset, close)
}

/**
 * Match a literal, unless its first quote is a slip for a backtick: a backtick closes it, and another literal begins
 * after that, ``"reel.cfg` has a table "spools"``.
 */
function literalOf(text: string, offset: number, end: number): CustomPatternMatcherReturn | null {
  const literal = text.slice(offset, end + 1)
  return literal.includes('`') && /^"[^`]*`[^`]* "[^\s"`]+"$/.test(literal) ? null : [literal]
}

/** Whether text may follow a literal: a space, closing punctuation, other markup, or the plural's `s`. */
function isBehind(text: string, offset: number): boolean {
  if (offset >= text.length) return true
  const follower = text.charAt(offset)
  if (follower === 's') return !isWordAt(text, offset + 1)
  if (follower === "'") return text[offset + 1] === 's' && !isWordAt(text, offset + 2)
  if (follower === '.') return text[offset + 1] !== '.'
  return /[\s,;:!?)\]}>|*/^\-–—‘’“”…]/.test(follower)
}

/** Whether a quote in a literal opens a string there: `O="-E"`, `["^!"]`. */
function opensInside(text: string, offset: number, end: number): boolean {
  if (end - offset < 2 || !/[=([{]/.test(text.charAt(end - 1))) return false
  const follower = text.charAt(end + 1)
  return follower !== '' && !/[\s,;:.!?)\]}s–—’”…]/.test(follower)
}

/** Whether a quote inside does not delimit a string: `'"'`, `['"]`, `\"`. */
function isQuoted(text: string, offset: number): boolean {
  const before = text[offset - 1]
  const after = text[offset + 1]
  if (before === "'") return after === "'" || after === ']'
  return before === '\\' && text[offset - 2] !== '\\'
}

function isWordAt(text: string, offset: number): boolean {
  return offset < text.length && /[\p{L}\p{N}_]/u.test(text.charAt(offset))
}

/**
 * ```ebnf
 * quotedLiteral = QuotedLiteral ;
 * ```
 */
export const quotedLiteral: InlineConstruct = {
  name: 'quotedLiteral',
  tokens: [QuotedLiteral],
  example: '"a"',
  read: (token, {nodes}) => nodes.code(token, 1)
}
