import type {Compatible} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {type FindTablesOptions as DocumentOptions, findTablesIn} from '../../read/find-tables-in.js'
import type {GridTableOptions} from './options.js'

/** Options of `findTables`. */
export interface FindTablesOptions extends Omit<DocumentOptions, 'cells'> {
  cells?: GridTableOptions['cells']
}

/**
 * Find all tables in any text.
 *
 * The text is read without regard to its language: tables are found anywhere, in each dialect. `findTables` of
 * `gridhelp` knows where the readers of reStructuredText and Markdown see tables, and also reads their list tables and
 * CSV tables.
 *
 * @param value
 *   Text, its bytes (UTF-8) or a file.
 * @param options
 *   Dialect, how to read cells, and a file for messages.
 * @returns
 *   Tables in order. Broken ones are left out and reported to `options.file`.
 */
export function findTables(
  value: Compatible,
  options?: FindTablesOptions | null | undefined
): Array<GridTable> {
  return findTablesIn(value, options ?? {})
}
