import type {Source} from './source.js'

/**
 * Lines cut out of a source, with their offsets: a whole document, the body of a list item, a cell of a table. Like
 * docutils' `StringList`, but with offsets instead of copied strings.
 *
 * ```text
 *  > | +----+--------+
 *  > | | a  | first  |
 *             ^    ^      starts[0], ends[0]
 *  > | |    | second |
 *             ^     ^     starts[1], ends[1]
 * ```
 */
export class TextBlock {
  readonly source: Source
  /** Where each line starts in `source.value`. */
  readonly starts: Array<number>
  /** Where each line ends in `source.value`, without its line ending. */
  readonly ends: Array<number>

  constructor(source: Source, starts: Array<number>, ends: Array<number>) {
    this.source = source
    this.starts = starts
    this.ends = ends
  }

  /** All lines of a source. */
  static of(source: Source): TextBlock {
    const starts = source.lineStarts as Array<number>
    const last = starts.length - 1
    const ends: Array<number> = new Array(starts.length)
    for (let line = 0; line < last; line += 1) ends[line] = starts[line + 1]! - 1
    ends[last] = source.value.length
    return new TextBlock(source, starts, ends)
  }

  /** Number of lines. */
  get length(): number {
    return this.starts.length
  }

  /** Offset in `source.value` of the first character. */
  get start(): number {
    return this.starts[0] ?? 0
  }

  /** Offset in `source.value` after the last character. */
  get end(): number {
    return this.ends[this.ends.length - 1] ?? 0
  }

  /** Text of a line, counted from 0. */
  line(index: number): string {
    return this.source.value.slice(this.starts[index], this.ends[index])
  }

  /** Texts of all lines. */
  lines(): Array<string> {
    const lines: Array<string> = new Array(this.length)
    for (let index = 0; index < lines.length; index += 1) lines[index] = this.line(index)
    return lines
  }

  /** All lines, joined by `\n`. */
  toString(): string {
    const {starts, ends} = this
    const last = starts.length - 1
    // Lines at the margin are contiguous in the source.
    let index = 0
    while (index < last && starts[index + 1] === ends[index]! + 1) index += 1
    if (index >= last) return last < 0 ? '' : this.source.value.slice(starts[0], ends[last])
    return this.lines().join('\n')
  }

  /** Join the lines from `from` to before `to` with spaces. */
  joined(from: number = 0, to: number = this.length): string {
    let text = this.line(from)
    for (let index = from + 1; index < to; index += 1) text += ` ${this.line(index)}`
    return text
  }

  /** Slice the lines from `from` to before `to`. */
  slice(from: number, to: number = this.length): TextBlock {
    return new TextBlock(this.source, this.starts.slice(from, to), this.ends.slice(from, to))
  }

  /**
   * Cut out a part, with its lines trimmed.
   *
   * @param from
   *   Where it starts in the lines joined by `\n`.
   * @param to
   *   Where it ends there (default: at the end).
   */
  cut(from: number, to: number = Number.POSITIVE_INFINITY): TextBlock {
    const starts: Array<number> = []
    const ends: Array<number> = []
    let at = 0
    for (let index = 0; index < this.length && at < to; index += 1) {
      const length = this.ends[index]! - this.starts[index]!
      const start = Math.max(from, at)
      const end = Math.min(to, at + length)
      if (start < end) {
        starts.push(this.starts[index]! + start - at)
        ends.push(this.starts[index]! + end - at)
      }
      at += length + 1
    }
    return new TextBlock(this.source, starts, ends).stripped()
  }

  /** Trim each line, and drop empty lines at both ends. */
  stripped(): TextBlock {
    const {value} = this.source
    // Preallocated: arrays that grow reserve space for many lines, and most texts have few.
    const starts: Array<number> = new Array(this.length)
    const ends: Array<number> = new Array(this.length)
    let count = 0
    let filled = 0
    for (let index = 0; index < this.length; index += 1) {
      let start = this.starts[index]!
      const end = endOfText(value, start, this.ends[index]!)
      while (start < end && isBlank(value.charCodeAt(start))) start += 1
      if (end === start && count === 0) continue
      starts[count] = start
      ends[count] = end
      count += 1
      if (end > start) filled = count
    }
    if (filled < this.length) {
      starts.length = filled
      ends.length = filled
    }
    return new TextBlock(this.source, starts, ends)
  }

  /** The part before an offset in `source.value`. */
  before(offset: number): TextBlock {
    const length = this.starts.findLastIndex((start) => start <= offset) + 1
    const ends = this.ends.slice(0, length)
    if (length > 0) ends[length - 1] = Math.min(ends[length - 1]!, offset)
    return new TextBlock(this.source, this.starts.slice(0, length), ends)
  }

  /** Trim a block: remove trailing whitespace, common indentation and empty lines at both ends. */
  trimmed(): TextBlock {
    const {value} = this.source
    const starts: Array<number> = []
    const ends: Array<number> = []
    let indent = value.length
    let filled = 0
    for (let index = 0; index < this.length; index += 1) {
      const start = this.starts[index]!
      const end = endOfText(value, start, this.ends[index]!)
      if (end > start) {
        let text = start
        while (isBlank(value.charCodeAt(text))) text += 1
        if (text - start < indent) indent = text - start
        filled = starts.length + 1
      } else if (starts.length === 0) {
        continue
      }
      starts.push(start)
      ends.push(end)
    }
    starts.length = filled
    ends.length = filled
    for (let index = 0; index < filled; index += 1) {
      starts[index] = Math.min(starts[index]! + indent, ends[index]!)
    }
    return new TextBlock(this.source, starts, ends)
  }
}

/** Whether a UTF-16 unit is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/**
 * Find where the text of a part of a line ends: after its last character that is not whitespace.
 *
 * @param value
 *   Text that contains the line.
 * @param start
 *   Where the part starts in it.
 * @param end
 *   Where the part ends.
 */
export function endOfText(value: string, start: number, end: number): number {
  let at = end
  for (; at > start; at -= 1) {
    // Inlined `isBlank`: tables are mostly spaces, and until V8 compiles them, calls cost as much again.
    const code = value.charCodeAt(at - 1)
    if (code !== 32 && code !== 9) break
  }
  return at
}

/** Whether a UTF-16 unit is a space, a tab or a line ending. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10
}
