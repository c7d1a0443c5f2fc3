import {checkOptions, checkText} from '../../shared/check-options.js'
import {closeTables, type OpenTablesOptions, openTables} from './open-tables.js'
import type {TableEditor} from './table-editor.js'

/** Configuration of `editTables`. */
export type EditTablesOptions = OpenTablesOptions

/**
 * Edit the tables of any text. What was not edited keeps its bytes: text, other tables, lines of a table that need not
 * change, line endings, indentation, the leaders of comments.
 *
 * @param source
 *   Text.
 * @param edit
 *   Takes the tables in the order in which they start; those in cells of others are text.
 * @param options
 *   How the tables are read (optional).
 * @returns
 *   Text.
 * @throws {RangeError}
 *   When an edit cannot be done.
 * @throws
 *   When the dialect of a table has no drawing for it; nothing is changed then.
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
    // What it rejects with would be nobody's.
    result.catch(() => {})
    throw new TypeError(
      'Cannot edit tables with an asynchronous function, expected a synchronous one'
    )
  }
  return closeTables(source, tables)
}
