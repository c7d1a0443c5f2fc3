import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {checkDelimiter, checkOptions, checkText} from '../shared/check-options.js'
import {parseCsv} from './csv.js'
import {fromMatrix} from './from-matrix.js'

/** Configuration of `fromCsv`. */
export interface FromCsvOptions {
  /** What stands between two fields (default: `','`; `'\t'` reads TSV). */
  delimiter?: string | null | undefined
  /** Whether the first line has the names of the columns (default: `true`). */
  header?: boolean | null | undefined
}

/**
 * Read comma-separated values (RFC 4180) as a table. Lines without any field are no rows; short rows end with empty
 * cells.
 *
 * @param value
 *   Text.
 * @param options
 *   Configuration (optional).
 * @throws
 *   When a quote is not closed or stands in the wrong place: the message says the line; and when short rows lack more
 *   than 1,000,000 fields.
 */
export function fromCsv(value: string, options?: FromCsvOptions | null | undefined): GridTable {
  checkText('read CSV', value)
  checkOptions('read CSV', options, {header: 'boolean'})
  checkDelimiter('read CSV', options?.delimiter)
  const rows = parseCsv(value, options?.delimiter ?? ',')
  return fromMatrix(rows, {headRows: (options?.header ?? true) && rows.length > 0 ? 1 : 0})
}
