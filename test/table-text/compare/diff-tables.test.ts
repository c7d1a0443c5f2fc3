import {describe, expect, it} from 'vitest'
import {fromGridTable} from '../../../src/read/from-grid-table.js'
import {diffTables} from '../../../src/table-text/compare/diff-tables.js'
import {editTables} from '../../../src/table-text/edit/edit-tables.js'
import type {TableEditor} from '../../../src/table-text/edit/table-editor.js'

const before = [
  '+------+-------+-----+',
  '| Name | Count | Red |',
  '+======+=======+=====+',
  '| one  | 1     | yes |',
  '+------+-------+-----+',
  '| two  | 2     | no  |',
  '+------+-------+-----+',
  '| ten  | 10          |',
  '+------+-------+-----+'
].join('\n')

/** Tell what an edit has changed. */
function changes(edit: (table: TableEditor) => void): unknown {
  const after = editTables(before, ([table]) => edit(table!))
  return diffTables(fromGridTable(before), fromGridTable(after))
}

describe('diffTables', () => {
  it('should not see padding, widths and line breaks', () => {
    const [a, b] = [
      '+-----------+\n| two words |\n+-----------+',
      '+----------+\n|  two     |\n|  words   |\n+----------+'
    ].map((text) => fromGridTable(text))
    expect(diffTables(a!, b!)).toEqual([])
    expect(
      changes((table) => {
        table.setCell(1, 0, 'o')
        table.setCell(1, 0, 'one')
      })
    ).toEqual([])
  })

  it('should name cells', () => {
    expect(changes((table) => table.setCell(2, 1, '3'))).toEqual([
      {type: 'cell', row: 2, column: 1, newRow: 2, newColumn: 1, before: '2', after: '3'}
    ])
  })

  it('should tell rows that came and went from rows that changed', () => {
    expect(
      changes((table) => {
        table.insertRow(1, ['nil', '0', 'yes'])
        table.setCell(3, 2, 'maybe')
      })
    ).toEqual([
      {type: 'row-inserted', newRow: 1, texts: ['nil', '0', 'yes']},
      {type: 'cell', row: 2, column: 2, newRow: 3, newColumn: 2, before: 'no', after: 'maybe'}
    ])
    expect(changes((table) => table.deleteRow(1))).toEqual([
      {type: 'row-deleted', row: 1, texts: ['one', '1', 'yes']}
    ])
  })

  it('should tell columns that came and went', () => {
    expect(changes((table) => table.insertColumn(1, ['Kind']))).toEqual([
      {type: 'column-inserted', newColumn: 1, texts: ['Kind', '', '', '']}
    ])
    expect(changes((table) => table.deleteColumn(0))).toEqual([
      {type: 'column-deleted', column: 0, texts: ['Name', 'one', 'two', 'ten']}
    ])
  })

  it('should name spans, sections and alignment', () => {
    expect(changes((table) => table.splitCell(3, 1))).toEqual([
      {type: 'span', row: 3, column: 1, newRow: 3, newColumn: 1, before: [1, 2], after: [1, 1]}
    ])
    expect(changes((table) => table.setHeaderRows(0))).toEqual([
      {type: 'section', section: 'head', before: 1, after: 0}
    ])
    const [a, b] = ['+---+\n| a |\n+---+', '+--:+\n| a |\n+---+'].map((text) => fromGridTable(text))
    expect(diffTables(a!, b!)).toEqual([
      {type: 'align', row: 0, column: 0, newRow: 0, newColumn: 0, before: '', after: 'right'}
    ])
  })
})
