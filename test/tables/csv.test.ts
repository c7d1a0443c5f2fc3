import {describe, expect, it} from 'vitest'
import {csvRows, writeCsv} from '../../src/tables/csv.js'

describe('CSV', () => {
  it.each([
    [
      'fields',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd']
      ]
    ],
    [
      'line endings of Windows',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd']
      ]
    ],
    [
      'line endings of old Macs',
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd']
      ]
    ],
    ['a byte order mark', '\uFEFFa,b', [['a', 'b']]],
    [
      'empty fields',
      ',a,\n,',
      [
        ['', 'a', ''],
        ['', '']
      ]
    ],
    ['an empty field in quotes', '""', [['']]],
    ['lines without a field', 'a\n\nb\n', [['a'], [], ['b']]],
    ['quotes, delimiters and line endings in quotes', '"a ""b""","c,\nd"', [['a "b"', 'c,\nd']]],
    ['nothing', '', []]
  ])('should read %s', (_, text, rows) => {
    expect([...csvRows(text, ',')]).toEqual(rows)
  })

  it.each([
    ['a\n"b', 'Unexpected end of the text inside a quoted field that starts on line 2'],
    ['a\n"b" c,d', 'Unexpected text behind a closing quote on line 2'],
    ['a\n\nb"c"', 'Unexpected quote inside a field on line 3']
  ])('should say what is wrong with %j', (text, message) => {
    expect(() => [...csvRows(text, ',')]).toThrow(message)
  })

  it('should quote what would be read as something else', () => {
    const rows = [['a', 'b,c'], ['"', '\r'], ['']]
    const settings = {delimiter: ',', eol: '\r\n', escapeFormulas: false}
    expect(writeCsv(rows, settings)).toBe('a,"b,c"\r\n"""","\r"\r\n""\r\n')
  })

  it.each(['=1', '+1', '-1', '@a', '＝1'])(
    'should keep %j from being run as a formula',
    (field) => {
      const settings = {delimiter: ',', eol: '\n', escapeFormulas: true}
      expect(writeCsv([['a', field]], settings)).toBe(`a,'${field}\n`)
    }
  )
})
