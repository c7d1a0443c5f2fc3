import {describe, expect, it} from 'vitest'
import {findTables} from '../../../src/read/find-tables.js'
import {editTables} from '../../../src/table-text/edit/edit-tables.js'
import type {TableEditor} from '../../../src/table-text/edit/table-editor.js'
import {fromMatrix} from '../../../src/tables/from-matrix.js'
import {toMatrix} from '../../../src/tables/to-matrix.js'
import {toGridTable} from '../../../src/write/grid-table/to-grid-table.js'

/** Edit the only table of a text. */
function edit(text: string, change: (table: TableEditor) => void): string {
  return editTables(text, ([table]) => change(table!))
}

function text(...lines: Array<string>): string {
  return lines.join('\n')
}

const spans = text(
  '+-----+--------+',
  '| a   | b      |',
  '|     +---+----+',
  '|     | c |  d |',
  '+=====+===+====+',
  '| 1   | 2 | 日 |',
  '+-----+---+----+'
)

describe('setCell', () => {
  it('should say where a column has no room for the marks of its alignment', () => {
    const narrow = ['+-----+---+', '| a   | b |', '+:===:+===+', '| c   | d |', '+-+-+-+---+']
    expect(() => edit(text(...narrow), (d) => d.setCell(0, 0, 'a\nb'))).toThrow(
      'Cannot draw the alignment of a column with width 1, expected room for its markers'
    )
  })

  it('should keep the place of the text, and change the lines of the cell only', () => {
    expect(edit(spans, (table) => table.setCell(1, 2, 'e'))).toBe(spans.replace('  d ', '  e '))
    expect(edit(spans, (table) => table.setCell(2, 2, '日'))).toBe(spans)
  })

  it('should keep what stands around a table, line by line', () => {
    const before =
      '\uFEFF# one\r\n#\t+---+  \r\n#\t| a | \t\r\n#\t+---+\r# two\n\n> - +---+\n>   | b |\n>   +---+'
    const after = editTables(before, (tables) => {
      for (const table of tables) table.setCell(0, 0, 'c')
    })
    expect(after).toBe(before.replace('| a |', '| c |').replace('| b |', '| c |'))
  })

  it('should break text where that changes fewer lines', () => {
    const rows = ['| k   | some   |', '+-----+--------+']
    const table = text('+-----+--------+', ...rows, ...rows, ...rows)
    expect(edit(table, (d) => d.setCell(1, 1, 'one two three'))).toBe(
      text(
        '+-----+--------+',
        ...rows,
        '| k   | one    |',
        '|     | two    |',
        '|     | three  |',
        '+-----+--------+',
        ...rows
      )
    )
  })

  it('should make the column wider where text cannot be broken, or not for less', () => {
    expect(edit('+---+---+\n| a | b |\n+---+---+', (d) => d.setCell(0, 0, 'one two'))).toBe(
      text('+---------+---+', '| one two | b |', '+---------+---+')
    )
    expect(edit(spans, (table) => table.setCell(0, 1, 'abcdefghij'))).toBe(
      text(
        '+-----+------------+',
        '| a   | abcdefghij |',
        '|     +---+--------+',
        '|     | c |  d     |',
        '+=====+===+========+',
        '| 1   | 2 | 日     |',
        '+-----+---+--------+'
      )
    )
  })

  it('should keep lines, indentation and empty lines of the text', () => {
    const table = edit('+---+\n| a |\n+---+', (d) => d.setCell(0, 0, '\n  x::\n\n    code\n\n'))
    expect(table).toBe(text('+--------+', '| x::    |', '|        |', '|   code |', '+--------+'))
    editTables(table, ([read]) => expect(read!.getCell(0, 0)).toBe('x::\n\n  code'))
  })

  it('should use the lines beside borders in spanning cells', () => {
    expect(edit(spans, (table) => table.setCell(0, 0, 'a\nb\nc'))).toBe(
      spans.replace('|     +', '| b   +').replace('|     | c', '| c   | c')
    )
  })

  it('should move text that would be a border', () => {
    const table = text('+---+---+', '| a | b |', '+---+---+', '| c     |', '+---+---+')
    const after = edit(table, (d) => d.setCell(1, 0, 'd | e'))
    editTables(after, ([read]) => expect(read!.getCell(1, 1)).toBe('d | e'))
  })

  it('should refuse cells that are not there, and text that has no drawing', () => {
    expect(() => edit(spans, (d) => d.setCell(9, 0, ''))).toThrow(
      'Cannot set a cell with row `9`, expected an integer from 0 to 2'
    )
    const simple = text('=  =', 'a  b', '=  =')
    expect(() => edit(simple, (d) => d.setCell(0, 0, 'a\nc'))).toThrow(
      'Cannot write the cell at row 0, column 0 with dialect `rst-simple`, expected one line of text'
    )
  })

  it('should put words together again that Sphinx has cut, when a column gets wider', () => {
    const before = text(
      '+-----------+-----+',
      '| name      | see |',
      '|===========|=====|',
      '| |:a/file. | [1] |',
      '| txt:two:o |     |',
      '| ne|       |     |',
      '+-----------+-----+'
    )
    const after = edit(before, (table) => table.setCell(0, 0, 'a_longer_name'))
    const [old, now] = [before, after].map((value) => toMatrix(findTables(value)[0]!))
    expect(old![1]).toEqual(['two:one', '[1]'])
    expect(now).toEqual([['a_longer_name', 'see'], old![1]])
  })

  it('should keep alignment marks and crossings as they are drawn', () => {
    const bars = text('+---|----+', '| a | b  |', '+---|----+')
    expect(edit(bars, (table) => table.setCell(0, 1, 'e'))).toBe(bars.replace('b', 'e'))
    expect(edit(bars, (table) => table.setCell(0, 1, 'long'))).toBe(
      text('+---|------+', '| a | long |', '+---|------+')
    )
    const pandoc = text('+:---:+---:+', '| a   |  b |', '+-----+----+')
    expect(edit(pandoc, (table) => table.setCell(0, 0, 'longer'))).toBe(
      text('+:------:+---:+', '| longer |  b |', '+--------+----+')
    )
  })

  it('should edit simple tables', () => {
    const table = text('===  =====', 'a    b', '===  =====', '1    two', '3    four', '===  =====')
    expect(edit(table, (d) => d.setCell(1, 0, '42'))).toBe(table.replace('1    t', '42   t'))
    expect(edit(table, (d) => d.deleteRow(1))).toBe(table.replace('1    two\n', ''))
  })
})

