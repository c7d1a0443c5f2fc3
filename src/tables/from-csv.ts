import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {checkDelimiter, checkOptions, checkText} from '../shared/check-options.js'
import {parseCsv} from './csv.js'
import {fromMatrix} from './from-matrix.js'

/** Options of `fromCsv`. */
export interface FromCsvOptions {
  /** Delimiter between fields (default: `','`; `'\t'` reads TSV). */
  delimiter?: string | null | undefined
  /** Whether the first line has the column names (default: `true`). */
  header?: boolean | null | undefined
}

/**
 * Read comma-separated values (RFC 4180) as a table. Empty lines are skipped; short rows are filled with empty cells.
 *
 * @param value
 *   Text.
 * @param options
 *   Configuration (optional).
 * @throws
 *   If a quote is not closed or is in the wrong place, with its line; or if short rows lack more than 1,000,000 fields.
 */
export function fromCsv(value: string, options?: FromCsvOptions | null | undefined): GridTable {
  checkText('read CSV', value)
  checkOptions('read CSV', options, {header: 'boolean'})
  checkDelimiter('read CSV', options?.delimiter)
  const rows = parseCsv(value, options?.delimiter ?? ',')
  return fromMatrix(rows, {headRows: (options?.header ?? true) && rows.length > 0 ? 1 : 0})
}
