import {type FormatTablesOptions, type FormattedTables, formatTablesIn} from '../format/index.js'

/**
 * Format the tables of any text, and leave everything else as it is, to the byte.
 *
 * Tables are found as `findTables` finds them, in code blocks as well where only the reader of a document knows them;
 * each drawing is verified by the texts of its cells. `formatTables` of `gridhelp` asks the readers of documents, and
 * compares markup.
 *
 * @param source
 *   Text.
 * @param options
 *   Configuration (optional).
 * @returns
 *   The text, the changes, and the problems.
 * @throws {TypeError}
 *   If an option is invalid.
 */
export function formatTables(
  source: string,
  options?: FormatTablesOptions | null | undefined
): FormattedTables {
  return formatTablesIn(source, options ?? {})
}
