import {documents} from '../../read/all-documents.js'
import {type FormatTablesOptions, type FormattedTables, formatTablesIn} from './index.js'

export type {
  FormatChange,
  FormatTablesOptions,
  FormattedTables,
  TableReadings
} from './index.js'

/**
 * Format the tables of any text, and leave everything else as it is, to the byte.
 *
 * Formatting twice is the same as formatting once. Each result is verified by reading it back; a table that would
 * change its content is left alone, with a message.
 *
 * @param source
 *   Text.
 * @param options
 *   Configuration (optional).
 * @returns
 *   The text, the changes, and the problems.
 * @throws {TypeError}
 *   If an option is invalid.
 *
 * @example
 *   ```ts
 *   const {value, changes} = formatTables('+---+---+\n| a |b |\n+---+---+\n', {fix: true})
 *   // `| a |b  |`; changes[0].reason: 'Line 2: The line was 1 too short'
 *   ```
 */
export function formatTables(
  source: string,
  options?: FormatTablesOptions | null | undefined
): FormattedTables {
  return formatTablesIn(source, options ?? {}, documents)
}
