/** Comma-separated values (RFC 4180). */

/** What is wrong with CSV, and where. */
export class CsvError extends Error {
  /** From 1. */
  readonly line: number

  constructor(reason: string, line: number) {
    super(`${reason} on line ${line}`)
    this.line = line
  }
}

/**
 * Read rows, one after the other; a line without any field is an empty row. Lines end with `\n` or `\r\n`; with `\r` where
 * a text has neither.
 *
 * @throws
 *   `CsvError` where a quote is not closed, or stands inside a field.
 */
export function* csvRows(value: string, delimiter: string): Generator<Array<string>> {
  const text = value.startsWith('\uFEFF') ? value.slice(1) : value
  const end = text.includes('\n') ? '\n' : '\r'
  let line = 1
  let row: Array<string> = []
  for (let index = 0; index < text.length; ) {
    const isQuoted = text[index] === '"'
    const start = index
    index = isQuoted ? closingQuote(index) + 1 : endOfField(index)
    let field = text.slice(start, index)
    if (isQuoted) {
      if (index < text.length && !isEnd(index)) {
        throw new CsvError('Unexpected text behind a closing quote', line)
      }
      field = field.slice(1, -1).replaceAll('""', '"')
    } else if (field.includes('"')) {
      throw new CsvError('Unexpected quote inside a field', line)
    }
    const hasNext = text.startsWith(delimiter, index) && index < text.length
    if (row.length > 0 || field !== '' || isQuoted || hasNext) row.push(field)
    if (hasNext) {
      index += delimiter.length
      // Behind the last delimiter of a text there is one more field.
      if (index < text.length) continue
      row.push('')
    }
    if (text[index] === '\r' && end === '\n') index += 1
    index += 1
    line += 1
    yield row
    row = []
  }

  function isEnd(index: number): boolean {
    return (
      text[index] === end ||
      text.startsWith(delimiter, index) ||
      (end === '\n' && text.startsWith('\r\n', index))
    )
  }

  function endOfField(index: number): number {
    while (index < text.length && !isEnd(index)) index += 1
    return index
  }

  function closingQuote(start: number): number {
    const first = line
    for (let index = start + 1; index < text.length; index += 1) {
      if (text[index] === end) line += 1
      if (text[index] !== '"') continue
      if (text[index + 1] !== '"') return index
      index += 1
    }
    throw new CsvError('Unexpected end of the text inside a quoted field that starts', first)
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
  const lines = rows.map((row) => {
    // A line without anything would be no row.
    if (row.length === 1 && row[0] === '') return `""${eol}`
    const fields = row.map((field) => {
      const value = escapeFormulas && formula.test(field) ? `'${field}` : field
      const isPlain = !(value.includes(delimiter) || /["\n\r]/.test(value))
      return isPlain ? value : `"${value.replaceAll('"', '""')}"`
    })
    return fields.join(delimiter) + eol
  })
  return lines.join('')
}

/** What a spreadsheet takes for the start of a formula (OWASP: "CSV Injection"), in full width too. */
const formula = /^[=+\-@\t\r＝＋－＠]/
