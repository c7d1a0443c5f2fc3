import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {writeGridTable} from '../../write/grid-table/index.js'
import type {ToGridTableOptions} from '../../write/grid-table/options.js'

/**
 * Write a table as text. The result is canonical: reading and writing it again gives the same text.
 *
 * @param table
 *   Table.
 * @param options
 *   Configuration (optional); `source` and `verify` compare the texts of cells, not their markup.
 * @returns
 *   Lines, without a line ending after the last.
 * @throws
 *   If the dialect is unknown; with `verify`, if the dialect would read another table.
 */
export function toGridTable(
  table: GridTable,
  options?: ToGridTableOptions | null | undefined
): string {
  return writeGridTable(table, options ?? {})
}
