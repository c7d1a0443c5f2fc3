/** What is wrong in comma-separated values. */
class CsvError extends Error {
  /** The line that it is on, from 1. */
  readonly line: number

  /**
   * @param what
   *   Makes a sentence of the line.
   */
  constructor(text: string, offset: number, what: (line: string) => string) {
    const line = (text.slice(0, offset).match(/\r\n?|\n/g)?.length ?? 0) + 1
    super(what(`line ${line}`))
    this.line = line
  }
}

/**
 * Read comma-separated values (RFC 4180). Lines without anything are no rows.
 *
 * @throws
 *   Where a quote is not closed, or stands inside a field.
 */
export function parseCsv(value: string, delimiter: string): Array<Array<string>> {
  return readRows(value, delimiter).filter((row) => row !== emptyLine)
}

/** Whether a text is at least two rows of the same number of fields; the first hundred tell. */
export function isCsv(value: string, delimiter: string): boolean {
  try {
    const rows = readRows(value, delimiter, 100)
    return rows.length > 1 && rows.every(({length}) => length === rows[0]!.length)
  } catch {
    return false
  }
}

const emptyLine: Array<string> = ['']

/**
 * Read rows, `emptyLine` where a line has nothing. What ends the first line ends all: a lone carriage return is a
 * character of a field where lines end otherwise.
 */
function readRows(
  text: string,
  delimiter: string,
  most = Number.POSITIVE_INFINITY
): Array<Array<string>> {
  const rows: Array<Array<string>> = []
  const separator = delimiter.replace(/[^\w\s]/g, '\\$&')
  let stops = new RegExp(`${separator}|"|\\r\\n?|\\n`, 'g')
  let isFirst = true
  let row: Array<string> = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (rows.length < most) {
    const start = at
    const isQuoted = text[at] === '"'
    if (isQuoted) at = findClosing(text, at) + 1
    stops.lastIndex = at
    const stop = stops.exec(text)
    const end = stop?.index ?? text.length
    if (stop?.[0] === '"')
      throw new CsvError(text, end, (line) => `A quote in ${line} is inside a field`)
    if (isQuoted && end > at)
      throw new CsvError(text, at, (line) => `Text follows a closing quote in ${line}`)
    const field = isQuoted
      ? text.slice(start + 1, at - 1).replaceAll('""', '"')
      : text.slice(at, end)
    const isRest = !stop && field === '' && row.length === 0 && !isQuoted
    if (isRest) break
    row.push(field)
    at = end + (stop?.[0].length ?? 0)
    if (stop?.[0] === delimiter) continue
    const isEmpty = row.length === 1 && field === '' && !isQuoted
    rows.push(isEmpty ? emptyLine : row)
    row = []
    if (!stop) break
    if (isFirst) stops = new RegExp(`${separator}|"|${stop[0] === '\r' ? '\\r' : '\\r?\\n'}`, 'g')
    isFirst = false
  }
  return rows
}

/** Find the quote that closes a field; one that stands twice is a quote in it. */
function findClosing(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  if (at === -1) throw new CsvError(text, opening, (line) => `A quote in ${line} is not closed`)
  return at
}

/** How to write rows. */
export interface CsvSettings {
  delimiter: string
  /** What ends a line. */
  eol: string
  /** Whether a field that a spreadsheet would run as a formula gets a `'` in front. */
  escapeFormulas: boolean
}

/** What a spreadsheet takes for the start of a formula (OWASP: "CSV Injection"); full-width forms too. */
const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/** Write rows, each with its line ending. */
export function writeCsv(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  {delimiter, eol, escapeFormulas}: CsvSettings
): string {
  // A line without anything would be no row.
  const emptyField = rows.every(({length}) => length < 2) ? '""' : ''
  const write = (given: string): string => {
    if (given === '') return emptyField
    const field = escapeFormulas && formula.test(given) ? `'${given}` : given
    // A lone line break of either kind must be quoted, whatever ends the rows.
    return field.includes(delimiter) || /["\n\r]/.test(field)
      ? `"${field.replaceAll('"', '""')}"`
      : field
  }
  return rows.map((row) => row.map(write).join(delimiter) + eol).join('')
}
