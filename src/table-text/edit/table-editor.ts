import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {deleteColumn, insertColumn} from './change-columns.js'
import {deleteRow, insertRow, setHeaderRows, sortRows, transpose} from './change-rows.js'
import {mergeCells, splitCell} from './change-spans.js'
import {checkIndex, checkText, checkTexts} from './check.js'
import {type Column, columnNames, findColumn, textsOf} from './column-names.js'
import {placeText} from './place-text.js'
import type {TableModel} from './table-model.js'

/**
 * One table of a text, to look at and to change. Rows and columns count from 0 over the whole table, head and foot
 * included; a slot that a cell spans stands for that cell.
 *
 * Texts are the lines of a cell, joined by `\n`, in the notation of the document: no markup is read or written.
 */
export class TableEditor {
  /** The table as it was read, with literal cells; it does not change. */
  readonly table: GridTable
  readonly #model: TableModel
  #changed = false

  constructor(table: GridTable, model: TableModel) {
    this.table = table
    this.#model = model
  }

  /** How many rows there are now. */
  get rowCount(): number {
    return this.#model.rows.length
  }

  /** How many columns there are now. */
  get columnCount(): number {
    return this.#model.columns.length
  }

  /** How many rows the head has now. */
  get headerRows(): number {
    return this.#model.headRows
  }

