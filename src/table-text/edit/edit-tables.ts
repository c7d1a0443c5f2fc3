import {checkOptions, checkText} from '../../shared/check-options.js'
import {closeTables, type OpenTablesOptions, openTables} from './open-tables.js'
import type {TableEditor} from './table-editor.js'

/** Options of `editTables`. */
export type EditTablesOptions = OpenTablesOptions

/**
 * Edit the tables of any text. Everything that was not edited keeps its bytes: text, other tables, unaffected lines of
 * a table, line endings, indentation, and comment markers.
 *
 * @param source
 *   Text.
 * @param edit
 *   Called once with all tables in order; tables inside cells are text.
 * @param options
 *   How to read the tables (optional).
 * @returns
 *   Text.
 * @throws {RangeError}
 *   If an edit is impossible.
 * @throws
 *   If the dialect of a table cannot express it; then nothing is changed.
 */
export function editTables(
  source: string,
  edit: (tables: Array<TableEditor>) => void,
  options?: EditTablesOptions | null | undefined
): string {
  checkText('edit tables', source)
  if (typeof edit !== 'function') {
    throw new TypeError(`Cannot edit tables with \`${typeof edit}\`, expected a function`)
  }
  checkOptions('edit tables', options, {file: 'file'})
  const tables = openTables(source, options)
  const result: unknown = edit(tables.map(({editor}) => editor))
  if (result instanceof Promise) {
    // Otherwise, a rejection would be unhandled.
    result.catch(() => {})
    throw new TypeError(
      'Cannot edit tables with an asynchronous function, expected a synchronous one'
    )
  }
  return closeTables(source, tables)
}
