import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {checkOptions} from '../shared/check-options.js'
import {limitCopies} from './limit-copies.js'
import {placeCells} from './place-cells.js'
import {toPlainText} from './to-plain-text.js'

/** What to write to the slots of a spanning cell. */
export type SpanStrategy =
  /** The text of the cell, in each slot (default). */
  | 'fill'
  /** The text in the upper-left slot, nothing in the others. */
  | 'blank'
  /** Throw: the data must not be guessed. */
  | 'refuse'

/** All strategies, the default first. */
export const spanStrategies: ReadonlyArray<SpanStrategy> = ['fill', 'blank', 'refuse']

/** Options of `toRecords` and `toCsv`. */
export interface ToRecordsOptions {
  /** What to write to the slots of a spanning cell in body or footer (default: `'fill'`). */
  spans?: SpanStrategy | null | undefined
}

/**
 * Get a table as records, one for each row of body and footer, keyed by column name.
 *
 * The name of a column is the text of its header cell; several header rows are joined to `Group.name`:
 *
 * ```text
 * +------+-------------+
 * |      | Temperature |
 * |      +------+------+
 * | City | min  | max  |      City, Temperature.min, Temperature.max
 * +======+======+======+
 * ```
 *
 * Columns without a name, or of a table without a header, are called `Column 1`, `Column 2`, …; a duplicate name gets
 * the first free number: `min 2`. Every name is data: a column `__proto__` is an ordinary key.
 *
 * @param table
 *   Table.
 * @param options
 *   Configuration (optional).
 * @returns
 *   Records; their keys are in the order of the columns.
 * @throws
 *   If `spans` is `'refuse'` and a cell of body or footer spans, or if the text that fills slots takes more than 32 Mi
 *   characters.
 */
export function toRecords(
  table: GridTable,
  options?: ToRecordsOptions | null | undefined
): Array<Record<string, string>> {
  const {names, rows} = toNamedRows(table, options)
  // `fromEntries` defines properties rather than setting them, so that no name reaches a prototype.
  return rows.map((texts) =>
    Object.fromEntries(names.map((name, column) => [name, texts[column]!]))
  )
}

/** Get the names of the columns, and the texts of body and footer. */
export function toNamedRows(
  table: GridTable,
  options?: ToRecordsOptions | null | undefined
): {names: Array<string>; rows: Array<Array<string>>} {
  checkOptions('make records', options, {spans: spanStrategies})
  const spans = options?.spans ?? 'fill'
  const layout = placeCells(table)
  const {cells, slots, headRows, columns} = layout
  limitCopies('make records', layout, spans === 'fill')
  const texts = cells.map(({cell}) => toPlainText(cell))
  /** For each name in use, the next number to try. */
  const taken = new Map<string, number>()
  const names: Array<string> = []
  for (let column = 0; column < columns; column += 1) {
    const parts: Array<string> = []
    let last = -1
    for (let row = 0; row < headRows; row += 1) {
      const index = slots[row]![column]!
      if (index === last) continue
      last = index
      const part = texts[index]!.replace(/\s+/g, ' ').trim()
      if (part !== '') parts.push(part)
    }
    const name = parts.length > 0 ? parts.join('.') : `Column ${column + 1}`
    let free = name
    for (let count = taken.get(name) ?? 2; taken.has(free); count += 1) {
      free = `${name} ${count}`
      taken.set(name, count + 1)
    }
    taken.set(free, 2)
    names.push(free)
  }
  const rows: Array<Array<string>> = []
  for (let row = headRows; row < slots.length; row += 1) {
    const line: Array<string> = []
    for (const [column, index] of slots[row]!.entries()) {
      const placed = cells[index]!
      if (spans === 'refuse' && (placed.rowSpan > 1 || placed.colSpan > 1)) {
        throw new Error(
          `Cannot make records with a cell that spans at row ${placed.row}, column ${placed.column}, expected \`spans: 'fill'\` or \`'blank'\``
        )
      }
      const start = placed.row === row && placed.column === column
      line.push(start || spans === 'fill' ? texts[index]! : '')
    }
    rows.push(line)
  }
  return {names, rows}
}
