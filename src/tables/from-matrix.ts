import type {Paragraph} from 'mdast'
import type {GridTable, GridTableCell, GridTableRow} from '../../grammars/grid-table/nodes.js'
import {checkOptions} from '../shared/check-options.js'

/** Most cells that short rows may lack in total. */
const maximumPadding = 1_000_000

/** Options of `fromMatrix`. */
export interface FromMatrixOptions {
  /** Number of header rows (default: `1`, if there is more than one row). */
  headRows?: number | null | undefined
}

/**
 * Make a table from rows of values.
 *
 * @param rows
 *   Values by row, then by column; short rows are filled with empty cells. Strings become text, `null` and `undefined`
 *   empty cells, and other values JSON.
 * @param options
 *   Configuration (optional).
 * @returns
 *   A table without widths, so writers choose them. Cells contain text, not markup: a line ending becomes a `break`,
 *   and a blank line separates paragraphs.
 * @throws {TypeError}
 *   If the rows are not arrays.
 * @throws {RangeError}
 *   If `headRows` is not a number of rows, or short rows lack more than 1,000,000 cells.
 */
export function fromMatrix(
  rows: ReadonlyArray<ReadonlyArray<unknown>>,
  options?: FromMatrixOptions | null | undefined
): GridTable {
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw new TypeError('Cannot make a table from that, expected an array of arrays')
  }
  checkOptions('make a table', options, {headRows: 0})
  const wanted = options?.headRows ?? Math.min(1, Math.max(0, rows.length - 1))
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  checkPadding(rows, columns)
  const nodes = rows.map(
    (row): GridTableRow => ({
      type: 'gtRow',
      children: Array.from({length: columns}, (_, column) => cellOf(textOf(row[column])))
    })
  )
  const head = Math.min(wanted, rows.length)
  const children: GridTable['children'] = []
  if (head > 0) children.push({type: 'gtHeader', children: nodes.slice(0, head)})
  children.push({type: 'gtBody', children: nodes.slice(head)})
  return {
    type: 'gridTable',
    columns: Array.from({length: columns}, () => ({width: 0})),
    dialect: 'rst',
    children
  }
}

/**
 * Check how many cells short rows lack: one long row among many short ones would make a table of quadratic size.
 *
 * @param rows
 *   Rows, or anything with as many entries.
 * @param columns
 *   Length of the longest row.
 */
export function checkPadding(rows: ReadonlyArray<{length: number}>, columns: number): void {
  const lacking = rows.reduce((sum, row) => sum + columns - row.length, 0)
  if (lacking <= maximumPadding) return
  throw new RangeError(
    `Cannot make a table from rows that lack ${lacking} cells in ${columns} columns, expected at most ${maximumPadding}`
  )
}

/** Convert a value to text: strings stay, missing values become empty, everything else becomes JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : (JSON.stringify(value) ?? String(value))
}

/** Create a cell with exactly the given text. */
function cellOf(value: string): GridTableCell {
  if (value === '') return {type: 'gtCell', children: []}
  const text = value.replace(/\r\n?/g, '\n')
  const paragraphs = text.split('\n\n')
  // An empty paragraph would be lost.
  const isWhole = paragraphs.some((paragraph) => paragraph.trim() === '')
  return {type: 'gtCell', children: (isWhole ? [text] : paragraphs).map(paragraphOf)}
}

function paragraphOf(text: string): Paragraph {
  const children: Paragraph['children'] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) children.push({type: 'break'})
    if (line !== '') children.push({type: 'text', value: line})
  }
  return {type: 'paragraph', children}
}
