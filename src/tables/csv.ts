import {CsvError, type Info, type Options, parse} from 'csv-parse/sync'
import {stringify} from 'csv-stringify/sync'

/** Problems in comma-separated values, by the error code of csv-parse. */
const faults: Record<string, (line: number) => string> = {
  CSV_QUOTE_NOT_CLOSED: (line) => `A quote in the row that starts in line ${line} is not closed`,
  CSV_INVALID_CLOSING_QUOTE: (line) => `Text follows a closing quote in line ${line}`,
  INVALID_OPENING_QUOTE: (line) => `A quote in line ${line} is inside a field`
}

/**
 * Read comma-separated values (RFC 4180). Empty lines are not rows.
 *
 * @throws
 *   If a quote is not closed, or is inside a field; `line`, from 1, says where.
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

/** The line after some rows, because for an unclosed quote csv-parse only reports where the text ends. */
function lineAfter(rows: number, value: string, settings: Options): number {
  if (rows === 0) return 1
  const read: Array<unknown> = parse(value, {...settings, to: rows, info: true})
  return (read.at(-1) as {info: Info}).info.lines + 1
}

/** Line endings of a text, as csv-parse would expect the first one everywhere. */
function lineEndings(value: string): Array<string> {
  return value.includes('\n') ? ['\r\n', '\n'] : ['\r']
}

/** Whether a text consists of at least two rows with the same number of fields; only the first hundred are checked. */
export function isCsv(value: string, delimiter: string): boolean {
  try {
    const settings = {bom: true, delimiter, record_delimiter: lineEndings(value), to: 100}
    return parse(value, settings).length > 1
  } catch {
    return false
  }
}

/** Settings for writing rows. */
export interface CsvSettings {
  delimiter: string
  /** Line ending. */
  eol: string
  /** Whether to prefix fields that a spreadsheet would run as a formula with `'`. */
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
    // An empty line would not be read as a row.
    quoted_empty: rows.every(({length}) => length < 2)
  })
}
