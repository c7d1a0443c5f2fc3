/**
 * Finds where the markup of hand-written help files starts and ends. The block grammar needs to know which line endings
 * are inside a construct, the inline grammar whether an opener has a closer; both use this scan.
 */

/**
 * Constructs that extend from an opener to their closer, across any number of lines (HyperHelp:
 * HyperHelp-Help.sublime-syntax).
 */
export type MarkupKind =
  | 'comment'
  | 'keyBinding'
  | 'inlineCode'
  | 'link'
  | 'anchor'
  | 'hiddenAnchor'

/** A construct that starts at an offset. */
export interface Markup {
  readonly kind: MarkupKind
  /** Offset after its closer; `-1` if it has none. */
  readonly end: number
}

/** A word character, `\w` in Sublime Text's regular expressions. */
const word = /[\p{L}\p{M}\p{N}\p{Pc}]/u

const asterisk = 42
const bar = 124
const less = 60
const backtick = 96

/** Whitespace other than line endings, `\s` in Sublime Text's regular expressions. */
export const whiteSpace =
  '\\t\\v\\f\\r \\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000'
/** First characters of a line that may begin with whitespace. */
export const whiteSpaceStarts: ReadonlyArray<number> = [
  9, 11, 12, 13, 32, 0x85, 0xa0, 0x1680, 0x2000, 0x2028, 0x202f, 0x205f, 0x3000
]

/** A line of three backticks and whitespace. */
const fenceCloser = new RegExp(
  `(?<=\\n)[${whiteSpace}]*\`\`\`[${whiteSpace}]*(?:\\n|(?![\\s\\S]))`,
  'g'
)

/** Length of each opener and closer. */
const marks: Readonly<Record<MarkupKind, {open: number; close: string}>> = {
  comment: {open: 3, close: '**>'},
  keyBinding: {open: 1, close: '>'},
  inlineCode: {open: 1, close: '`'},
  link: {open: 1, close: '|'},
  anchor: {open: 1, close: '*'},
  hiddenAnchor: {open: 2, close: '|*'}
}

/** What to search a line for: its end, and what can open a construct or keep a bar from opening one. */
const interesting = /[\n<`|*]|[+]?(?:----+|====+)[+|]?/g

/** A text with its cached closers: each is searched once, however many openers need it. */
export class MarkupScan {
  readonly text: string
  /** Last result for each closer: from any offset between the two, there is none before `at`. */
  readonly #closers = new Map<MarkupKind, {from: number; at: number}>()

  constructor(text: string) {
    this.text = text
  }

  /** Find what starts at an offset, closed or not; `undefined` if it is text. */
  at(offset: number): Markup | undefined {
    const kind = this.#kindAt(offset)
    if (!kind) return undefined
    const {open, close} = marks[kind]
    const at = this.#closer(kind, offset + open)
    return {kind, end: at === -1 ? -1 : at + close.length}
  }

  /**
   * Find the end of a line, ignoring line endings inside constructs.
   *
   * @param start
   *   Any offset outside constructs.
   * @returns
   *   Offset after the line ending.
   */
  lineEnd(start: number): number {
    const {text} = this
    interesting.lastIndex = start
    for (let match = interesting.exec(text); match; match = interesting.exec(text)) {
      if (match[0] === '\n') return match.index + 1
      if (match[0].length > 1) continue
      const markup = this.at(match.index)
      interesting.lastIndex = markup && markup.end !== -1 ? markup.end : match.index + 1
    }
    return text.length
  }

  /** Find the next construct from an offset, closed or not; `undefined` if there is none before `end`. */
  next(start: number, end: number): (Markup & {start: number}) | undefined {
    interesting.lastIndex = start
    for (let match = interesting.exec(this.text); match; match = interesting.exec(this.text)) {
      if (match.index >= end) return undefined
      if (match[0].length > 1) continue
      const markup = this.at(match.index)
      if (markup) return {...markup, start: match.index}
    }
    return undefined
  }

  /**
   * Find the line that closes a fence.
   *
   * @param start
   *   Where the first line after the opening one starts.
   * @returns
   *   Offset after that line; `-1` if there is none.
   */
  fenceEnd(start: number): number {
    if (start >= this.#noFenceFrom) return -1
    fenceCloser.lastIndex = start
    if (fenceCloser.test(this.text)) return fenceCloser.lastIndex
    this.#noFenceFrom = start
    return -1
  }
  #noFenceFrom = Number.POSITIVE_INFINITY

  #kindAt(offset: number): MarkupKind | undefined {
    const {text} = this
    switch (text.charCodeAt(offset)) {
      case less:
        if (text.startsWith('<**', offset)) return 'comment'
        return this.#isWord(offset + 1, '>?') ? 'keyBinding' : undefined
      case backtick:
        return 'inlineCode'
      case bar:
        return this.#isWord(offset + 1, ':$') ? 'link' : undefined
      case asterisk:
        if (text.charCodeAt(offset + 1) === bar) {
          return this.#isWord(offset + 2, ':$') ? 'hiddenAnchor' : undefined
        }
        return this.#isWord(offset + 1, ':$') ? 'anchor' : undefined
      default:
        return undefined
    }
  }

  /** Whether the character at an offset is a word character or one of some others. */
  #isWord(offset: number, others: string): boolean {
    const code = this.text.codePointAt(offset)
    if (code === undefined) return false
    // Nearly all are letters of ASCII.
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return true
    const character = String.fromCodePoint(code)
    return others.includes(character) || word.test(character)
  }

  #closer(kind: MarkupKind, from: number): number {
    const known = this.#closers.get(kind)
    if (known && from >= known.from && (known.at === -1 || from <= known.at)) return known.at
    const {close} = marks[kind]
    let at = this.text.indexOf(close, from)
    // The last of a run of `>` closes. Deviation: a key binding also closes at the end of the text.
    if (kind === 'keyBinding' && at !== -1) while (this.text[at + 1] === '>') at += 1
    this.#closers.set(kind, {from, at})
    return at
  }
}

/** The last scan: one text is lexed at a time. A weak map with an entry for each cell kept the collector busy. */
let last: {readonly tokens: object; readonly scan: MarkupScan} | undefined

/**
 * Get the scan of a text being lexed.
 *
 * @param text
 *   Text that the lexer reads.
 * @param tokens
 *   What the lexer passes to patterns: the same list for the whole text.
 */
export function scanOf(text: string, tokens: object): MarkupScan {
  if (last?.tokens !== tokens || last.scan.text !== text) {
    last = {tokens, scan: new MarkupScan(text)}
  }
  return last.scan
}
