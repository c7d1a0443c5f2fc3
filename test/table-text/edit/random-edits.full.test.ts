import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {fromGridTable} from '../../../src/read/from-grid-table.js'
import {editTables} from '../../../src/table-text/edit/edit-tables.js'
import type {TableEditor} from '../../../src/table-text/edit/table-editor.js'
import {toMatrix} from '../../../src/tables/to-matrix.js'
import {toGridTable} from '../../../src/write/grid-table/to-grid-table.js'
import {runs} from '../../runs.js'
import {literalContent, tables} from '../../write/grid-table/model.js'
import {dialects} from '../../write/grid-table/round-trip.js'

type Matrix = Array<Array<string>>

/** An edit of a table, and what it means for the matrix of its texts. */
interface Edit {
  name: string
  at: number
  over: number
  text: string
}

const edits: fc.Arbitrary<Edit> = fc.record({
  name: fc.constantFrom(
    'setCell',
    'insertRow',
    'deleteRow',
    'insertColumn',
    'deleteColumn',
    'transpose',
    'setHeaderRows'
  ),
  at: fc.nat(1000),
  over: fc.nat(1000),
  text: fc
    .array(fc.constantFrom(...'ab+|-=日é', 'word', 'longer'), {minLength: 1, maxLength: 8})
    .map((parts) => parts.join(''))
})

describe.each(Object.keys(dialects) as Array<keyof typeof dialects>)('%s', (dialect) => {
  it('should change the text as the matrix changes', () => {
    const content = literalContent({combining: dialect !== 'adobe'})
    const model = tables({dialect, content, ...dialects[dialect]})
    fc.assert(
      fc.property(model, fc.array(edits, {minLength: 1, maxLength: 4}), (table, list) => {
        const before = toGridTable(table, {cells: 'literal'})
        const read = fromGridTable(before, {dialect, cells: 'literal'})
        const wanted = toMatrix(read)
        const done: Array<Edit> = []
        let after: string
        try {
          after = editTables(
            before,
            ([editor]) => {
              for (const edit of list) {
                if (apply(editor!, wanted, edit)) done.push(edit)
              }
            },
            {dialect}
          )
        } catch (error) {
          // Not every table has a drawing in every dialect; nothing must be drawn then.
          expect(String(error)).toMatch(/^Error: Cannot (?:draw|write) /)
          const bodyless = String(error).includes('all head')
          fc.pre(bodyless)
          return
        }
        const now = fromGridTable(after, {dialect, cells: 'literal'})
        // Cells of Sphinx's tables are running text: where a column is wider, lines end elsewhere.
        const running = dialect === 'sphinx' || dialect === 'hyperhelp'
        const view = (matrix: Matrix): Matrix =>
          running ? matrix.map((line) => line.map((value) => value.replace(/\s+/g, ''))) : matrix
        expect(view(toMatrix(now)), `${before}\n${after}\n${JSON.stringify(done)}`).toEqual(
          view(wanted)
        )
      }),
      {numRuns: runs(150)}
    )
  })
})

/** Do an edit on a table and on its matrix; tells whether it could be done. */
function apply(table: TableEditor, matrix: Matrix, {name, at, over, text}: Edit): boolean {
  const rows = matrix.length
  const columns = matrix[0]!.length
  const row = at % rows
  const column = over % columns
  try {
    switch (name) {
      case 'setCell': {
        table.setCell(row, column, `\u0001${text}`)
        for (const [y, line] of matrix.entries()) {
          for (const x of line.keys()) {
            if (table.getCell(y, x) === `\u0001${text}`) line[x] = text
          }
        }
        table.setCell(row, column, text)
        return true
      }
      case 'insertRow': {
        const place = at % (rows + 1)
        table.insertRow(place, [text])
        matrix.splice(
          place,
          0,
          [...matrix[0]!.keys()].map((x) => table.getCell(place, x))
        )
        expect(matrix[place]![0]).toBe(text)
        return true
      }
      case 'deleteRow':
        table.deleteRow(row)
        matrix.splice(row, 1)
        return true
      case 'insertColumn': {
        const place = over % (columns + 1)
        table.insertColumn(place, [text])
        for (const [y, line] of matrix.entries()) line.splice(place, 0, table.getCell(y, place))
        expect(matrix[0]![place]).toBe(text)
        return true
      }
      case 'deleteColumn':
        table.deleteColumn(column)
        for (const line of matrix) line.splice(column, 1)
        return true
      case 'transpose': {
        table.transpose()
        const turned = matrix[0]!.map((_, x) => matrix.map((line) => line[x]!))
        matrix.splice(0, rows, ...turned)
        return true
      }
      default:
        table.setHeaderRows(row)
        return true
    }
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    return false
  }
}
