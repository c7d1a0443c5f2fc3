import type {Paragraph} from 'mdast'
import {isBlank} from '../text-block.js'
import type {GridLines} from './lines.js'

/**
 * Reads cells as their lines stand: one paragraph, one text. What `GridLines.cut` does, without a block of lines for
 * each of perhaps a million cells.
 */
export class LiteralCells {
  readonly #lines: GridLines
  /** Line of the source that the table's first row is on. */
  readonly #firstLine: number
  /** Text of the row that was trimmed last. */
  #start = 0
  #end = 0

  constructor(lines: GridLines, firstLine: number) {
    this.#lines = lines
    this.#firstLine = firstLine
  }

  /** Read a rectangle; `GridLines.cut` tells what the parameters are. */
  read(
    top: number,
    left: number,
    bottom: number,
    right: number,
    ignore: ((row: number) => boolean) | undefined
  ): Array<Paragraph> {
    let first = -1
    let last = -1
    let indent = Number.POSITIVE_INFINITY
    let start = 0
    let end = 0
    for (let row = top; row < bottom; row += 1) {
      if (!this.#trim(row, left, right) || ignore?.(row)) continue
      const own = this.#start - this.#lines.offset(row, left)
      if (own < indent) indent = own
      if (first < 0) first = row
      last = row
    }
    if (first < 0) return []
    const {source, value} = this.#lines
    let text: string
    if (first === last) {
      this.#trim(first, left, right)
      start = this.#start
      end = this.#end
      text = value.slice(start, end)
    } else {
      const pieces: Array<string> = []
      for (let row = first; row <= last; row += 1) {
        if (!this.#trim(row, left, right) || ignore?.(row)) {
          pieces.push('')
          continue
        }
        const from = this.#lines.offset(row, left) + indent
        if (row === first) start = from
        end = this.#end
        pieces.push(value.slice(from, end))
      }
      text = pieces.join('\n')
    }
    const startLine = this.#firstLine + first
    const endLine = this.#firstLine + last
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

  /** Find the text in some columns of a row; tells whether there is any. */
  #trim(row: number, left: number, right: number): boolean {
    const lines = this.#lines
    const {value} = lines
    let start = lines.offset(row, left)
    let end = lines.offset(row, right)
    while (start < end && isBlank(value.charCodeAt(start))) start += 1
    if (start === end) return false
    while (isBlank(value.charCodeAt(end - 1))) end -= 1
    this.#start = start
    this.#end = end
    return true
  }
}
