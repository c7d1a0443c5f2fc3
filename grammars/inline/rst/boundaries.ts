import type {IToken} from 'chevrotain'
import {Text} from '../tokens.js'

/**
 * Where markup may begin and end (docutils: "Inline Markup Recognition Rules"). NUL stands for a backslash that takes the
 * meaning of what follows it away (`grammars/rst-text.ts`).
 */

// docutils' lists are of Unicode 5.2; the categories they were made of say the same for what came later.
const before = /[\s"'(<[{\-/:]|[\p{Ps}\p{Pi}\p{Pf}\p{Pd}]|(?![\0-\x7F])\p{Po}/u
const behind = /[\s\0"')>\]}\-/:\\.,;!?]|[\p{Pe}\p{Pi}\p{Pf}\p{Pd}]|(?![\0-\x7F])\p{Po}/u

const isBefore = remember(before)
const isBehind = remember(behind)

/** ASCII behind which no markup may begin, and before which none may end, for character classes. */
const notBefore = complement(before)
const notBehind = complement(behind)

/** List what of ASCII does not match. */
function complement(pattern: RegExp): string {
  let found = ''
  for (let code = 0; code < 128; code += 1) {
    if (!pattern.test(String.fromCharCode(code))) {
      found += `\\x${code.toString(16).padStart(2, '0')}`
    }
  }
  return found
}

/** What a text has in which one of some marks may begin something (`InlineTokenConfig.needs`). */
export function standing(marks: ReadonlyArray<string>): RegExp {
  const either = marks.map((mark) => mark.replace(/[*|]/g, '\\$&'))
  return new RegExp(either.map((mark) => `${mark}(?<![${notBefore}]${mark})(?![ \\n])`).join('|'))
}

/**
 * What a text has in which a name may stand that a mark ends. Before what is not ASCII it is not looked at: such names
 * may go on there, and each mark in a long one would look at all before it.
 */
export function ending(mark: string, letter: string, name: string): RegExp {
  const whole = `${mark}(?![${notBehind}\\u0080-\\uFFFF])(?<=(?<![${notBefore}])${name}${mark}+)`
  return new RegExp(`${whole}|${mark}(?=[\\u0080-\\uFFFF])(?<=[${mark}${letter.slice(1)}${mark})`)
}

/** Make a test of one UTF-16 unit: answers for ASCII stand in a table. */
function remember(pattern: RegExp): (text: string, index: number) => boolean {
  const ascii = Array.from({length: 128}, (_, code) => pattern.test(String.fromCharCode(code)))
  return (text, index) => {
    const code = text.charCodeAt(index)
    return code < 128 ? ascii[code]! : pattern.test(text[index]!)
  }
}

/**
 * Whether a mark at an index may begin markup: also right behind a mark of other markup, since docutils goes on there as
 * at the beginning of a text.
 *
 * @param tokens
 *   What was found before.
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

/** Whether there is white space at an index. */
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

/** Whether a mark stands between quotes or brackets, or at the end: then it is text (docutils: `quoted_start`). */
export function isQuoted(
  text: string,
  start: number,
  end: number,
  tokens: ReadonlyArray<IToken>
): boolean {
  if (start === 0 || isBehindMark(start, tokens)) return false
  if (end >= text.length) return true
  return pairs.get(text[start - 1]!)?.includes(text[end]!) === true
}

/** What was looked for in a text without being found: nothing further on will be found either. */
const missing = {text: '', from: new Map<string, number>()}

/**
 * Find the mark that ends markup.
 *
 * @param text
 *   Text.
 * @param from
 *   Index of what is marked up.
 * @param mark
 *   Mark.
 * @param key
 *   What is looked for: the same for each text with the same `isEnd`.
 * @param isEnd
 *   Whether the mark at an index ends the markup.
 * @returns
 *   Where the mark starts; -1 when there is none, or nothing before it.
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
