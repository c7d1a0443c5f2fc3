import {TextBlock} from '../../text-block.js'

/**
 * Facts about the lines of hand-written help files that more than one construct asks for.
 */

/** Whether a place is the first of its line. */
export function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text.charCodeAt(offset - 1) === 10
}

/** Where the line of a place ends, its line ending left out. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

/** Column of a place in its line, from 0; tabs go to the next multiple of 8. */
export function columnAt(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  let column = 0
  for (let index = start; index < offset; index += 1) {
    column += text.charCodeAt(index) === 9 ? 8 - (column % 8) : 1
  }
  return column
}

/** Column of the first character of a line that is no blank; `-1` for a line without one. */
export function indentAt(text: string, start: number): number {
  let column = 0
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 32) column += 1
    else if (code === 9) column += 8 - (column % 8)
    else return code === 10 ? -1 : column
  }
  return -1
}

/** Narrowest column, in characters, that a person wraps running text to. */
const narrowest = 52
/** Fewest characters that the longest line of wrapped text has. */
const shortest = 40

/** Take a line without what nobody sees, which takes no room: the joiners that `toHyperhelp` puts beside marks. */
function visible(line: string): string {
  return line.replaceAll('\u2060', '')
}

/**
 * Whether a line was ended before it was full: the first word of the next one had room on it. Nobody wraps text so.
 *
 * @param line
 *   A line; indentation does not count.
 * @param next
 *   The one below it.
 */
export function endsEarly(line: string, next: string): boolean {
  return visible(line).trim().length + 1 + firstWord(visible(next)) <= narrowest
}

/**
 * Whether the line endings of a paragraph are meant: the lines are in columns, or each ends early and they do not look
 * like text that was wrapped to a narrow column.
 *
 * @param images
 *   Lines.
 * @param cell
 *   Columns of the cell of a table that they stand in, if they do.
 */
export function isLineBlock(images: ReadonlyArray<string>, cell?: number): boolean {
  if (images.length < 2) return false
  const lines = images.map((line) => visible(line).trim())
  if (sharesColumn(lines)) return true
  let width = 0
  for (const line of lines) width = Math.max(width, line.length)
  if (cell !== undefined) {
    return lines.every((line, index) => {
      const next = lines[index + 1]
      return next === undefined || line.length + 1 + firstWord(next) <= cell
    })
  }
  let wrapped = width >= shortest
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const line = lines[index]!
    const next = lines[index + 1]!
    if (!endsEarly(line, next) || goesOn(line, next)) return false
    if (line.length + 1 + firstWord(next) <= width) wrapped = false
  }
  return !wrapped
}

/** Whether a line ends inside a sentence and the next one goes on with it: wrapped, to however narrow a column. */
function goesOn(line: string, next: string): boolean {
  return /^\p{Ll}/u.test(next) && /[\p{L},]$/u.test(line) && line.split(/\s+/, 2).length === 2
}

/** A gap inside a line that is not the one behind a sentence. */
export const gap: RegExp = /[^\s.?!:][ ]{2,}(?=\S)/g

/**
 * Whether a gap in one line ends at a column where in all lines a word starts with the same mark:
 *
 * ```text
 *  > `package` <default: none>
 *  > `topic`   <default: "index.txt">
 *              ^
 * ```
 */
function sharesColumn(lines: ReadonlyArray<string>): boolean {
  for (const line of lines) {
    for (const match of line.matchAll(gap)) {
      const column = match.index + match[0].length
      const mark = line[column]!
      if (/[\p{L}\p{N}]/u.test(mark)) continue
      if (lines.every((other) => other[column] === mark && other[column - 1] === ' ')) return true
    }
  }
  return false
}

/** Leave out the blank lines of running text: line endings inside markup are blanks, however many. */
export function withoutBlankLines(block: TextBlock): TextBlock {
  if (block.starts.every((start, index) => block.ends[index]! > start)) return block
  const filled = block.starts.flatMap((start, index) => (block.ends[index]! > start ? [index] : []))
  return new TextBlock(
    block.source,
    filled.map((index) => block.starts[index]!),
    filled.map((index) => block.ends[index]!)
  )
}

function firstWord(line: string): number {
  return /^\s*(\S*)/.exec(line)![1]!.length
}
