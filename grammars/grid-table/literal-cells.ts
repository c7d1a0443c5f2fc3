import type {Paragraph} from 'mdast'
import {JoinedText} from '../joined-text.js'
import {isBlank} from '../text-block.js'
import type {GridLines} from './lines.js'
import type {ReadLines} from './reading.js'

/**
 * /** Reads cells literally: one paragraph, one text. Like `GridLines.cut`, but without a block of lines for each of
 * perhaps a million cells; for cells of plain Markdown that saves half of the time.
 */
export class LiteralCells {
  readonly lines: GridLines
  /** Line of the source where the table's first row is. */
  readonly #firstLine: number
  // Reused for each cell: objects that live only as long as a cell cost a garbage collection.
  /** Where the rectangle's rows start, from the first to the last with text. */
  readonly #edges: Array<number> = []
  /** Where their text ends; equals the edge in a row without text. */
  readonly #ends: Array<number> = []
  /** Their texts, by number of texts. */
  readonly #pieces: Array<Array<string>> = []

  /** State for `#locate`: a text, its number of lines, their indentation. */
  #text = ''
  #count = 0
  #indent = 0

  constructor(lines: GridLines, firstLine: number) {
    this.lines = lines
    this.#firstLine = firstLine
  }

  /**
   * Read a rectangle; other parameters as in `GridLines.cut`.
   *
   * @param read
   *   Reads the lines (default: they are the text).
   */
  read(
    top: number,
    left: number,
    bottom: number,
    right: number,
    ignore: ((row: number) => boolean) | undefined
  ): Array<Paragraph>
  read(
    top: number,
    left: number,
    bottom: number,
    right: number,
    ignore: ((row: number) => boolean) | undefined,
    read: ReadLines
  ): Array<Paragraph> | undefined
  read(
    top: number,
    left: number,
    bottom: number,
    right: number,
    ignore: ((row: number) => boolean) | undefined,
    read?: ReadLines
  ): Array<Paragraph> | undefined {
    const lines = this.lines
    const {source, value} = lines
    const edges = this.#edges
    const ends = this.#ends
    let first = -1
    let count = 0
    let filled = 0
    // An integer like all numbers here: a single non-integer would slow down all arithmetic of the loop.
    let indent = value.length
    let deepest = 0
    for (let row = top; row < bottom; row += 1) {
      const edge = lines.offset(row, left)
      let start = edge
      let end = lines.offset(row, right)
      while (start < end && isBlank(value.charCodeAt(start))) start += 1
      if (start === end || ignore?.(row)) {
        if (first < 0) continue
        end = edge
      } else {
        while (isBlank(value.charCodeAt(end - 1))) end -= 1
        if (start - edge < indent) indent = start - edge
        if (start - edge > deepest) deepest = start - edge
        if (first < 0) first = row
        filled = count + 1
      }
      edges[count] = edge
      ends[count] = end
      count += 1
    }
    if (first < 0) return []
    indent = lines.padding(indent, deepest)
    const start = edges[0]! + indent
    const end = ends[filled - 1]!
    const joined = filled === 1 ? value.slice(start, end) : this.#join(filled, indent)
    const startLine = this.#firstLine + first
    const endLine = startLine + filled - 1
    let text = joined
    if (read) {
      this.#text = joined
      this.#count = filled
      this.#indent = indent
      const content = read(joined, this.#locate)
      if (content === undefined) return undefined
      if (typeof content !== 'string') {
        const position = {
          start: source.pointAt(startLine, start),
          end: source.pointAt(endLine, end)
        }
        return [{type: 'paragraph', children: content, position}]
      }
      text = content
    }
    return [
      {
        type: 'paragraph',
        children: [
          {
            type: 'text',
            value: text,
            position: {start: source.pointAt(startLine, start), end: source.pointAt(endLine, end)}
          }
        ],
        position: {start: source.pointAt(startLine, start), end: source.pointAt(endLine, end)}
      }
    ]
  }

  /** Locate the lines measured last. */
  #locate = (): JoinedText => {
    const starts: Array<number> = new Array(this.#count)
    const offsets: Array<number> = new Array(this.#count)
    let at = 0
    for (let index = 0; index < this.#count; index += 1) {
      const end = this.#ends[index]!
      const offset = Math.min(this.#edges[index]! + this.#indent, end)
      starts[index] = at
      offsets[index] = offset
      at += end - offset + 1
    }
    return new JoinedText(this.lines.source, this.#text, starts, offsets)
  }

  /** Join the texts of the rows measured last. */
  #join(count: number, indent: number): string {
    const {value} = this.lines
    this.#pieces[count] ??= new Array(count)
    const pieces = this.#pieces[count]
    for (let index = 0; index < count; index += 1) {
      const edge = this.#edges[index]!
      const end = this.#ends[index]!
      pieces[index] = end > edge ? value.slice(edge + indent, end) : ''
    }
    return pieces.join('\n')
  }
}