  /** Names of the columns now, as in `toRecords`: they can stand wherever a column is asked for. */
  get columns(): Array<string> {
    return columnNames(this.#model)
  }

  /** The rows below the head, as records of their texts; a cell that spans is in all of its slots. */
  get records(): Array<Record<string, string>> {
    const names = this.columns
    const records: Array<Record<string, string>> = []
    for (let row = this.headerRows; row < this.rowCount; row += 1) {
      const fields = names.map((name, column) => [name, this.getCell(row, column)])
      records.push(Object.fromEntries(fields))
    }
    return records
  }

  /** Whether something was changed. */
  get changed(): boolean {
    return this.#changed
  }

  /**
   * Take the text of a cell.
   *
   * @throws {RangeError}
   *   When there is no such row or column.
   */
  getCell(row: number, column: Column): string {
    const index = findColumn('get a cell', this.#model, column)
    checkIndex('get a cell', 'row', row, this.rowCount)
    checkIndex('get a cell', 'column', index, this.columnCount)
    const {lines, unbroken} = this.#model.slots[row]![index]!
    return (unbroken ?? lines).join('\n')
  }

  /**
   * Set the text of a cell.
   *
   * Text that fits changes the lines of this cell only. Text that does not is broken at blanks and the row gets more
   * lines, or the column gets wider, whichever changes fewer lines.
   *
   * @throws {RangeError}
   *   When there is no such row or column.
   */
  setCell(row: number, column: Column, text: string): void {
    const index = findColumn('set a cell', this.#model, column)
    checkIndex('set a cell', 'row', row, this.rowCount)
    checkIndex('set a cell', 'column', index, this.columnCount)
    checkText('set a cell', text)
    if (this.getCell(row, index) === text) return
    placeText(this.#model, this.#model.slots[row]![index]!, text)
    this.#changed = true
  }

  /**
   * Put a new row above a row, or at the end. Cells that span there get one row more. At the first row of the body it is
   * in the body.
   *
   * @param row
   *   Its number, from 0 to the number of rows.
   * @param texts
   *   Texts by column, or by the names of columns (default: none).
   * @throws {RangeError}
   *   When there is no such place, or a text would stand in a cell that spans there.
   */
  insertRow(
    row: number,
    texts: ReadonlyArray<string> | Readonly<Record<string, string>> = []
  ): void {
    const fields = Array.isArray(texts)
      ? texts
      : textsOf('insert a row', this.#model, texts as Readonly<Record<string, string>>)
    insertRow(this.#model, row, fields)
    this.#changed = true
  }

  /**
   * Add rows at the end of the body.
   *
   * @param records
   *   Texts by the names of columns; what is missing is an empty cell.
   * @throws {RangeError}
   *   When a key names no column; then no row is added.
   * @example
   *   editTables(text, ([table]) => table.appendRows([{Rope: 'silk', kg: '90'}]))
   */
  appendRows(records: ReadonlyArray<Readonly<Record<string, string>>>): void {
    if (!Array.isArray(records)) {
      throw new TypeError(
        `Cannot append rows with \`${String(records)}\`, expected an array of records`
      )
    }
    const rows = records.map((record) => textsOf('append rows', this.#model, record))
    for (const texts of rows) checkTexts('append rows', texts, this.columnCount)
    for (const texts of rows) this.insertRow(this.rowCount - this.#model.footRows, texts)
  }

  /**
   * Take a row out. Cells that span there get one row less and keep their text.
   *
   * @throws {RangeError}
   *   When there is no such row, or no other.
   */
  deleteRow(row: number): void {
    deleteRow(this.#model, row)
    this.#changed = true
  }

  /**
   * Put a new column left of a column, or at the end. Cells that span there get one column more.
   *
   * @param column
   *   Its number, from 0 to the number of columns.
   * @param texts
   *   Texts by row, head included (default: none).
   * @throws {RangeError}
   *   When there is no such place, or a text would stand in a cell that spans there.
   */
  insertColumn(column: number, texts: ReadonlyArray<string> = []): void {
    insertColumn(this.#model, column, texts)
    this.#changed = true
  }

  /**
   * Take a column out. Cells that span there get one column less and keep their text.
   *
   * @throws {RangeError}
   *   When there is no such column, or no other.
   */
  deleteColumn(column: Column): void {
    deleteColumn(this.#model, findColumn('delete a column', this.#model, column))
    this.#changed = true
  }

  /**
   * Make one cell of a rectangle of cells; their texts become its paragraphs.
   *
   * @throws {RangeError}
   *   When the rectangle cuts a cell or leaves its section.
   */
  mergeCells(row: number, column: number, rowSpan: number, colSpan: number): void {
    mergeCells(this.#model, row, column, rowSpan, colSpan)
    this.#changed = true
  }

  /**
   * Make cells of one row and one column of a cell that spans; its text stays in the upper-left one.
   *
   * @throws {RangeError}
   *   When it does not span.
   */
  splitCell(row: number, column: number): void {
    splitCell(this.#model, row, column)
    this.#changed = true
  }

  /**
   * Set how many rows the head has.
   *
   * @throws {RangeError}
   *   When a cell crosses the new end of the head.
   */
  setHeaderRows(count: number): void {
    setHeaderRows(this.#model, count)
    this.#changed = true
  }

  /**
   * Sort the rows of the body by the texts of a column. Rows that a spanning cell ties together stay together; equal
   * ones keep their order.
   *
   * @param column
   *   Its number.
   * @param compare
   *   Order of two texts (default: as in English, numbers by value).
   * @throws {RangeError}
   *   When there is no such column.
   */
  sortRows(column: Column, compare: (a: string, b: string) => number = compareTexts): void {
    sortRows(this.#model, findColumn('sort rows', this.#model, column), compare)
    this.#changed = true
  }

  /**
   * Exchange rows and columns. The head has as many rows as before where no cell crosses its end; there is no foot.
   */
  transpose(): void {
    transpose(this.#model)
    this.#changed = true
  }
}

/** A number and nothing else, perhaps with a sign, a fraction, an exponent, or digits in groups. */
const number = /^[-+\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d+)?%?$/i

function toNumber(text: string): number | undefined {
  // A sign at the start of a cell may be escaped.
  const value = text.trim().replace(/^\\(?=[-+])/, '')
  if (!/\d/.test(value) || !number.test(value)) return undefined
  return Number(value.replace('\u2212', '-').replace(/[,%]/g, ''))
}

/** Numbers come by value, before all other texts. */
function compareTexts(a: string, b: string): number {
  const [one, other] = [toNumber(a), toNumber(b)]
  if (one !== undefined && other !== undefined) return one - other
  if (one !== undefined || other !== undefined) return one !== undefined ? -1 : 1
  collator ??= new Intl.Collator('en', {numeric: true})
  return collator.compare(a, b)
}

let collator: Intl.Collator | undefined
