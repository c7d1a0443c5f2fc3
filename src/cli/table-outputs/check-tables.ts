import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {findTables} from '../../read/find-tables.js'
import {fromPipeTables} from '../../read/from-pipe-tables.js'
import {countCopies, maximumCopies} from '../../tables/limit-copies.js'
import {type PlacedCell, placeCells} from '../../tables/place-cells.js'
import {toMatrix} from '../../tables/to-matrix.js'
import {toNamedRows} from '../../tables/to-records.js'
import {makeMessage} from '../messages/make-message.js'
import type {TableFormat, TableFormatOptions} from './table-formats.js'

/**
 * Report what is lost when a table is written in a format without spans.
 *
 * @returns
 *   Whether the table can be written.
 */
export function flatten(
  file: VFile,
  table: GridTable,
  spans: TableFormatOptions['spans']
): boolean {
  const {cells, headRows} = placeCells(table)
  if (headRows > 1) {
    const reason = `The header has ${headRows} rows: column names are joined with dots`
    file.messages.push(makeMessage('table-flattened', reason, false, table))
  }
  let fine = true
  for (const placed of cells) {
    const {row, rowSpan, colSpan} = placed
    if (row < headRows || (rowSpan === 1 && colSpan === 1)) continue
    if (spans === 'refuse') {
      fine = false
      const reason = `A cell spans ${extentOf(placed)}, which \`--spans refuse\` forbids`
      file.messages.push(makeMessage('table-span', reason, true, placed.cell))
    } else {
      const where = spans === 'blank' ? 'the first of its slots' : 'each of its slots'
      const reason = `A cell spans ${extentOf(placed)}: its text is written to ${where}`
      file.messages.push(makeMessage('table-flattened', reason, false, placed.cell))
    }
  }
  return fine
}

/**
 * Report a table whose spanning cells would exceed the memory if their text was repeated in each of their slots.
 *
 * @param fill
 *   Whether to repeat the text of cells in the body and footer, too.
 * @returns
 *   Whether the table can be written.
 */
export function fitsFlat(file: VFile, table: GridTable, fill: boolean): boolean {
  const count = countCopies(placeCells(table), fill)
  if (count <= maximumCopies) return true
  const reason = `Cells that span have ${count} characters in all their slots, more than ${maximumCopies}`
  file.messages.push(makeMessage('table-span', reason, true, table))
  return false
}

function extentOf({rowSpan, colSpan}: PlacedCell): string {
  const rows = rowSpan > 1 ? `${rowSpan} rows` : ''
  const columns = colSpan > 1 ? `${colSpan} columns` : ''
  return [rows, columns].filter((part) => part !== '').join(' and ')
}

/** Most cells of a table that are reported as changed. */
const mostCells = 20

/**
 * Report data that changes when the output is read back, as cells cannot hold everything that fields can.
 *
 * @param file
 *   File; receives messages.
 * @param table
 *   Data.
 */
export function checkData(
  file: VFile,
  table: GridTable,
  format: TableFormat,
  options: TableFormatOptions
): void {
  const {name} = format
  if (!format.keepsLines && name !== 'markdown') return
  const written = format.stringify([table], {...options, lose: () => {}})
  const read = readWritten(written, name, options)
  const wanted = toMatrix(table)
  if (wanted.length === 0) return
  const target =
    name === 'markdown' ? 'Markdown' : `the dialect \`${options.dialect ?? table.dialect}\``
  if (!read) {
    const reason = `${target} reads no table from this data`
    file.messages.push(makeMessage('data-changed', reason, false))
    return
  }
  const got = toMatrix(read)
  const heads = [table, read].map((one) => placeCells(one).headRows)
  if (heads[0] !== heads[1]) {
    const reason = `The table is all header: ${target} reads it as a row`
    file.messages.push(makeMessage('data-changed', reason, false))
  }
  const {names} = toNamedRows(table)
  let count = 0
  for (const [row, line] of wanted.entries()) {
    for (const [column, text] of line.entries()) {
      const other = got[row]?.[column]
      if (other === text) continue
      count += 1
      if (count > mostCells) continue
      const place = row < heads[0]! ? 'the head' : `row ${row - heads[0]! + 1}`
      const reason = `${quote(text)} in ${place}, column \`${names[column]}\`, is read differently by ${target}: as ${quote(other ?? '')}`
      file.messages.push(makeMessage('data-changed', reason, false))
    }
  }
  if (count > mostCells) {
    const reason = `${count} fields in total are read differently by ${target}`
    file.messages.push(makeMessage('data-changed', reason, false))
  }
}

/** Read the output as other programs will. */
function readWritten(
  text: string,
  name: string,
  {dialect, tables, cells = 'inline'}: TableFormatOptions
): GridTable | undefined {
  const isMarkdown = name === 'markdown' || dialect === 'pandoc' || dialect === 'adobe'
  if (name === 'markdown' && tables !== 'grid') return fromPipeTables(text)[0]
  return findTables(text, {cells, dialect: isMarkdown ? 'markdown' : 'auto', printed: false})[0]
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text)
}
