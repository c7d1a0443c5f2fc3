import type {Source} from '../source.js'
import {endOfText, isBlank, TextBlock} from '../text-block.js'
import type {WidthModel} from './nodes.js'
import {columnUnits} from './widths.js'

/** Everything but ASCII needs a look at how wide it is, and so do tabs. */
const unusual = /[^\0-\x08\n-\x7f]/

/** Blanks behind a border that may make code of the text behind them. */
const codeIndent = 5

/**
 * The lines of a table as a drawing: asked for a row and a column, both from 0, it tells the character there. Lines of
 * printable ASCII are read where they stand; only the others get a table of their columns.
 */
export class GridLines {
  readonly block: TextBlock
  readonly source: Source
  readonly value: string
  /** How many rows, borders included. */
  readonly count: number
  /** Where each row starts in `value`. */
  readonly starts: Array<number>
  /** Where each row ends in `value`, blanks at the end left out. */
  readonly ends: Array<number>
  readonly model: WidthModel
  /** For each row that is not plain: the offset shown in each column, complements as in `columnUnits`. */
  readonly #columns: Array<Array<number> | undefined>
  /** Rows that are read as something else than what stands there: borders in plain notation, one unit a column. */
  readonly #views = new Map<number, string>()
  /** How each row is read: 0 where it stands, 1 by its columns, 2 by its view. */
  readonly #kinds: Uint8Array
  // Room for the lines of the cell at hand: arrays that grow take far more of it than a cell needs.
  readonly #cutStarts: Array<number> = []
  readonly #cutEnds: Array<number> = []
  /** Whether every row is ASCII without tabs. */
  readonly plain: boolean
  /**
   * Whether cells keep indentation that could be code, as pandoc's do: one blank behind the border is padding, and the
   * fifth may begin the text of an indented block.
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

  /** How many columns a row fills. */
  width(row: number): number {
    const kind = this.#kinds[row]
    if (kind === 0) return this.ends[row]! - this.starts[row]!
    return kind === 2 ? this.#views.get(row)!.length : this.#columns[row]!.length - 1
  }

  /** The UTF-16 unit in a column; 0 behind the end and in the further columns of a wide character. */
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

  /** The place of a column in `value`: of its character, or the end of the row. */
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

  /** A row's text, or the plain border that it stands for. */
  text(row: number): string {
    return this.hasView(row)
      ? this.#views.get(row)!
      : this.value.slice(this.starts[row], this.ends[row])
  }

  /** A row as it is drawn, whatever it stands for. */
  drawn(row: number): string {
    return this.value.slice(this.starts[row], this.ends[row])
  }

  /** Whether a row is read where it stands, one unit a column. */
  isPlain(row: number): boolean {
    return this.#kinds[row] === 0
  }

  /** Whether a row stands for something else. */
  hasView(row: number): boolean {
    return this.#kinds[row] === 2
  }

  /** Read a row as something else; one unit a column. */
  view(row: number, text: string): void {
    this.#views.set(row, text)
    this.#kinds[row] = 2
  }

  /** A row as one unit a column: what stands in the further columns of a wide character is `\0`. */
  picture(row: number): string {
    if (this.isPlain(row) || this.hasView(row)) return this.text(row)
    let text = ''
    const width = this.width(row)
    for (let column = 0; column < width; column += 1) {
      text += String.fromCharCode(this.at(row, column))
    }
    return text
  }

  /** Columns in front of the table, for tabs. */
  #startColumn(start: number): number {
    return columnUnits(this.source.before(start), this.model).length - 1
  }

  /**
   * How much of the indentation of a cell is padding.
   *
   * @param common
   *   Columns of blanks that all its lines begin with.
   * @param deepest
   *   Most columns of blanks that one of them begins with.
   */
  padding(common: number, deepest: number): number {
    return this.keepsIndent && deepest >= codeIndent && common > 1 ? 1 : common
  }

  /**
   * Cut a rectangle out, apart from the blanks around its text: common indentation, blanks at line ends and empty lines
   * at either end go (docutils: `StringList.get_2D_block`).
   *
   * @param top
   *   First row.
   * @param left
   *   First column.
   * @param bottom
   *   Row behind the last.
   * @param right
   *   Column behind the last.
   * @param ignore
   *   Tells rows of the rectangle that are not text.
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
