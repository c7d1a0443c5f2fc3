import type {Notation} from './notation.js'

/** Stands for a blank at which no line may end; no text holds it, since NUL is not written. */
export const hold = '\0'

/**
 * Cut running text into what a line may end between.
 *
 * A line may end at a single blank where what reads the table joins the lines with a blank again, and where the next
 * word at the start of a line is not taken for the start of a block.
 */
export function breakWords(value: string, notation: Notation): Array<string> {
  const words: Array<string> = []
  let last = ''
  for (const part of splitBlanks(value)) {
    if (part.blanks === 1 && notation.mayBreak(last, part.word)) words.push(part.word)
    else if (words.length === 0) words.push(part.word)
    else words[words.length - 1] += ' '.repeat(part.blanks) + part.word
    last = part.word
  }
  return words.map((word) => word.replaceAll(hold, ' '))
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
    // A line ending takes the blanks around it along.
    const plain = /^ *$/.test(blanks)
    parts.push({blanks: parts.length === 0 ? 0 : plain ? blanks.length : 1, word: part})
    blanks = ''
  }
  return parts
}
