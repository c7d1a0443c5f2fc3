import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {readMarkup} from '../../read/read-markup.js'
import {writeGridTable} from './index.js'
import type {ToGridTableOptions} from './options.js'

export type {ToGridTableOptions} from './options.js'

/**
 * Write a grid table.
 *
 * The result is canonical: reading and writing it again gives the same text. Words are never broken; what a dialect
 * cannot express is left out, with a message.
 *
 * @param table
 *   Table.
 * @param options
 *   Configuration (optional).
 * @returns
 *   Lines, without a final line ending.
 * @throws
 *   If the dialect is unknown; with `verify`, if the result reads back differently.
 */
export function toGridTable(
  table: GridTable,
  options?: ToGridTableOptions | null | undefined
): string {
  return writeGridTable(table, options ?? {}, readMarkup)
}