describe('rows', () => {
  it('should insert a row in its section, through cells that span', () => {
    expect(edit(spans, (table) => table.insertRow(2, ['x', 'y']))).toBe(
      spans.replace('===+\n', '===+\n| x   | y |    |\n+-----+---+----+\n')
    )
    const after = edit(spans, (table) => {
      table.insertRow(1, ['', 'x', 'y'])
      expect(table.headerRows).toBe(3)
    })
    expect(after).toBe(spans.replace('|     | c', '|     | x | y  |\n|     +---+----+\n|     | c'))
    expect(() => edit(spans, (table) => table.insertRow(1, ['x']))).toThrow('a cell spans there')
  })

  it('should delete a row and keep the text of cells that span', () => {
    expect(edit(spans, (table) => table.deleteRow(0))).toBe(
      text('+-----+---+----+', ...spans.split('\n').slice(3)).replace('|     | c', '| a   | c')
    )
    expect(() => edit(spans, (table) => table.deleteRow(2))).toThrow(
      'expected a row below the head'
    )
    expect(() => edit('+---+\n| a |\n+---+', (table) => table.deleteRow(0))).toThrow('the only row')
  })

  it('should sort the body, rows that belong together as one', () => {
    const table = text(
      '+----+---+',
      '| n  | x |',
      '+====+===+',
      '| 10 | a |',
      '|    +---+',
      '|    | b |',
      '+----+---+',
      '| 9  | c |',
      '+----+---+'
    )
    expect(edit(table, (d) => d.sortRows(0))).toBe(
      text(
        '+----+---+',
        '| n  | x |',
        '+====+===+',
        '| 9  | c |',
        '+----+---+',
        '| 10 | a |',
        '|    +---+',
        '|    | b |',
        '+----+---+'
      )
    )
    expect(edit(table, (d) => d.sortRows(1))).toBe(table)
  })

  it('should sort numbers by value', () => {
    const sorted = (texts: Array<string>): Array<string> => {
      const table = toGridTable(
        fromMatrix(
          texts.map((value) => [value]),
          {headRows: 0}
        )
      )
      const [found] = findTables(edit(table, (d) => d.sortRows(0)))
      return toMatrix(found!).map(([value]) => value!)
    }
    expect(sorted(['3', '-5', '-10', '1'])).toEqual(['-10', '-5', '1', '3'])
    expect(sorted(['1.5', '1.25'])).toEqual(['1.25', '1.5'])
  })

  it('should move the rule', () => {
    expect(edit(spans, (table) => table.setHeaderRows(0))).toBe(spans.replaceAll('=', '-'))
    expect(() => edit(spans, (table) => table.setHeaderRows(1))).toThrow('no cell crosses')
    const bars = text('+---+', '| a |', '|===|', '| b |', '+---+', '| c |', '+---+')
    expect(edit(bars, (table) => table.setHeaderRows(2))).toBe(
      text('+---+', '| a |', '+---+', '| b |', '|===|', '| c |', '+---+')
    )
  })
})

