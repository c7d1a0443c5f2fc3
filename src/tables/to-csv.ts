import {stringify} from 'csv-stringify/browser/esm/sync'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {type ToRecordsOptions, toNamedRows} from './to-records.js'

/** Configuration of `toCsv`. */
export interface ToCsvOptions extends ToRecordsOptions {
  /** What stands between two fields (default: `','`; `'\t'` makes TSV). */
  delimiter?: string | null | undefined
  /** Line ending (default: `'\n'`; RFC 4180 has `'\r\n'`). */
  eol?: '\n' | '\r\n' | null | undefined
  /** Whether the first line has the names of the columns (default: whether the table has a head). */
  header?: boolean | null | undefined
  /**
   * Whether a field that a spreadsheet would run as a formula, because it starts with `=`, `+`, `-`, `@`, a tab or a
   * carriage return, gets a `'` in front (default: `false`, since it changes the data). OWASP: "CSV Injection".
   */
  escapeFormulas?: boolean | null | undefined
}

/**
 * Write a table as comma-separated values (RFC 4180).
 *
 * @param table
 *   Table.
 * @param options
 *   Configuration (optional).
 * @returns
 *   Lines, each with its line ending.
 */
export function toCsv(table: GridTable, options?: ToCsvOptions | null | undefined): string {
  const settings = options || {}
  const {names, rows} = toNamedRows(table, settings)
  const head = table.children.some((d) => d.type === 'gtHeader' && d.children.length > 0)
  const lines = (settings.header ?? head) ? [names, ...rows] : rows
  return stringify(lines, {
    delimiter: settings.delimiter ?? ',',
    record_delimiter: settings.eol ?? '\n',
    escape_formulas: settings.escapeFormulas ?? false,
    // A lone line break of either kind must be quoted, whatever ends the records.
    quoted_match: /[\n\r]/
  })
}
