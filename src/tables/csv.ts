import {CsvError, type Info, type Options, parse} from 'csv-parse/sync'
import {stringify} from 'csv-stringify/sync'

/** What is wrong in comma-separated values, by the code that csv-parse gives it. */
const faults: Record<string, (line: number) => string> = {
  CSV_QUOTE_NOT_CLOSED: (line) => `A quote in the row that starts in line ${line} is not closed`,
  CSV_INVALID_CLOSING_QUOTE: (line) => `Text follows a closing quote in line ${line}`,
  INVALID_OPENING_QUOTE: (line) => `A quote in line ${line} is inside a field`
}

/**
 * Read comma-separated values (RFC 4180). Empty lines are not rows.
 *
 * @throws
 *   If a quote is not closed, or stands inside a field; `line`, from 1, says where.
 */
export function parseCsv(value: string, delimiter: string): Array<Array<string>> {
  const settings = {
    ...{bom: true, delimiter, record_delimiter: lineEndings(value)},
    ...{relax_column_count: true, skip_empty_lines: true}
  }
  try {
    return parse(value, settings)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? lineAfter(Number(error.records), value, settings)
        : Number(error.lines)
    const reason = faults[error.code]?.(line) ?? error.message
    throw Object.assign(new Error(reason, {cause: error}), {line})
  }
}

/** The line after some rows: of a quote that is not closed csv-parse knows only where the text ends. */
function lineAfter(rows: number, value: string, settings: Options): number {
  if (rows === 0) return 1
  const read: Array<unknown> = parse(value, {...settings, to: rows, info: true})
  return (read.at(-1) as {info: Info}).info.lines + 1
}

/** Line endings of a text: csv-parse alone takes the first one for all. */
function lineEndings(value: string): Array<string> {
  return value.includes('\n') ? ['\r\n', '\n'] : ['\r']
}

/** Whether a text is at least two rows of the same number of fields; the first hundred tell. */
export function isCsv(value: string, delimiter: string): boolean {
  try {
    const settings = {bom: true, delimiter, record_delimiter: lineEndings(value), to: 100}
    return parse(value, settings).length > 1
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
