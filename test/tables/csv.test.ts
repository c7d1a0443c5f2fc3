import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseCsv, writeCsv} from '../../src/tables/csv.js'
import {runs} from '../runs.js'

const delimiters = fc.constantFrom(',', '\t', ';', '|', '.', '::')

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

describe('CSV', () => {
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
    ['a\n"b\nc', 'A quote in the row that starts in line 2 is not closed'],
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
