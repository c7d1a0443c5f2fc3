import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {characterWidth} from './column-width.js'

const wordCharacter = /^[\p{L}\p{N}_]$/u

/** Whether Python's `\w` matches: letters, digits, the underscore. */
export function isWord(code: number): boolean {
  if (code < 128) {
    return (
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95
    )
  }
  return code >= 128 && wordCharacter.test(String.fromCharCode(code))
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/**
 * Find where the writer may break a run of text that holds no blank.
 *
 * It is Sphinx's variant of Python's `textwrap` (`TextWrapper.wordsep_re` and `_split`): behind the hyphen of a
 * hyphenated word, before the punctuation that such a word starts with, on both sides of an em-dash made of hyphens,
 * and on both sides of a wide character.
 *
 * @returns
 *   Indices into `text`, ascending, without 0 and its length.
 */
export function chunkBreaks(text: string, widths: WidthModel): Array<number> {
  const breaks: Array<number> = []
  const add = (index: number): void => {
    if (index > 0 && index < text.length && breaks[breaks.length - 1] !== index) breaks.push(index)
  }
  // Text start of an interpreted text takes everything up to the blank.
  let matched = 0
  let runStart = 0
  let segmentStart = 0
  let index = 0
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (code >= 0x1100) {
      const character = String.fromCodePoint(text.codePointAt(index)!)
      if (characterWidth(character, widths) === 2) {
        add(index)
        index += character.length
        add(index)
        matched = index
        runStart = index
        segmentStart = index
        continue
      }
    }
    if (code === 45) {
      // `[^\s\w]*\w+[a-zA-Z]-(?=\w+[a-zA-Z])`
      if (
        index - 2 >= segmentStart &&
        index - 2 >= matched &&
        isLetter(text.charCodeAt(index - 1)) &&
        isWord(text.charCodeAt(index - 2)) &&
        startsWord(text, index + 1)
      ) {
        let start = index - 1
        while (start > matched && isWord(text.charCodeAt(start - 1))) start -= 1
        while (start > matched && !isWord(text.charCodeAt(start - 1))) start -= 1
        add(start)
        index += 1
        add(index)
        matched = index
        continue
      }
      let end = index
      while (text.charCodeAt(end) === 45) end += 1
      // `(?<=[\w\!\"\'\&\.\,\?])-{2,}(?=\w)`
      if (
        end - index >= 2 &&
        end < text.length &&
        isWord(text.charCodeAt(end)) &&
        index > segmentStart &&
        (isWord(text.charCodeAt(index - 1)) || '!"\'&.,?'.includes(text[index - 1]!))
      ) {
        // A hyphenated word behind it takes the dashes in.
        if (startsHyphenated(text, end)) {
          add(index)
        } else {
          add(index)
          add(end)
          matched = end
        }
      }
      index = end
      continue
    }
    index += 1
  }
  void runStart
  return breaks
}

function startsWord(text: string, index: number): boolean {
  if (index >= text.length || !isWord(text.charCodeAt(index))) return false
  for (let next = index + 1; next < text.length; next += 1) {
    const code = text.charCodeAt(next)
    if (isLetter(code)) return true
    if (!isWord(code)) return false
  }
  return false
}

function startsHyphenated(text: string, index: number): boolean {
  let end = index
  while (end < text.length && isWord(text.charCodeAt(end))) end += 1
  return (
    end - index >= 2 &&
    text.charCodeAt(end) === 45 &&
    isLetter(text.charCodeAt(end - 1)) &&
    startsWord(text, end + 1)
  )
}
