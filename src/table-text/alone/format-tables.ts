import {type FormatTablesOptions, type FormattedTables, formatTablesIn} from '../format/index.js'

/**
 * Format the tables of any text, and leave everything else as it is, to the byte.
 *
 * Tables are found as by `findTables`, including those in code blocks that only the reader of a document recognizes as
 * code; each drawing is verified by the texts of its cells. `formatTables` of `gridhelp` uses the readers of documents,
 * and compares markup.
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
