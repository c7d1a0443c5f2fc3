import type {IToken} from 'chevrotain'
import {Text} from '../tokens.js'

/**
 * Where markup may begin and end (docutils: "Inline Markup Recognition Rules"). NUL stands for an escaping backslash
 * (`grammars/rst-text.ts`).
 */

// docutils' lists are from Unicode 5.2; the categories they derive from also cover later characters.
const before = /[\s"'(<[{\-/:]|[\p{Ps}\p{Pi}\p{Pf}\p{Pd}]|(?![\0-\x7F])\p{Po}/u
const behind = /[\s\0"')>\]}\-/:\\.,;!?]|[\p{Pe}\p{Pi}\p{Pf}\p{Pd}]|(?![\0-\x7F])\p{Po}/u

const isBefore = remember(before)
const isBehind = remember(behind)

/** ASCII characters after which no markup may begin, and before which none may end, for character classes. */
const notBefore = complement(before)
const notBehind = complement(behind)

/** List the ASCII characters that do not match. */
function complement(pattern: RegExp): string {
  let found = ''
  for (let code = 0; code < 128; code += 1) {
    if (!pattern.test(String.fromCharCode(code))) {
      found += `\\x${code.toString(16).padStart(2, '0')}`
    }
  }
  return found
}

/** Pattern of a text where one of some markers may begin markup (`InlineTokenConfig.needs`). */
export function standing(marks: ReadonlyArray<string>): RegExp {
  const either = marks.map((mark) => mark.replace(/[*|]/g, '\\$&'))
  return new RegExp(either.map((mark) => `${mark}(?<![${notBefore}]${mark})(?![ \\n])`).join('|'))
}

/**
 * Pattern of a text that may contain a name with a marker at its end. Before a non-ASCII character, it does not check
 * the name: such names may continue there, and each marker in a long one would rescan all before it.
 */
export function ending(mark: string, letter: string, name: string): RegExp {
  const whole = `${mark}(?![${notBehind}\\u0080-\\uFFFF])(?<=(?<![${notBefore}])${name}${mark}+)`
  return new RegExp(`${whole}|${mark}(?=[\\u0080-\\uFFFF])(?<=[${mark}${letter.slice(1)}${mark})`)
}

/** Make a test of one UTF-16 unit, with a lookup table for ASCII. */
export function remember(pattern: RegExp): (text: string, index: number) => boolean {
  const ascii = Array.from({length: 128}, (_, code) => pattern.test(String.fromCharCode(code)))
  return (text, index) => {
    const code = text.charCodeAt(index)
    return code < 128 ? ascii[code]! : pattern.test(text[index]!)
  }
}

/**
 * Whether a marker at an index may begin markup: also directly after other markup, since docutils continues there as at
 * the beginning of a text.
 *
 * @param tokens
 *   Tokens before it.
 */
export function mayBegin(text: string, index: number, tokens: ReadonlyArray<IToken>): boolean {
  return index === 0 || isBefore(text, index - 1) || isBehindMark(index, tokens)
}

function isBehindMark(index: number, tokens: ReadonlyArray<IToken>): boolean {
  const last = tokens[tokens.length - 1]
  return (
    last !== undefined &&
    last.startOffset + last.image.length === index &&
    !last.tokenType.CATEGORIES?.includes(Text)
  )
}

/** Whether markup may end before an index. */
export function mayEnd(text: string, index: number): boolean {
  return index >= text.length || isBehind(text, index)
}

/** Whether there is whitespace at an index. */
export function isSpaceAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code === 32 || code === 10 || (code > 127 && /\s/.test(text[index]!))
}

const pairs = new Map(
  Object.entries({
    '"': '"',
    "'": "'",
    '(': ')',
    '<': '>',
    '[': ']',
    '{': '}',
    '\u00ab': '\u00bb',
    '\u00bb': '\u00ab\u00bb',
    '\u2018': '\u2019\u201a',
    '\u2019': '\u2018\u2019',
    '\u201a': '\u2019\u2018',
    '\u201c': '\u201d\u201e',
    '\u201d': '\u201c\u201d',
    '\u201e': '\u201c\u201d',
    '\u2039': '\u203a',
    '\u203a': '\u2039\u203a',
    '\u3008': '\u3009',
    '\u300a': '\u300b',
    '\u300c': '\u300d',
    '\u300e': '\u300f',
    '\u3010': '\u3011',
    '\uff08': '\uff09'
  })
)

/** Whether a marker is between quotes or brackets, or at the end, and therefore text (docutils: `quoted_start`). */
export function isQuoted(
  text: string,
  start: number,
  end: number,
  tokens: ReadonlyArray<IToken>
): boolean {
  if (start === 0) return false
  // Nearly all markers follow a space, which no markup ends with.
  if (text.charCodeAt(start - 1) === 32) return end >= text.length
  if (isBehindMark(start, tokens)) return false
  return end >= text.length || pairs.get(text[start - 1]!)?.includes(text[end]!) === true
}

/** What was searched for in a text but not found: from there on, it will not be found either. */
const missing = {text: '', from: new Map<string, number>()}

/**
 * Find the end marker of markup.
 *
 * @param text
 *   Text.
 * @param from
 *   Index where the content starts.
 * @param mark
 *   Marker.
 * @param key
 *   Identifies the search: the same for each text with the same `isEnd`.
 * @param isEnd
 *   Whether the marker at an index ends the markup.
 * @returns
 *   Where the marker starts; -1 if there is none, or no content before it.
 */
export function findEnd(
  text: string,
  from: number,
  mark: string,
  key: string,
  isEnd: (index: number) => boolean
): number {
  if (missing.text !== text) {
    missing.text = text
    missing.from.clear()
  }
  const known = missing.from.get(key)
  if (known !== undefined && from >= known) return -1
  for (let at = text.indexOf(mark, from); at !== -1; at = text.indexOf(mark, at + 1)) {
    if (isEnd(at)) return at > from ? at : -1
  }
  missing.from.set(key, from)
  return -1
}
