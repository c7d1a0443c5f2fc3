import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {editTables, findTables, mergeTables, toMatrix} from '../../../src/index.js'
import {runs} from '../../runs.js'

const base = lines(
  'Ropes of the yard:',
  '',
  '+-------+--------+-------+',
  '| Name  | Length | Kind  |',
  '+=======+========+=======+',
  '| Main  | 12 m   | hemp  |',
  '+-------+--------+-------+',
  '| Spare | 8 m    | nylon |',
  '+-------+--------+-------+',
  '',
  'They hang in the shed.'
)

describe('mergeTables', () => {
  it('should take both changes of one row', () => {
    const {value, conflicts} = mergeTables(
      base,
      base.replace('12 m', '14 m'),
      base.replace('hemp ', 'sisal')
    )
    expect(conflicts).toEqual([])
    expect(value).toContain('| Main  | 14 m   | sisal |')
  })

  it('should draw the table wider when one side needs that', () => {
    const ours = editTables(base, ([table]) => table!.setCell(1, 0, 'Main halyard'))
    const theirs = editTables(base, ([table]) => table!.insertRow(3, ['Old', '3 m', 'jute']))
    expect(mergeTables(base, ours, theirs)).toEqual({
      value: lines(
        'Ropes of the yard:',
        '',
        '+--------------+--------+-------+',
        '| Name         | Length | Kind  |',
        '+==============+========+=======+',
        '| Main halyard | 12 m   | hemp  |',
        '+--------------+--------+-------+',
        '| Spare        | 8 m    | nylon |',
        '+--------------+--------+-------+',
        '| Old          | 3 m    | jute  |',
        '+--------------+--------+-------+',
        '',
        'They hang in the shed.'
      ),
      conflicts: []
    })
  })

  it('should take a row out that one side deleted, beside a change of the other', () => {
    const ours = editTables(base, ([table]) => table!.deleteRow(2))
    const theirs = editTables(base, ([table]) => table!.insertColumn(1, ['No', '1', '2']))
    const {value, conflicts} = mergeTables(base, ours, theirs)
    expect(conflicts).toEqual([])
    expect(matrixOf(value)).toEqual([
      ['Name', 'No', 'Length', 'Kind'],
      ['Main', '1', '12 m', 'hemp']
    ])
  })

  it('should put both texts of a cell in conflict into that cell', () => {
    const {value, conflicts} = mergeTables(
      base,
      base.replace('12 m', '14 m'),
      base.replace('12 m', '15 m').replace('nylon', 'sisal'),
      {labels: {ours: 'HEAD', theirs: 'topic'}}
    )
    expect(conflicts).toEqual([{type: 'cell', row: 1, column: 1, line: 3}])
    expect(matrixOf(value)[1]![1]).toBe('<<<<<<< HEAD\n14 m\n=======\n15 m\n>>>>>>> topic')
    expect(matrixOf(value)[2]![2]).toBe('sisal')
  })

  it('should keep a row that one side deleted and the other changed, in conflict', () => {
    const ours = editTables(base, ([table]) => table!.deleteRow(1))
    const theirs = base.replace('12 m', '15 m')
    const {value, conflicts} = mergeTables(base, ours, theirs)
    expect(conflicts).toMatchObject([{type: 'cell', row: 1, column: 1}])
    expect(matrixOf(value)[1]).toEqual([
      'Main',
      '<<<<<<< ours\n=======\n15 m\n>>>>>>> theirs',
      'hemp'
    ])
  })

  it('should merge the text around tables line by line', () => {
    const ours = base.replace('Ropes of the yard', 'All ropes')
    const theirs = base.replace('12 m', '15 m').replace('in the shed', 'in the loft')
    const {value, conflicts} = mergeTables(base, ours, theirs)
    expect(conflicts).toEqual([])
    expect(value).toBe(
      base.replace('Ropes of the yard', 'All ropes').replace('12 m', '15 m').replace('shed', 'loft')
    )
  })

  it('should mark lines of text that both changed', () => {
    const ours = base.replace('shed', 'barn')
    const theirs = base.replace('shed', 'loft')
    const {value, conflicts} = mergeTables(base, ours, theirs)
    expect(conflicts).toEqual([{type: 'text', line: 11}])
    expect(value).toContain(
      '<<<<<<< ours\nThey hang in the barn.\n=======\nThey hang in the loft.\n>>>>>>> theirs\n'
    )
  })

  it('should not take breaking lines anew for a change of the text', () => {
    const wrapped = lines(
      '+-----------+----+',
      '| one two   | a  |',
      '| three     |    |',
      '+-----------+----+'
    )
    const rewrapped = lines(
      '+---------------+----+',
      '| one two three | a  |',
      '+---------------+----+'
    )
    const {value, conflicts} = mergeTables(wrapped, rewrapped, wrapped.replace('three', 'four '))
    expect(conflicts).toEqual([])
    expect(matrixOf(value)[0]![0]!.replace(/\s+/g, ' ')).toBe('one two four')
  })

  it('should merge a table that spans with changes of its texts', () => {
    const spanned = editTables(base, ([table]) => table!.mergeCells(1, 0, 1, 2))
    const {value, conflicts} = mergeTables(base, spanned, base.replace('nylon', 'sisal'))
    expect(conflicts).toEqual([])
    expect(value).toContain('sisal')
    expect(findTables(value)[0]!.children[1]!.children[0]!.children[0]!.colSpan).toBe(2)
  })

  it('should leave what only one side changed as it stands there', () => {
    expect(mergeTables(base, base, 'Other\n')).toEqual({value: 'Other\n', conflicts: []})
    expect(mergeTables(base, `${base}\r\nMore`, base)).toEqual({
      value: `${base}\r\nMore`,
      conflicts: []
    })
  })

  it('should refuse what is no text', () => {
    expect(() => mergeTables(base, base, undefined as never)).toThrow(/^Cannot merge tables/)
  })

  it('should give what applying both edits to one table gives', () => {
    fc.assert(
      fc.property(edits, ({rows, columns, ours, theirs}) => {
        const text = draw(modelOf(rows, columns))
        const [one, two] = [ours, theirs].map((list, side) =>
          draw(apply(modelOf(rows, columns), [list], side === 0 ? 'a' : 'b'))
        )
        const merged = mergeTables(text, one!, two!)
        expect(merged.conflicts).toEqual([])
        const wanted = apply(apply(modelOf(rows, columns), [ours], 'a'), [theirs], 'b')
        expect(merged.value).toBe(draw(wanted))
      }),
      {numRuns: runs(500)}
    )
  })
})

