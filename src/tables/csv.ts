import {parse} from 'csv-parse/browser/esm/sync'
import {stringify} from 'csv-stringify/browser/esm/sync'

/**
 * Read comma-separated values (RFC 4180). Lines without anything are no rows.
 *
 * @throws
 *   Where a quote is not closed, or stands inside a field.
 */
export function parseCsv(value: string, delimiter: string): Array<Array<string>> {
  return parse(value, {bom: true, delimiter, relax_column_count: true, skip_empty_lines: true})
}

/** Whether a text is at least two rows of the same number of fields; the first hundred tell. */
export function isCsv(value: string, delimiter: string): boolean {
  try {
    return parse(value, {bom: true, delimiter, skip_empty_lines: false, to: 100}).length > 1
  } catch {
    return false
  }
}

/** How to write rows. */
export interface CsvSettings {
  delimiter: string
  /** What ends a line. */
  eol: string
  /** Whether a field that a spreadsheet would run as a formula gets a `'` in front. */
  escapeFormulas: boolean
}

/** Write rows, each with its line ending. */
export function writeCsv(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  {delimiter, eol, escapeFormulas}: CsvSettings
): string {
  return stringify([...rows], {
    delimiter,
    record_delimiter: eol,
    escape_formulas: escapeFormulas,
    // A lone line break of either kind must be quoted, whatever ends the records.
    quoted_match: /[\n\r]/,
    // A line without anything would be no row.
    quoted_empty: rows.every(({length}) => length < 2)
  })
}
