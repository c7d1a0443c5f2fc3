import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {checkDelimiter, checkOptions} from '../shared/check-options.js'
import {writeCsv} from './csv.js'
import {placeCells} from './place-cells.js'
import {toPlainText} from './to-plain-text.js'
import {type ToRecordsOptions, toNamedRows} from './to-records.js'

/** Options of `toCsv`. */
export interface ToCsvOptions extends ToRecordsOptions {
  /** Delimiter between fields (default: `','`; `'\t'` writes TSV). */
  delimiter?: string | null | undefined
  /** Line ending (default: `'\n'`; RFC 4180 has `'\r\n'`). */
  eol?: '\n' | '\r\n' | null | undefined
  /** Whether to write the column names first (default: if the table has a header). */
  header?: boolean | null | undefined
  /**
   * Whether a field that a spreadsheet would run as a formula, because it starts with `=`, `+`, `-`, `@`, a tab or a
   * carriage return, is prefixed with `'` (default: `false`, because it changes the data). OWASP: "CSV Injection".
   */
  escapeFormulas?: boolean | null | undefined
}

/**
 * Write a table as comma-separated values (RFC 4180). The first line has the texts of the header; if the header has
 * several rows or cells that span, it has the names of `toRecords`.
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
  checkOptions('write CSV', options, {
    eol: ['\n', '\r\n'],
    header: 'boolean',
    escapeFormulas: 'boolean'
  })
  checkDelimiter('write CSV', settings.delimiter)
  const {names, rows} = toNamedRows(table, settings)
  const {cells, headRows} = placeCells(table)
  // A plain header is written as it is, as names in CSV need not be unique.
  const heads = cells.filter(({row}) => row < headRows)
  const isPlain = headRows === 1 && heads.every(({colSpan}) => colSpan === 1)
  const first = isPlain ? heads.map(({cell}) => toPlainText(cell)) : names
  const lines = (settings.header ?? headRows > 0) ? [first, ...rows] : rows
  return writeCsv(lines, {
    delimiter: settings.delimiter ?? ',',
    eol: settings.eol ?? '\n',
    escapeFormulas: settings.escapeFormulas ?? false
  })
}
