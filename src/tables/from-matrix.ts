import type {GridTable, GridTableCell, GridTableRow} from '../../grammars/grid-table/nodes.js'

/** Configuration of `fromMatrix`. */
export interface FromMatrixOptions {
  /** How many rows are head (default: `1`, where there is another one). */
  headRows?: number | null | undefined
}

const data = new WeakSet<GridTable>()

/**
 * Make a table of rows of texts.
 *
 * @param rows
 *   Texts by row, then by column; short rows end with empty cells.
 * @param options
 *   Configuration (optional).
 * @returns
 *   A table without widths: writers weigh its columns. Its cells are literal; write it with `cells: 'literal'`.
 */
export function fromMatrix(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  options?: FromMatrixOptions | null | undefined
): GridTable {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const nodes = rows.map(
    (row): GridTableRow => ({
      type: 'gtRow',
      children: Array.from({length: columns}, (_, column) => cellOf(row[column] ?? ''))
    })
  )
  const head = Math.min(options?.headRows ?? 1, Math.max(0, rows.length - 1))
  const children: GridTable['children'] = []
  if (head > 0) children.push({type: 'gtHeader', children: nodes.slice(0, head)})
  children.push({type: 'gtBody', children: nodes.slice(head)})
  const table: GridTable = {
    type: 'gridTable',
    columns: Array.from({length: columns}, () => ({width: 0})),
    dialect: 'rst',
    children
  }
  data.add(table)
  return table
}

/** Whether a table was made of texts that hold no markup. */
export function isData(table: GridTable): boolean {
  return data.has(table)
}

/** Note that a table holds the texts of another one. */
export function keepData(from: GridTable, to: GridTable): GridTable {
  if (data.has(from)) data.add(to)
  return to
}

function cellOf(value: string): GridTableCell {
  const text = value.replace(/\r\n?/g, '\n')
  return {
    type: 'gtCell',
    children: text === '' ? [] : [{type: 'paragraph', children: [{type: 'text', value: text}]}]
  }
}
