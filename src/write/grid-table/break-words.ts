import type {GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {isBesideWide, joinsWithBlank, startsBlock} from '../notation/paragraph-start.js'

/** Stands for a space at which no line may end; no text contains it, since NUL is never written. */
export const hold = '\0'

/**
 * Whether cells of a dialect are running text wrapped by Sphinx, which also breaks next to wide characters without a
 * space.
 */
export function isRunning(dialect: GridTableDialect): boolean {
  return dialect === 'sphinx' || dialect === 'hyperhelp'
}

/**
 * Split running text at the places where a line may end.
 *
 * A line may end at a single space if readers of the table join the lines with a space again, and if the next word does
 * not look like the start of a block at the start of a line.
 *
 * @param running
 *   Whether the dialect's cells are running text.
 */
export function breakWords(value: string, running: boolean): Array<string> {
  const words: Array<string> = []
  let last = ''
  for (const part of splitBlanks(value)) {
    if (part.blanks === 1 && mayBreak(last, part.word, running)) words.push(part.word)
    else if (words.length === 0) words.push(part.word)
    else words[words.length - 1] += ' '.repeat(part.blanks) + part.word
    last = part.word
  }
  return words.map((word) => word.replaceAll(hold, ' '))
}

function mayBreak(before: string, after: string, running: boolean): boolean {
  if (startsBlock(after) || !joinsWithBlank(before, after)) return false
  return !running || !isBesideWide(before, after)
}

interface Part {
  blanks: number
  word: string
}

function splitBlanks(value: string): Array<Part> {
  const parts: Array<Part> = []
  const pattern = /([\t-\r \x1c-\x1e\x85\u2028\u2029]+)|[^\t-\r \x1c-\x1e\x85\u2028\u2029]+/g
  let blanks = ''
  for (const [part, blank] of value.matchAll(pattern)) {
    if (blank !== undefined) {
      blanks = blank
      continue
    }
    // A line ending absorbs the spaces around it.
    const plain = /^ *$/.test(blanks)
    parts.push({blanks: parts.length === 0 ? 0 : plain ? blanks.length : 1, word: part})
    blanks = ''
  }
  return parts
}
