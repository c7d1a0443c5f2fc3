import {TextBlock} from '../../text-block.js'

/** Facts about the lines of hand-written help files, shared by several constructs. */

/** Whether an offset is at the start of a line. */
export function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text.charCodeAt(offset - 1) === 10
}

/** Where the line of an offset ends, without its line ending. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

/** Column of an offset in its line, from 0; tabs go to multiples of 8. */
export function columnAt(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  let column = 0
  for (let index = start; index < offset; index += 1) {
    column += text.charCodeAt(index) === 9 ? 8 - (column % 8) : 1
  }
  return column
}

/** Column of a line's first non-space character; `-1` for a blank line. */
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

/** Narrowest width, in characters, to which people wrap running text. */
const narrowest = 52
/** Minimum length of the longest line of wrapped text. */
const shortest = 40

/** Remove invisible characters, which fill no column: the joiners that `toHyperhelp` puts next to markers. */
function visible(line: string): string {
  return line.replaceAll('\u2060', '')
}

/**
 * Whether a line ends before it is full: the first word of the next one would have fitted. Nobody wraps text like that.
 *
 * @param line
 *   A line; its indentation does not count.
 * @param next
 *   The line below it.
 */
export function endsEarly(line: string, next: string): boolean {
  return visible(line).trim().length + 1 + firstWord(visible(next)) <= narrowest
}

/**
 * Whether the line endings of a paragraph are intended: the lines are in columns, or each ends early and they do not
 * look like text wrapped to a narrow width.
 *
 * @param images
 *   Lines.
 * @param cell
 *   Width in columns of their table cell, if they are in one.
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

/** Whether a sentence continues from a line to the next: wrapped, to whatever width. */
function goesOn(line: string, next: string): boolean {
  return /^\p{Ll}/u.test(next) && /[\p{L},]$/u.test(line) && line.split(/\s+/, 2).length === 2
}

/** A gap inside a line, except for the one after a sentence. */
export const gap: RegExp = /[^\s.?!:][ ]{2,}(?=\S)/g

/**
 * Whether a gap in one line ends at a column where a word in each line starts with the same punctuation:
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

/** Drop the blank lines of running text: inside markup, any number of line endings is a space. */
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
