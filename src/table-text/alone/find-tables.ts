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
 * The text is no document of a language: with each dialect, tables are found wherever they are. `findTables` of
 * `gridhelp` knows where the readers of reStructuredText and Markdown see tables, and reads their list tables and CSV
 * tables too.
 *
 * @param value
 *   Text, its bytes (UTF-8) or a file.
 * @param options
 *   Dialect, how to read cells, a file for messages.
 * @returns
 *   Tables in order. Broken ones are left out and reported to `options.file`.
 */
export function findTables(
  value: Compatible,
  options?: FindTablesOptions | null | undefined
): Array<GridTable> {
  return findTablesIn(value, options ?? {})
}
