import {parse} from 'csv-parse/sync'
import {stringify} from 'csv-stringify/sync'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {isCsv, parseCsv, writeCsv} from '../../src/tables/csv.js'
import {runs} from '../runs.js'

const delimiters = fc.constantFrom(',', '\t', ';', '|', '.', '::')

/** Texts that are CSV, nearly so, or not at all; each has one kind of line ending. */
const texts = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        'a',
        'b c',
        ',',
        ',',
        '\t',
        ';',
        '|',
        '.',
        '::',
        '"',
        '""',
        '"x"',
        '\n',
        '\n'
      ),
      {maxLength: 20}
    ),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\uFEFF')
  )
  .map(([parts, eol, mark]) => mark + parts.join('').replaceAll('\n', eol))

const rows = fc.array(
  fc.array(
    fc
      .array(
        fc.constantFrom('a', ' ', ',', '\t', ';', '::', '"', '\n', '\r', '=', '-', '@', '\uFF1D'),
        {
          maxLength: 4
        }
      )
      .map((parts) => parts.join('')),
    {minLength: 1, maxLength: 4}
  ),
  {minLength: 1, maxLength: 4}
)

function attempt<Result>(read: () => Result): Result | 'malformed' {
  try {
    return read()
  } catch {
    return 'malformed'
  }
}

describe('CSV', () => {
  it('should be read as csv-parse reads it', () => {
    fc.assert(
      fc.property(texts, delimiters, (text, delimiter) => {
        const theirs = attempt(() =>
          parse(text, {bom: true, delimiter, relax_column_count: true, skip_empty_lines: true})
        )
        expect(attempt(() => parseCsv(text, delimiter))).toEqual(theirs)
        const strict = attempt(() => parse(text, {bom: true, delimiter, to: 100}).length > 1)
        expect(isCsv(text, delimiter)).toBe(strict === true)
      }),
      {numRuns: runs(5000)}
    )
  })

  it('should be written as csv-stringify writes it', () => {
    fc.assert(
      fc.property(
        rows,
        delimiters,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (given, delimiter, eol, escapeFormulas) => {
          const theirs = stringify(given, {
            ...{delimiter, record_delimiter: eol, escape_formulas: escapeFormulas},
            ...{quoted_match: /[\n\r]/, quoted_empty: given.every(({length}) => length < 2)}
          })
          expect(writeCsv(given, {delimiter, eol, escapeFormulas})).toBe(theirs)
        }
      ),
      {numRuns: runs(2000)}
    )
  })

  it('should read what it has written', () => {
    fc.assert(
      fc.property(rows, delimiters, fc.constantFrom('\n', '\r\n'), (given, delimiter, eol) => {
        const text = writeCsv(given, {delimiter, eol, escapeFormulas: false})
        const isBlank = (row: ReadonlyArray<string>): boolean => row.length === 1 && row[0] === ''
        // Beside longer rows, one without anything is a blank line.
        const kept = given.every(({length}) => length < 2)
          ? given
          : given.filter((row) => !isBlank(row))
        expect(parseCsv(text, delimiter)).toEqual(kept)
      }),
      {numRuns: runs(2000)}
    )
  })

  it.each([
    ['a\n"b\nc', 'A quote in line 2 is not closed'],
    ['a\nb"c\n', 'A quote in line 2 is inside a field'],
    ['"a"b\n', 'Text follows a closing quote in line 1']
  ])('should say where it is malformed: %j', (text, message) => {
    expect(() => parseCsv(text, ',')).toThrow(message)
  })

  it('should take line endings of both usual kinds side by side', () => {
    expect(parseCsv('a,b\r\nc,d\ne,"f\rg"\r\n', ',')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f\rg']
    ])
  })

  it('should read long texts in time that grows with their length', () => {
    const text = `${'"a""b",c\n'.repeat(100_000)}"`
    expect(() => parseCsv(text, ',')).toThrow('line 100001')
  })
})
