import type {Compatible} from 'vfile'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {documents} from './all-documents.js'
import {type FindTablesOptions, findTablesIn} from './find-tables-in.js'

export type {FindTablesOptions} from './find-tables-in.js'

/**
 * Find all tables in any text: documents, source code, email.
 *
 * @param value
 *   Text, its bytes (UTF-8) or a file.
 * @param options
 *   Dialect, how to read cells, a file for messages. With the dialect `rst` the text is a reStructuredText document,
 *   and its tables are those that `fromRst` reads: including list tables and CSV tables, with the references of the
 *   document. With `markdown`, `pandoc` or `adobe` it is a Markdown document: tables are in its flow, not in code,
 *   HTML, or front matter. `auto` also finds the output of programs: psql's, MySQL's, Org's, those drawn with `│` and
 *   `─`; their `data.printed` is `true`.
 * @returns
 *   Tables in order. Broken ones are left out and reported to `options.file`.
 */
export function findTables(
  value: Compatible,
  options?: FindTablesOptions | null | undefined
): Array<GridTable> {
  return findTablesIn(value, options ?? {}, documents)
}