/** A table whose rows and columns know who they are, so that two sides can edit it one after the other. */
interface Model {
  rows: Array<string>
  columns: Array<string>
  texts: Map<string, string>
}

interface Edits {
  cells: Array<{row: number; column: number}>
  insertedRow?: number | undefined
  deletedRow?: number | undefined
  insertedColumn?: number | undefined
}

/** Two lists of edits that do not touch: each side has rows of its own, and only one of them a new column. */
const edits = fc
  .record({rows: fc.integer({min: 6, max: 12}), columns: fc.integer({min: 3, max: 5})})
  .chain(({rows, columns}) => {
    const sideOf = (parity: number) => {
      const row = fc.integer({min: 0, max: Math.floor(rows / 2) - 1}).map((n) => n * 2 + parity)
      const column = fc.integer({min: 0, max: columns - 1})
      const side = fc.record({
        cells: fc.uniqueArray(fc.record({row, column}), {
          maxLength: 2,
          selector: ({row, column}) => `${row}:${column}`
        }),
        insertedRow: fc.option(row, {nil: undefined}),
        deletedRow: fc.option(row, {nil: undefined}),
        insertedColumn: parity === 0 ? fc.option(column, {nil: undefined}) : fc.constant(undefined)
      })
      // A row in the place of another one is that row with other texts.
      return side.filter(({insertedRow, deletedRow}) => (insertedRow ?? -1) !== deletedRow)
    }
    return fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      ours: sideOf(0),
      theirs: sideOf(1)
    })
  })

function modelOf(rows: number, columns: number): Model {
  const model: Model = {
    rows: Array.from({length: rows}, (_, row) => `r${row}`),
    columns: Array.from({length: columns}, (_, column) => `c${column}`),
    texts: new Map()
  }
  for (const row of model.rows) {
    for (const column of model.columns) model.texts.set(`${row} ${column}`, `${row}${column}`)
  }
  return model
}

function apply(model: Model, lists: Array<Edits>, name: string): Model {
  for (const {cells, insertedRow, deletedRow, insertedColumn} of lists) {
    for (const {row, column} of cells) {
      if (row !== deletedRow) model.texts.set(`r${row} c${column}`, `${name}${row}x${column}`)
    }
    if (insertedRow !== undefined) {
      const at = model.rows.indexOf(`r${insertedRow}`)
      model.rows.splice(at, 0, `${name}new`)
      for (const column of model.columns) {
        if (column.startsWith('c')) model.texts.set(`${name}new ${column}`, `${name}n${column}`)
      }
    }
    if (deletedRow !== undefined) {
      model.rows = model.rows.filter((row) => row !== `r${deletedRow}`)
    }
    if (insertedColumn !== undefined) {
      const at = model.columns.indexOf(`c${insertedColumn}`)
      model.columns.splice(at, 0, `${name}col`)
      for (const row of model.rows) {
        if (row.startsWith('r') || row === `${name}new`) {
          model.texts.set(`${row} ${name}col`, `${name}k${row}`)
        }
      }
    }
  }
  return model
}

/** Draw a model: columns as wide as their texts, empty cells where nobody wrote. */
function draw({rows, columns, texts}: Model): string {
  const width = 8
  const border = `+${columns.map(() => '-'.repeat(width + 2)).join('+')}+`
  const body = rows.flatMap((row) => [
    `| ${columns.map((column) => (texts.get(`${row} ${column}`) ?? '').padEnd(width)).join(' | ')} |`,
    border
  ])
  return lines('Before.', '', border, ...body, '', 'After.')
}

function matrixOf(value: string): Array<Array<string>> {
  return toMatrix(findTables(value, {cells: 'literal'})[0]!) as Array<Array<string>>
}

function lines(...texts: ReadonlyArray<string>): string {
  return `${texts.join('\n')}\n`
}
