import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {textWidth} from '../../grammars/grid-table/widths.js'

/**
 * Where a writer may break a line without a space: between the chunks into which Python's `textwrap` splits text, with
 * Sphinx's own expression (Sphinx: `sphinx.writers.text.TextWrapper`).
 */
export type Seam =
  /** No seam: only a word longer than the column is cut here. */
  | 'none'
  /**
   * After the hyphen of a hyphenated word, next to a dash made of hyphens, between wide characters, next to wide
   * punctuation.
   */
  | 'strong'
  /** Before the punctuation of a hyphenated word, or between a wide character and another; a space is likelier. */
  | 'weak'

/** Find the seams of a run of text without spaces. */
export function findSeams(
  text: string,
  widths: WidthModel
): ReadonlyArray<{index: number; seam: Seam}> {
  if (!mayHaveSeams(text)) return none
  const seams: Array<{index: number; seam: Seam}> = []
  // Interpreted text is one chunk: `(?<=\s)(?::[a-z-]+:)?`\S+`.
  if (/^(?::[a-z-]+:)?`./.test(text)) return seams
  let from = 0
  const add = (index: number, seam: Seam): void => {
    if (index <= 0 || index >= text.length) return
    const last = seams[seams.length - 1]
    if (last?.index !== index) seams.push({index, seam})
    else if (seam === 'strong') last.seam = seam
  }
  for (let index = 0; index < text.length; ) {
    const code = text.codePointAt(index)!
    const units = code > 0xffff ? 2 : 1
    if (code >= 0x1100 && isWide(code, widths)) {
      const previous = seams[seams.length - 1]
      const afterWide = previous?.index === index && from === index
      const mark = isWideMark(code)
      if (afterWide) previous.seam = 'strong'
      else add(index, mark || opensWord(text.charCodeAt(index - 1)) ? 'strong' : 'weak')
      index += units
      const apart = mark && !endsSentence(code)
      add(index, apart || closesWord(text.charCodeAt(index)) ? 'strong' : 'weak')
      from = index
    } else if (code === hyphen) {
      index = seamsAtHyphen(text, index, from, add)
      if (text.charCodeAt(index - 1) === hyphen && seams[seams.length - 1]?.index === index)
        from = index
    } else {
      index += units
    }
  }
  return seams
}

const hyphen = 45

const none: ReadonlyArray<never> = []

/** Whether there is a hyphen or a possibly wide character; most words have neither. */
function mayHaveSeams(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === hyphen || code >= 0x1100) return true
  }
  return false
}

/**
 * Add the seams at a hyphen.
 *
 * @param from
 *   End of the last chunk, where the search for the next one starts.
 * @returns
 *   Where to continue.
 */
function seamsAtHyphen(
  text: string,
  index: number,
  from: number,
  add: (index: number, seam: Seam) => void
): number {
  // A hyphenated word: `[^\s\w]*\w+[a-zA-Z]-(?=\w+[a-zA-Z])`.
  if (
    index - 2 >= from &&
    isLetter(text.charCodeAt(index - 1)) &&
    isWord(text.charCodeAt(index - 2)) &&
    startsWord(text, index + 1)
  ) {
    let start = index - 1
    while (start > from && isWord(text.charCodeAt(start - 1))) start -= 1
    while (start > from && !isWord(text.charCodeAt(start - 1))) start -= 1
    add(start, 'weak')
    add(index + 1, 'strong')
    return index + 1
  }
  let end = index
  while (text.charCodeAt(end) === hyphen) end += 1
  // A dash made of hyphens: `(?<=[\w\!\"\'\&\.\,\?])-{2,}(?=\w)`.
  if (end - index >= 2 && isWord(text.charCodeAt(end)) && followsWord(text, index, from)) {
    add(index, 'weak')
    // The punctuation before a hyphenated word is part of its chunk, even a dash.
    if (!startsHyphenated(text, end)) add(end, 'strong')
  }
  return end
}

function followsWord(text: string, index: number, from: number): boolean {
  return (
    index > from && (isWord(text.charCodeAt(index - 1)) || '!"\'&.,?'.includes(text[index - 1]!))
  )
}

function isWide(code: number, widths: WidthModel): boolean {
  return widths !== 'code-unit' && textWidth(String.fromCodePoint(code), widths) === 2
}

/** Whether a wide character is punctuation, which includes its own spacing: no space is next to it. */
function isWideMark(code: number): boolean {
  return (
    (code >= 0x3001 && code <= 0x301f) ||
    (code >= 0xff01 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20) ||
    (code >= 0xff3b && code <= 0xff40) ||
    (code >= 0xff5b && code <= 0xff65)
  )
}

/** Whether a wide character ends a sentence, which a space sometimes follows. */
function endsSentence(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f
}

/** Whether no space follows a character: `([{`. */
function opensWord(code: number): boolean {
  return code === 40 || code === 91 || code === 123
}

/** Whether no space precedes a character: `!),.:;?]}`. */
function closesWord(code: number): boolean {
  return [33, 41, 44, 46, 58, 59, 63, 93, 125].includes(code)
}

/** Whether `\w+[a-zA-Z]` matches. */
export function startsWord(text: string, index: number): boolean {
  if (!isWord(text.charCodeAt(index))) return false
  for (let next = index + 1; next < text.length; next += 1) {
    const code = text.charCodeAt(next)
    if (isLetter(code)) return true
    if (!isWord(code)) return false
  }
  return false
}

function startsHyphenated(text: string, index: number): boolean {
  let end = index
  while (isWord(text.charCodeAt(end))) end += 1
  return (
    end - index >= 2 &&
    text.charCodeAt(end) === hyphen &&
    isLetter(text.charCodeAt(end - 1)) &&
    startsWord(text, end + 1)
  )
}

const wordCharacter = /^[\p{L}\p{N}_]$/u

/** Whether a UTF-16 unit is a letter, a digit or an underscore, like Python's `\w`; false for `NaN`. */
export function isWord(code: number): boolean {
  if (code < 128) return isLetter(code) || (code >= 48 && code <= 57) || code === 95
  return code >= 128 && wordCharacter.test(String.fromCharCode(code))
}

/** Whether a UTF-16 unit is one of `a-zA-Z`. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}