describe('columns', () => {
  it('should insert a column, through cells that span', () => {
    expect(edit(spans, (table) => table.insertColumn(2, ['', '', 'new']))).toBe(
      text(
        '+-----+--------------+',
        '| a   | b            |',
        '|     +---+-----+----+',
        '|     | c |     |  d |',
        '+=====+===+=====+====+',
        '| 1   | 2 | new | 日 |',
        '+-----+---+-----+----+'
      )
    )
    expect(() => edit(spans, (table) => table.insertColumn(2, ['x']))).toThrow('a cell spans there')
  })

  it('should delete a column and keep the text of cells that span', () => {
    expect(edit(spans, (table) => table.deleteColumn(1))).toBe(
      text(
        '+-----+----+',
        '| a   | b  |',
        '|     +----+',
        '|     |  d |',
        '+=====+====+',
        '| 1   | 日 |',
        '+-----+----+'
      )
    )
  })
})

describe('cells', () => {
  it('should merge cells, and split them again', () => {
    const table = text('+---+---+', '| a |   |', '+---+---+', '| c | d |', '+---+---+')
    const merged = edit(table, (d) => d.mergeCells(0, 0, 1, 2))
    expect(merged).toBe(text('+-------+', '| a     |', '+---+---+', '| c | d |', '+---+---+'))
    expect(edit(merged, (d) => d.splitCell(0, 1))).toBe(table)
    expect(edit(table, (d) => d.mergeCells(0, 0, 2, 1))).toBe(
      text('+---+---+', '| a |   |', '|   +---+', '| c | d |', '+---+---+')
    )
  })

  it('should refuse to merge parts of cells, and cells of two sections', () => {
    expect(() => edit(spans, (d) => d.mergeCells(0, 0, 1, 2))).toThrow('expected all of it')
    expect(() => edit(spans, (d) => d.mergeCells(1, 1, 2, 1))).toThrow('one section')
    expect(() => edit(spans, (d) => d.splitCell(2, 0))).toThrow('expected one that spans')
  })

  it('should transpose', () => {
    expect(edit(spans, (table) => table.transpose())).toBe(
      text(
        '+-------+----+',
        '| a     | 1  |',
        '+---+---+----+',
        '| b | c | 2  |',
        '|   +---+----+',
        '|   | d | 日 |',
        '+---+---+----+'
      )
    )
  })
})

describe('editTables, lines that need not change', () => {
  const simple = [
    '=====  =====  ====',
    '  A      B    Both',
    '=====  =====  ====',
    'no     no     no',
    '',
    'yes    no     perhaps',
    '=====  =====  ====',
    ''
  ].join('\n')

  it('should leave the other lines of a simple table as they are', () => {
    expect(editTables(simple, ([table]) => table!.setCell(1, 1, 'yes'))).toBe(
      simple.replace('no     no ', 'no     yes')
    )
    expect(editTables(simple, ([table]) => table!.insertRow(1, ['x', 'y', 'z']))).toBe(
      simple.replace('no     no ', 'x      y      z\nno     no ')
    )
    expect(editTables(simple, ([table]) => table!.deleteRow(1))).toBe(
      simple.replace('no     no     no\n\n', '')
    )
  })

  const tabs = '\t+-----------+-----+\n\t| a\tb   | c   |\n\t+-----------+-----+\n'

  it('should keep tabs that reach as far as before', () => {
    expect(editTables(tabs, ([table]) => table!.setCell(0, 1, 'xyz'))).toBe(
      tabs.replace('c  ', 'xyz')
    )
    expect(editTables(tabs, ([table]) => table!.insertColumn(0, ['x']))).toContain(
      '\t| x | a     b   | c   |'
    )
  })
})
