import {describe, expect, it} from 'vitest'
import type {GridTable, GridTableCell} from '../../grammars/grid-table/nodes.js'
import {fromGridTable} from '../../src/read/from-grid-table.js'
import {placeCells} from '../../src/tables/place-cells.js'
import {toCsv} from '../../src/tables/to-csv.js'
import {toMatrix} from '../../src/tables/to-matrix.js'
import {toRecords} from '../../src/tables/to-records.js'

const weather = read(`
+------+-------------+------+
|      | Temperature | Rain |
|      +------+------+      |
| City | min  | max  |      |
+======+======+======+======+
| Oslo | -6   | 21   | none |
+------+------+------+      |
| Rome | 4           |      |
+------+-------------+------+`)

describe('toMatrix', () => {
  it('should put the text of a spanning cell in every slot', () => {
    expect(toMatrix(weather)).toEqual([
      ['City', 'Temperature', 'Temperature', 'Rain'],
      ['City', 'min', 'max', 'Rain'],
      ['Oslo', '-6', '21', 'none'],
      ['Rome', '4', '4', 'none']
    ])
  })

  it('should take the text of links and of hidden anchors', () => {
    const cell: GridTableCell = {
      type: 'gtCell',
      children: [
        {
          type: 'paragraph',
          children: [
            {
              type: 'anchor',
              identifier: 'a',
              hidden: true,
              children: [{type: 'text', value: 'First, '}]
            },
            {
              type: 'helpLink',
              package: null,
              identifier: 'b',
              children: [{type: 'text', value: 'see b'}]
            }
          ]
        },
        {type: 'paragraph', children: [{type: 'inlineCode', value: 'c'}]}
      ]
    }
    expect(toMatrix(makeTable([[cell]]))).toEqual([['First, see b\n\nc']])
  })
})

describe('placeCells', () => {
  it('should cut spans off at the end of their section and at other cells, and fill gaps', () => {
    const table = makeTable([
      [span(1, 3), span(9, 1), span(1, 5e8)],
      [span(1, 1), span(1, 9)],
      [span(1, 1)]
    ])
    table.children.push({type: 'gtFooter', children: [{type: 'gtRow', children: [span(1, 1)]}]})
    const {rows, slots, cells, columns} = placeCells(table)
    expect([rows, columns]).toEqual([4, 1004])
    expect(slots.map((line) => line.slice(0, 5))).toEqual([
      [0, 0, 0, 1, 2],
      [3, 4, 4, 1, expect.any(Number)],
      [expect.any(Number), expect.any(Number), expect.any(Number), 1, expect.any(Number)],
      [
        expect.any(Number),
        expect.any(Number),
        expect.any(Number),
        expect.any(Number),
        expect.any(Number)
      ]
    ])
    expect(cells[1]).toMatchObject({row: 0, column: 3, rowSpan: 3})
    expect(new Set(slots.flat()).size).toBe(cells.length)
  })
})

describe('toRecords', () => {
  it('should name fields by all head rows', () => {
    expect(toRecords(weather)).toEqual([
      {City: 'Oslo', 'Temperature.min': '-6', 'Temperature.max': '21', Rain: 'none'},
      {City: 'Rome', 'Temperature.min': '4', 'Temperature.max': '4', Rain: 'none'}
    ])
  })

  it('should leave the other slots of a spanning cell blank on demand', () => {
    expect(toRecords(weather, {spans: 'blank'})[1]).toEqual({
      City: 'Rome',
      'Temperature.min': '4',
      'Temperature.max': '',
      Rain: ''
    })
  })

  it('should refuse spanning cells of the body on demand, and wrong strategies always', () => {
    expect(() => toRecords(weather, {spans: 'refuse'})).toThrow(
      "Cannot make records with a cell that spans at row 2, column 3, expected `spans: 'fill'` or `'blank'`"
    )
    expect(() => toRecords(weather, {spans: 'all' as 'fill'})).toThrow(
      'Cannot make records with spans `all`'
    )
  })

  it('should keep every field apart, whatever its name is', () => {
    const table = read(`
+-----------+---+-----+---+---+---+
| __proto__ | a | a 2 | a |   |   |
+===========+===+=====+===+===+===+
| 1         | 2 | 3   | 4 | 5 | 6 |
+-----------+---+-----+---+---+---+`)
    const [record] = toRecords(table)
    expect(Object.entries(record!)).toEqual([
      ['__proto__', '1'],
      ['a', '2'],
      ['a 2', '3'],
      ['a 3', '4'],
      ['Column 5', '5'],
      ['Column 6', '6']
    ])
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
  })
})

describe('toCsv', () => {
  const table = read(`
+---------+--------+
| name    | value  |
+=========+========+
| a, "b"  | =1+1   |
|         | line 2 |
+---------+--------+`)

  it('should quote what needs it', () => {
    expect(toCsv(table)).toBe('name,value\n"a, ""b""","=1+1\nline 2"\n')
    expect(toCsv(table, {delimiter: '\t', eol: '\r\n'})).toBe(
      'name\tvalue\r\n"a, ""b"""\t"=1+1\nline 2"\r\n'
    )
  })

  it('should keep spreadsheets from running formulas on demand', () => {
    expect(toCsv(table, {escapeFormulas: true})).toContain(`"'=1+1\nline 2"`)
  })

  it('should write names only for a table with a head, or on demand', () => {
    const bare = read('+---+\n| a |\n+---+')
    expect(toCsv(bare)).toBe('a\n')
    expect(toCsv(bare, {header: true})).toBe('Column 1\na\n')
  })
})

function read(value: string): GridTable {
  return fromGridTable(value.trim(), {dialect: 'rst', cells: 'literal'})
}

function makeTable(rows: Array<Array<GridTableCell>>): GridTable {
  return {
    type: 'gridTable',
    columns: [],
    dialect: 'rst',
    children: [
      {type: 'gtBody', children: rows.map((children) => ({type: 'gtRow' as const, children}))}
    ]
  }
}

function span(rowSpan: number, colSpan: number): GridTableCell {
  return {type: 'gtCell', rowSpan, colSpan, children: []}
}
