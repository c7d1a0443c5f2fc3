import type {Compatible} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {readOneTable} from '../../read/read-one-table.js'
import type {GridTableOptions} from './options.js'

/**
 * Read exactly one table.
 *
 * @param value
 *   The table, optionally indented and surrounded by blank lines.
 * @param options
 *   Dialect, and how to read cells. `options.file` collects all problems.
 * @returns
 *   The table.
 * @throws {VFileMessage}
 *   The first problem, fatal, with `ruleId`, `place`, `expected`, `actual` and `note`, if there is no table, if it is
 *   broken, or if there is other text, such as a caption.
 */
export function fromGridTable(
  value: Compatible,
  options?: GridTableOptions | null | undefined
): GridTable {
  return readOneTable(value, options ?? {})
}
