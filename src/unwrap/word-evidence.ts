import {isAscii} from '../shared/is-ascii.js'
import {type CellLine, firstWord, lastWord} from './cell-lines.js'
import {isWord} from './chunks.js'
import {shapeOf} from './shape.js'
import {weighLetters, weighPair} from './weigh-letters.js'

/** Words so common that a line end next to one is probably a space. */
const common: ReadonlySet<string> = new Set(
  'and are by can for from has have if in its may not of on only or that the this to was will with when which'.split(
    ' '
  )
)

/** How many pieces of a cut word to join when looking for a known one. */
const reach = 8

/**
 * Weigh whether a line as wide as cut lines was cut inside a word.
 *
 * The writer gives the same lines for `em2820 or` and `em2820or` if `em2820` fills the column. Which of them is
 * likelier depends on the words that occur uncut elsewhere in the table, on punctuation, and on the lengths of words.
 *
 * @param lines
 *   Lines of the cell.
 * @param index
 *   Line whose end is in question.
 * @param width
 *   Columns that the writer had for text.
 * @param words
 *   Words known from elsewhere in the table.
 * @returns
 *   Approximate logarithm of the odds: above 0 for a cut word, below 0 for a space.
 */
export function weighCut(
  lines: ReadonlyArray<CellLine>,
  index: number,
  width: number,
  words: KnownWords
): number {
  const line = lines[index]!
  const before = lastWord(line.text)
  const after = firstWord(lines[index + 1]!.text)
  const known = knownAround(lines, index, width, words)
  if (known === Number.POSITIVE_INFINITY) return 8
  // The wider the column, the rarer are two adjacent words that do not fit into it together.
  let weight = 3
  if (before.length > 3) weight += Math.min(3, Math.max(0, (width - 12) / 8))
  if (
    /^["'(*]*[A-Za-z]+$/.test(shapeOf(before)) &&
    /^[A-Za-z]+["').,;:*]*$/.test(shapeOf(width < 3 ? after : joinForward(lines, index)))
  ) {
    const first = bare(before).length
    const second = bare(after).length
    weight = 0.5 + lengthWeight(first + second) - lengthWeight(first) - lengthWeight(second)
    // In the narrowest columns every letter is at a line end.
    if (width < 3) weight = Math.min(weight, 2)
    if (hasNoVowel(before) || hasNoVowel(after)) weight += 2
    // Columns of one or two letters contain names and units rather than English.
    weight +=
      width < 4
        ? weighPair(before[before.length - 1]!, after[0]!) * 0.3
        : weighLetters(before, after) - 1
    if (/[a-z]$/.test(before) && /^[A-Z]/.test(after)) weight -= 2
  }
  weight -= known
  weight += punctuationWeight(before, after, joinBack(lines, index, 4), line.open)
  return weight
}

function punctuationWeight(before: string, after: string, joined: string, open: boolean): number {
  const first = shapeOf(before)
  let weight = 0
  // Literals and emphasis contain fewer spaces than running text.
  if (open) weight += 3
  else if (before[0] === '*' && before.indexOf('*', 1) < 0) weight += 1.5
  // No space follows an opening bracket or precedes closing punctuation.
  if (/[_([{=/]$/.test(before) || /^[.,;:!?)\]}]/.test(after)) weight += 4
  else if (after[0] === '_' && !/[,;]$/.test(before)) weight += 4
  if (open && before.endsWith('.') && /^[a-z0-9]/.test(after)) weight += 4
  // Identifiers continue in the same case.
  if (before.includes('_') && /[A-Z0-9]$/.test(before) && /^[A-Z0-9_]+\b/.test(after)) weight += 2
  if (before.includes('_') && /[a-z0-9]$/.test(before) && /^[a-z0-9_]+\b/.test(after)) weight += 1
  if (/\d$/.test(before) && /^\d/.test(after)) weight += 1.5
  // In running text a space follows punctuation; cuts are equally likely after any character.
  if (/\d[.,]$/.test(joined) && /^\d/.test(after)) weight += 2
  else if (/[,;]$/.test(before)) weight -= 5
  else if (/^["'(*]*[A-Za-z]+[.:!?)]+$/.test(first) && !/^[a-z0-9]/.test(after)) weight -= 3
  if (/^[(*]/.test(after)) weight -= 1
  if (!open) weight -= proseWeight(first, shapeOf(after))
  if (before.endsWith('|') && after[0] === '*') weight -= 5
  // Spaces separate a whole link, or code, from the words around it, except for a plural.
  if (/\|:[^|:]*:[^|]*\|$|[^`]`$/.test(joined) && /^[\p{L}\d(`]/u.test(after)) {
    weight -= /^e?s\b/.test(after) ? 0 : 6
  }
  // The same holds for what it introduces: `|:topic:text|: *emphasis*`.
  if (!open && /["|*`]:$/.test(before) && /^[\p{L}\d"*|`]/u.test(after)) weight -= 5
  // Python's special methods: `__setitem__ __delitem__`.
  if (/^__\w+__$/.test(before) && after.startsWith('__')) weight -= 8
  // Names that differ only in their digits are two names.
  if (/[A-Za-z]\d+$/.test(first) && wordKey(before) === wordKey(after)) weight -= 4
  if (!open && before.endsWith('"') && !/^[.,:;)[\]}]/.test(after)) weight -= 3
  if (/[a-z]$/.test(before) && /^[A-Z]/.test(after)) weight -= 1
  if (/\d$/.test(before) && /^[a-zA-Z]/.test(after)) weight -= 1
  if (/[)\]]["']?[.:]?$/.test(before) && /^[a-zA-Z]/.test(after)) weight -= 4
  // `"name"[9]` is C, `name [9]` a footnote.
  if (/^\[\w*\]/.test(after)) weight += open || before.includes('"') ? 4 : -4
  return weight
}

/**
 * How strongly punctuation outside literals suggests a space: in prose, spaces separate markup and brackets from words.
 * Both words are shapes.
 */
function proseWeight(before: string, after: string): number {
  let weight = 0
  if (after[0] === '"') weight += /[A-Za-z\d]$/.test(before) ? 6 : 3
  if (/^[("'*]*[A-Za-z]?[a-z]{2,}$/.test(before) && /^\(["*]*[A-Za-z]/.test(after)) weight += 3
  if (/[A-Za-z]["']$/.test(before) && /^[A-Za-z\d]/.test(after)) weight += 5
  if (/[A-Za-z\d.!?]\*$/.test(before) && /^["A-Za-z\d(]/.test(after)) weight += 4
  // A section number and its title.
  if (/^\d[\d.]*\.$/.test(before) && /^["*]*[A-Za-z]/.test(after)) weight += 3
  return weight
}

/** Assemble the word that ends at a line end if the lines above were all cut, up to a number of lines. */
function joinBack(lines: ReadonlyArray<CellLine>, index: number, limit: number): string {
  let word = ''
  for (let step = index; step >= 0 && step > index - limit; step -= 1) {
    const part = lastWord(lines[step]!.text)
    word = part + word
    if (part !== lines[step]!.text) break
  }
  return word
}

/** Assemble the word that starts after a line end, while lines are one word and as wide as this line. */
function joinForward(lines: ReadonlyArray<CellLine>, index: number): string {
  const {width} = lines[index]!
  let word = ''
  for (let step = index + 1; step < lines.length && step < index + reach; step += 1) {
    const part = firstWord(lines[step]!.text)
    word += part
    if (part !== lines[step]!.text || lines[step]!.width !== width) break
  }
  return word
}

/** Whether a link is open at the end of a line: only a whole `|:topic:text|` can have been meant. */
export function insideLink(lines: ReadonlyArray<CellLine>, index: number): boolean {
  const word = joinBack(lines, index, 64)
  const start = word.lastIndexOf('|:')
  if (start < 0) return false
  // Topics contain no spaces, and none precedes the text of a link.
  const colon = word.indexOf(':', start + 2)
  return colon < 0 || colon === word.length - 1
}

/**
 * Look for known words that end or start at a line end.
 *
 * @returns
 *   How strongly they suggest a space; infinity if a known word crosses the line end.
 */
function knownAround(
  lines: ReadonlyArray<CellLine>,
  index: number,
  width: number,
  words: KnownWords
): number {
  const before: Array<string> = []
  const after: Array<string> = []
  for (let step = index, word = ''; step >= 0 && before.length < reach; step -= 1) {
    const part = lastWord(lines[step]!.text)
    word = part + word
    before.push(word)
    if (part !== lines[step]!.text) break
  }
  for (let step = index + 1, word = ''; step < lines.length && after.length < reach; step += 1) {
    const part = firstWord(lines[step]!.text)
    word += part
    after.push(word)
    if (part !== lines[step]!.text) break
  }
  const starts = before.map((word) => word.slice(startOf(word)))
  const ends = after.map((word) => word.slice(0, endOf(word)))
  for (const start of starts) {
    for (const end of ends) {
      // Punctuation is not part of a word.
      if (start === '' || end === '') continue
      const whole = start + end
      if (whole.length > 2 && words.has(whole)) return Number.POSITIVE_INFINITY
    }
  }
  return mostKnown(before, words, width) + mostKnown(after, words, width)
}

function mostKnown(candidates: ReadonlyArray<string>, words: KnownWords, width: number): number {
  let most = 0
  for (const word of candidates) most = Math.max(most, knownWeight(bare(word), words, width))
  return most
}

/** Weight of a known word: short ones are the beginnings and ends of too many others. */
function knownWeight(word: string, words: KnownWords, width: number): number {
  if (word.length < 2) return 0
  if (common.has(word)) return width < 3 && word.length < 4 ? 0 : Math.min(3, word.length)
  return words.has(word) ? Math.min(4, word.length) : 0
}

/** Words that occur uncut somewhere in a table. */
export class KnownWords {
  readonly #keys = new Set<string>()
  #longest = 0

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const key = wordKey(word)
      this.#keys.add(key)
      if (key.length > this.#longest) this.#longest = key.length
    }
  }

  /**
   * Whether a word is known.
   *
   * Most queries are pieces of long names joined together, and longer than any word of the table: without the length
   * check, the keys of all pieces took a third of the time of reading a cell with names.
   */
  has(word: string): boolean {
    return word.length <= this.#longest && this.#keys.has(wordKey(word))
  }
}

/** Key of a word: in lowercase, with all digits in a name alike, since names often differ only in their digits. */
function wordKey(word: string): string {
  // Most words consist of these letters and need no Unicode-aware expression.
  if (/^[A-Za-z]+$/.test(word)) return word.toLowerCase()
  return hasLetter(word) ? word.toLowerCase().replace(/\d/g, '0') : word
}

function hasLetter(word: string): boolean {
  return /[A-Za-z]/.test(word) || (!isAscii(word) && /\p{L}/u.test(word))
}

/** A word without surrounding punctuation, in lowercase. */
function bare(word: string): string {
  const start = startOf(word)
  return start === word.length ? '' : word.slice(start, endOf(word)).toLowerCase()
}

/** Where a word starts after punctuation; its length if there is only punctuation. */
function startOf(word: string): number {
  let start = 0
  while (start < word.length && !isWord(word.charCodeAt(start))) start += 1
  return start
}

/** Where a word ends before punctuation; 0 if there is only punctuation. */
function endOf(word: string): number {
  let end = word.length
  while (end > 0 && !isWord(word.charCodeAt(end - 1))) end -= 1
  return end
}

/** Whether a part is likely to be a fragment rather than a word. */
function hasNoVowel(part: string): boolean {
  return /^[b-df-hj-np-tv-xz]{2,}$/.test(part)
}

/** Logarithms of the shares of English words by number of letters, from 0. */
const shares = [
  -9, -3.5, -1.8, -1.6, -1.8, -2.2, -2.5, -2.5, -2.8, -3.1, -3.5, -4.1, -4.6, -5.1, -5.8, -6.5
]

function lengthWeight(length: number): number {
  return shares[length] ?? -6.5 - (length - 15) * 0.7
}
