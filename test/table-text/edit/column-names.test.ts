import {describe, expect, it} from 'vitest'
import {editTables} from '../../../src/index.js'
import type {TableEditor} from '../../../src/table-text/edit/table-editor.js'

const text = `+-------+-----+
| Rope  | kg  |
+=======+=====+
| hemp  | 100 |
+-------+-----+
`

function edit(change: (table: TableEditor) => void): string {
  return editTables(text, ([table]) => change(table!))
}

describe('columns by name', () => {
  it('should be read and set', () => {
    expect(
      edit((table) => {
        expect(table.columns).toEqual(['Rope', 'kg'])
        expect(table.getCell(1, 'kg')).toBe('100')
        expect(table.records).toEqual([{Rope: 'hemp', kg: '100'}])
        table.setCell(1, 'kg', '95')
      })
    ).toBe(text.replace('100', '95 '))
  })

  it('should take rows as records', () => {
    const expected = `${text}| nylon | 120 |\n+-------+-----+\n| silk  |     |\n+-------+-----+\n`
    expect(edit((table) => table.appendRows([{kg: '120', Rope: 'nylon'}, {Rope: 'silk'}]))).toBe(
      expected
    )
    expect(edit((table) => table.insertRow(2, {Rope: 'nylon', kg: '120'}))).toBe(
      `${text}| nylon | 120 |\n+-------+-----+\n`
    )
  })

  it('should refuse a function that is done later', () => {
    expect(() => editTables(text, async () => {})).toThrow(
      'Cannot edit tables with an asynchronous function, expected a synchronous one'
    )
  })

  it('should be deleted and sorted by', () => {
    expect(edit((table) => table.deleteColumn('kg'))).not.toContain('kg')
    expect(edit((table) => table.sortRows('kg'))).toBe(text)
  })

  it.each<[(table: TableEditor) => void, string]>([
    [
      (table) => table.getCell(1, 'lb'),
      'Cannot get a cell in the column `lb`, expected one of Rope, kg'
    ],
    [
      (table) => table.setCell(1, 'lb', ''),
      'Cannot set a cell in the column `lb`, expected one of'
    ],
    [(table) => table.insertRow(1, {lb: 'x'}), 'Cannot insert a row in the column `lb`'],
    [
      (table) => table.appendRows([{Rope: 'a'}, {lb: 'x'}]),
      'Cannot append rows in the column `lb`'
    ],
    [
      (table) => table.appendRows({} as never),
      'Cannot append rows with `[object Object]`, expected'
    ],
    [
      (table) => table.appendRows([null as never]),
      'Cannot append rows with `null`, expected an obj'
    ],
    [(table) => table.appendRows([{kg: 5 as never}]), 'Cannot append rows'],
    [(table) => table.setCell(0, 0, 5 as never), 'Cannot set a cell with `5`, expected a text'],
    [
      (table) => table.insertRow(1, [null as never]),
      'Cannot insert a row with `null`, expected a text'
    ],
    [
      (table) => table.insertColumn(1, 'x' as never),
      'Cannot insert a column with `x`, expected an array'
    ],
    [(table) => table.insertRow(1, null as never), 'Cannot insert a row with `null`, expected']
  ])('should refuse what is none: %s', (change, message) => {
    expect(() => edit(change)).toThrow(message)
  })
})
