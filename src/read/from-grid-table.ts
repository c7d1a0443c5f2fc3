import type {Compatible} from 'vfile'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {documents} from './all-documents.js'
import type {GridTableOptions} from './options.js'
import {readOneTable} from './read-one-table.js'

/**
 * Read exactly one table.
 *
 * @param value
 *   The table, optionally indented and surrounded by blank lines; a pandoc table can have a caption above or below.
 * @param options
 *   Dialect, how to read cells. `options.file` collects all problems.
 * @returns
 *   The table.
 * @throws {VFileMessage}
 *   The first problem, fatal, with `ruleId`, `place`, `expected`, `actual` and `note`, if there is no table, if it is
 *   broken, or if there is other text.
 */
export function fromGridTable(
  value: Compatible,
  options?: GridTableOptions | null | undefined
): GridTable {
  return readOneTable(value, options ?? {}, documents)
}
