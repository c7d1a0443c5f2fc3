import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {deleteColumn, insertColumn} from './change-columns.js'
import {deleteRow, insertRow, setHeaderRows, sortRows, transpose} from './change-rows.js'
import {mergeCells, splitCell} from './change-spans.js'
import {checkCellText, checkIndex, checkTexts} from './check.js'
import {type ColumnKey, columnNames, findColumn, recordTexts} from './column-names.js'
import {placeText} from './place-text.js'
import type {TableModel} from './table-model.js'

/**
 * A table of a text, to read and edit. Rows and columns count from 0 over the whole table, including header and footer;
 * every slot of a spanning cell refers to that cell.
 *
 * Texts are the source lines of a cell, joined by `\n`; markup is neither read nor written.
 */
export class TableEditor {
  /** The table as it was read, with literal cells; edits do not change it. */
  readonly table: GridTable
  readonly #model: TableModel
  #changed = false

  constructor(table: GridTable, model: TableModel) {
    this.table = table
    this.#model = model
  }

  /** Current number of rows. */
  get rowCount(): number {
    return this.#model.rows.length
  }

  /** Current number of columns. */
  get columnCount(): number {
    return this.#model.columns.length
  }

  /** Current number of header rows. */
  get headerRows(): number {
    return this.#model.headRows
  }

