import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {readMarkup} from '../../read/read-markup.js'
import {type ToGridTableOptions, writeGridTable} from './index.js'

export type {ToGridTableOptions} from './index.js'

/**
 * Write a grid table.
 *
 * What is written is canonical: reading it and writing that gives the same text. Words are never broken; what a
 * dialect cannot say is left out, and `file` gets a message.
 *
 * @param table
 *   Table.
 * @param options
 *   Configuration (optional).
 * @returns
 *   Lines, without a line ending behind the last.
 * @throws
 *   When the dialect is not known; with `verify`, when the dialect would read another table.
 */
export function toGridTable(
  table: GridTable,
  options?: ToGridTableOptions | null | undefined
): string {
  return writeGridTable(table, options ?? {}, readMarkup)
}
