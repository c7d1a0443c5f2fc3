import type {Source} from '../source.js'
import {endOfText, isBlank, TextBlock} from '../text-block.js'
import type {WidthModel} from './nodes.js'
import {columnUnits} from './widths.js'

/** Characters whose width must be computed: tabs and everything but ASCII. */
const unusual = /[^\0-\x08\n-\x7f]/

/** Spaces after a border from which on the text may be code. */
const codeIndent = 5

/**
 * The lines of a table as a grid: look up the character at a row and column, both from 0. Lines of printable ASCII are
 * read in place; only the others get a table of columns.
 */
export class GridLines {
  readonly block: TextBlock
  readonly source: Source
  readonly value: string
  /** Number of rows, borders included. */
  readonly count: number
  /** Where each row starts in `value`. */
  readonly starts: Array<number>
  /** Where each row ends in `value`, without trailing spaces. */
  readonly ends: Array<number>
  readonly model: WidthModel
  /** For each row that is not plain, the offset shown in each column; complements as in `columnUnits`. */
  readonly #columns: Array<Array<number> | undefined>
  /** Rows that are read as something else: borders in plain notation, one unit per column. */
  readonly #views = new Map<number, string>()
  /** How each row is read: 0 in place, 1 by its columns, 2 by its view. */
  readonly #kinds: Uint8Array
  // Buffers for the current cell: arrays that grow take far more memory than a cell needs.
  readonly #cutStarts: Array<number> = []
  readonly #cutEnds: Array<number> = []
  /** Whether every row is ASCII without tabs. */
  readonly plain: boolean
  /**
   * Whether cells keep indentation that could be code, as pandoc's do: one space after the border is padding, and the
   * fifth may begin an indented block.
   */
  keepsIndent = false

  constructor(block: TextBlock, model: WidthModel) {
    this.block = block
    this.source = block.source
    this.value = block.source.value
    this.count = block.length
    this.starts = block.starts
    this.model = model
    this.ends = new Array(this.count)
    this.#columns = []
    this.#kinds = new Uint8Array(this.count)
    const {value} = this
    for (let row = 0; row < this.count; row += 1) {
      const start = this.starts[row]!
      this.ends[row] = endOfText(value, start, block.ends[row]!)
    }
    this.plain = block.source.plain || !unusual.test(value.slice(block.start, block.end))
    if (this.plain) return
    for (let row = 0; row < this.count; row += 1) {
      const text = value.slice(this.starts[row], this.ends[row])
      if (!unusual.test(text)) continue
      const start = this.starts[row]!
      const from = text.includes('\t') ? this.#startColumn(start) : 0
      const units = columnUnits(text, model, from)
      for (let column = 0; column < units.length; column += 1) {
        units[column] = units[column]! < 0 ? units[column]! - start : units[column]! + start
      }
      this.#columns[row] = units
      this.#kinds[row] = 1
    }
  }

  /** Width of a row in columns. */
  width(row: number): number {
    const kind = this.#kinds[row]
    if (kind === 0) return this.ends[row]! - this.starts[row]!
    return kind === 2 ? this.#views.get(row)!.length : this.#columns[row]!.length - 1
  }

  /** The UTF-16 unit in a column; 0 after the end and in the further columns of a wide character. */
  at(row: number, column: number): number {
    const kind = this.#kinds[row]
    if (kind === 0) {
      const offset = this.starts[row]! + column
      return offset < this.ends[row]! ? this.value.charCodeAt(offset) : 0
    }
    if (kind === 2) {
      const view = this.#views.get(row)!
      return column < view.length ? view.charCodeAt(column) : 0
    }
    const columns = this.#columns[row]!
    if (column >= columns.length - 1) return 0
    const offset = columns[column]!
    return offset < 0 ? 0 : this.value.charCodeAt(offset)
  }

  /** Offset in `value` of the character in a column, or of the end of the row. */
  offset(row: number, column: number): number {
    const end = this.ends[row]!
    const columns = this.#kinds[row] === 0 ? undefined : this.#columns[row]
    if (columns) {
      if (column >= columns.length) return end
      const offset = columns[column]!
      return Math.min(offset < 0 ? ~offset : offset, end)
    }
    return Math.min(this.starts[row]! + column, end)
  }

  /** Text of a row, or the plain border that it is read as. */
  text(row: number): string {
    return this.hasView(row)
      ? this.#views.get(row)!
      : this.value.slice(this.starts[row], this.ends[row])
  }

  /** A row as drawn, whatever it is read as. */
  drawn(row: number): string {
    return this.value.slice(this.starts[row], this.ends[row])
  }

  /** Whether a row is read in place, one unit per column. */
  isPlain(row: number): boolean {
    return this.#kinds[row] === 0
  }

  /** Whether a row is read as something else. */
  hasView(row: number): boolean {
    return this.#kinds[row] === 2
  }

  /** Read a row as something else; one unit per column. */
  view(row: number, text: string): void {
    this.#views.set(row, text)
    this.#kinds[row] = 2
  }

  /** A row with one unit per column; the further columns of a wide character are `\0`. */
  picture(row: number): string {
    if (this.isPlain(row) || this.hasView(row)) return this.text(row)
    let text = ''
    const width = this.width(row)
    for (let column = 0; column < width; column += 1) {
      text += String.fromCharCode(this.at(row, column))
    }
    return text
  }

  /** Column in which a row starts, for tabs. */
  #startColumn(start: number): number {
    return columnUnits(this.source.before(start), this.model).length - 1
  }

  /**
   * How much of a cell's indentation is padding.
   *
   * @param common
   *   Columns of indentation common to all its lines.
   * @param deepest
   *   Columns of indentation of its deepest line.
   */
  padding(common: number, deepest: number): number {
    return this.keepsIndent && deepest >= codeIndent && common > 1 ? 1 : common
  }

  /**
   * Cut out a rectangle and trim it: common indentation, trailing spaces and empty lines at both ends are dropped
   * (docutils: `StringList.get_2D_block`).
   *
   * @param top
   *   First row.
   * @param left
   *   First column.
   * @param bottom
   *   Row after the last.
   * @param right
   *   Column after the last.
   * @param ignore
   *   Whether a row of the rectangle is not text.
   */
  cut(
    top: number,
    left: number,
    bottom: number,
    right: number,
    ignore?: (row: number) => boolean
  ): TextBlock {
    const {value} = this
    const starts = this.#cutStarts
    const ends = this.#cutEnds
    let count = 0
    let indent = value.length
    let deepest = 0
    let filled = 0
    for (let row = top; row < bottom; row += 1) {
      const start = this.offset(row, left)
      const end = ignore?.(row) ? start : endOfText(value, start, this.offset(row, right))
      if (end > start) {
        let text = start
        while (isBlank(value.charCodeAt(text))) text += 1
        if (text - start < indent) indent = text - start
        if (text - start > deepest) deepest = text - start
        starts[count] = start
        ends[count] = end
        count += 1
        filled = count
      } else if (filled > 0) {
        starts[count] = start
        ends[count] = start
        count += 1
      }
    }
    indent = this.padding(indent, deepest)
    if (indent > 0) {
      for (let index = 0; index < filled; index += 1) {
        const start = starts[index]! + indent
        starts[index] = Math.min(start, ends[index]!)
      }
    }
    return new TextBlock(this.source, starts.slice(0, filled), ends.slice(0, filled))
  }
}