  /** Current column names, as in `toRecords`; use them instead of a column number. */
  get columns(): Array<string> {
    return columnNames(this.#model)
  }

  /** The rows below the header, as records of their texts; a spanning cell fills all its slots. */
  get records(): Array<Record<string, string>> {
    const names = this.columns
    const records: Array<Record<string, string>> = []
    for (let row = this.headerRows; row < this.rowCount; row += 1) {
      const fields = names.map((name, column) => [name, this.getCell(row, column)])
      records.push(Object.fromEntries(fields))
    }
    return records
  }

  /** Whether there are changes. */
  get changed(): boolean {
    return this.#changed
  }

  /**
   * Get the text of a cell.
   *
   * @throws {RangeError}
   *   If there is no such row or column.
   */
  getCell(row: number, column: ColumnKey): string {
    const index = findColumn('get a cell', this.#model, column)
    checkIndex('get a cell', 'row', row, this.rowCount)
    checkIndex('get a cell', 'column', index, this.columnCount)
    const {lines, unbroken} = this.#model.slots[row]![index]!
    return (unbroken ?? lines).join('\n')
  }

  /**
   * Set the text of a cell.
   *
   * Text that fits changes the lines of this cell only. Other text is wrapped at spaces over more lines, or the column
   * is widened, whichever changes fewer lines.
   *
   * @throws {RangeError}
   *   If there is no such row or column.
   */
  setCell(row: number, column: ColumnKey, text: string): void {
    const index = findColumn('set a cell', this.#model, column)
    checkIndex('set a cell', 'row', row, this.rowCount)
    checkIndex('set a cell', 'column', index, this.columnCount)
    checkCellText('set a cell', text)
    if (this.getCell(row, index) === text) return
    placeText(this.#model, this.#model.slots[row]![index]!, text)
    this.#changed = true
  }

  /**
   * Insert a row above the given one, or at the end. Cells that span there grow by one row. Above the first row of the
   * body, the new row belongs to the body.
   *
   * @param row
   *   Its number, from 0 to the number of rows.
   * @param texts
   *   Texts by column, or by the names of columns (default: none).
   * @throws {RangeError}
   *   If there is no such place, or a spanning cell is in the way of a text.
   */
  insertRow(
    row: number,
    texts: ReadonlyArray<string> | Readonly<Record<string, string>> = []
  ): void {
    const fields = Array.isArray(texts)
      ? texts
      : recordTexts('insert a row', this.#model, texts as Readonly<Record<string, string>>)
    insertRow(this.#model, row, fields)
    this.#changed = true
  }

  /**
   * Add rows at the end of the body.
   *
   * @param records
   *   Texts by the names of columns; missing texts become empty cells.
   * @throws {RangeError}
   *   If a key is not a column; then no row is added.
   * @example
   *   editTables(text, ([table]) => table.appendRows([{Rope: 'silk', kg: '90'}]))
   */
  appendRows(records: ReadonlyArray<Readonly<Record<string, string>>>): void {
    if (!Array.isArray(records)) {
      throw new TypeError(
        `Cannot append rows with \`${String(records)}\`, expected an array of records`
      )
    }
    const rows = records.map((record) => recordTexts('append rows', this.#model, record))
    for (const texts of rows) checkTexts('append rows', texts, this.columnCount)
    for (const texts of rows) this.insertRow(this.rowCount - this.#model.footRows, texts)
  }

  /**
   * Delete a row. Cells that span there shrink by one row and keep their text.
   *
   * @throws {RangeError}
   *   If there is no such row, or it is the only one.
   */
  deleteRow(row: number): void {
    deleteRow(this.#model, row)
    this.#changed = true
  }

  /**
   * Insert a column before the given one, or at the end. Cells that span there grow by one column.
   *
   * @param column
   *   Its number, from 0 to the number of columns.
   * @param texts
   *   Texts by row, including the header (default: none).
   * @throws {RangeError}
   *   If there is no such place, or a spanning cell is in the way of a text.
   */
  insertColumn(column: number, texts: ReadonlyArray<string> = []): void {
    insertColumn(this.#model, column, texts)
    this.#changed = true
  }

  /**
   * Delete a column. Cells that span there shrink by one column and keep their text.
   *
   * @throws {RangeError}
   *   If there is no such column, or it is the only one.
   */
  deleteColumn(column: ColumnKey): void {
    deleteColumn(this.#model, findColumn('delete a column', this.#model, column))
    this.#changed = true
  }

  /**
   * Merge a rectangle of cells into one; their texts become its paragraphs.
   *
   * @throws {RangeError}
   *   If the rectangle cuts a cell or leaves its section.
   */
  mergeCells(row: number, column: number, rowSpan: number, colSpan: number): void {
    mergeCells(this.#model, row, column, rowSpan, colSpan)
    this.#changed = true
  }

  /**
   * Split a spanning cell into single cells; its text stays in the upper-left one.
   *
   * @throws {RangeError}
   *   If the cell does not span.
   */
  splitCell(row: number, column: number): void {
    splitCell(this.#model, row, column)
    this.#changed = true
  }

  /**
   * Set the number of header rows.
   *
   * @throws {RangeError}
   *   If a cell crosses the new end of the header.
   */
  setHeaderRows(count: number): void {
    setHeaderRows(this.#model, count)
    this.#changed = true
  }

  /**
   * Sort the rows of the body by the texts of a column. Rows connected by a spanning cell stay together; equal rows
   * keep their order.
   *
   * @param column
   *   Its number.
   * @param compare
   *   Comparison of two texts (default: English order, numbers by value).
   * @throws {RangeError}
   *   If there is no such column.
   */
  sortRows(column: ColumnKey, compare: (a: string, b: string) => number = compareTexts): void {
    sortRows(this.#model, findColumn('sort rows', this.#model, column), compare)
    this.#changed = true
  }

  /** Swap rows and columns. The header keeps its number of rows unless a cell crosses its end; there is no footer. */
  transpose(): void {
    transpose(this.#model)
    this.#changed = true
  }
}

/** A number, possibly with a sign, a fraction, an exponent, or grouped digits, and nothing else. */
const number = /^[-+\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d+)?%?$/i

function toNumber(text: string): number | undefined {
  // A sign at the start of a cell may be escaped.
  const value = text.trim().replace(/^\\(?=[-+])/, '')
  if (!/\d/.test(value) || !number.test(value)) return undefined
  return Number(value.replace('\u2212', '-').replace(/[,%]/g, ''))
}

/** Numbers are sorted by value, before all other texts. */
function compareTexts(a: string, b: string): number {
  const [one, other] = [toNumber(a), toNumber(b)]
  if (one !== undefined && other !== undefined) return one - other
  if (one !== undefined || other !== undefined) return one !== undefined ? -1 : 1
  collator ??= new Intl.Collator('en', {numeric: true})
  return collator.compare(a, b)
}

let collator: Intl.Collator | undefined
