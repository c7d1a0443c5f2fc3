import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  convertTables,
  findTables,
  fromRecords,
  toGridTable,
  toRecords,
  type UpdateTableOptions,
  updateTable
} from '../../../src/index.js'
import {fromPipeTables} from '../../../src/read/from-pipe-tables.js'
import {runs} from '../../runs.js'

function text(...lines: Array<string>): string {
  return `${lines.join('\n')}\n`
}

const grid = text(
  'Ropes',
  '=====',
  '',
  '- +--------+------------+',
  '  | Rope   | Use        |',
  '  +========+============+',
  '  | *hemp* | :ref:`rig` |',
  '  +--------+------------+',
  '  | silk   | kites      |',
  '  +--------+------------+',
  '',
  'More.'
)

describe('updateTable', () => {
  it('should change the cells that say something else, and keep the markup of all others', () => {
    const records = [
      {Rope: 'hemp', Use: 'rig'},
      {Rope: 'silk', Use: '*none*'}
    ]
    expect(updateTable(grid, 0, records, {from: 'rst'})).toBe(
      grid.replace('| kites      |', '| \\*none*    |')
    )
  })

  it('should keep columns that the data does not have', () => {
    const records = [{Rope: 'silk'}, {Rope: 'wool'}]
    expect(updateTable(grid, 0, records, {from: 'rst'})).toContain(
      '  | silk   | kites      |\n  +--------+------------+\n  | wool   |            |\n'
    )
  })

  it('should keep rows that the data does not have, where a column tells them apart', () => {
    const records = [
      {Rope: 'wool', Use: 3},
      {Rope: 'silk', Use: null}
    ]
    const value = updateTable(grid, 0, records, {from: 'rst', merge: 'Rope'})
    expect(toRecords(findTables(value, {dialect: 'rst'})[0]!)).toEqual([
      {Rope: 'hemp', Use: 'rig'},
      {Rope: 'silk', Use: ''},
      {Rope: 'wool', Use: '3'}
    ])
    expect(value).toContain('| *hemp* | :ref:`rig` |')
  })

  it('should not touch a document whose data is the same', () => {
    const [table] = findTables(grid, {dialect: 'rst'})
    expect(updateTable(grid, 0, toRecords(table!), {from: 'rst'})).toBe(grid)
  })

  it.each<[string, UpdateTableOptions['from'], string, string]>([
    [
      'a list',
      'rst',
      text(
        '.. list-table:: Ropes',
        '   :header-rows: 1',
        '   :name: ropes',
        '',
        '   *  - Rope',
        '      - kg',
        '',
        '   *  - *hemp*',
        '      - 90',
        '',
        '   *  - silk',
        '      - 50'
      ),
      text(
        '.. list-table:: Ropes',
        '   :header-rows: 1',
        '   :name: ropes',
        '',
        '   *  - Rope',
        '      - kg',
        '',
        '   *  - *hemp*',
        '      - 90',
        '',
        '   * - silk',
        '     - 7',
        '',
        '   * - a*b*',
        '     -'
      )
    ],
    [
      'values',
      'rst',
      text('.. csv-table::', '   :header: Rope, kg', '', '   *hemp*, 90', '   "silk", 50', '', 'x'),
      text(
        '.. csv-table::',
        '   :header: Rope, kg',
        '',
        '   *hemp*, 90',
        '   silk,7',
        '   a*b*,""',
        '',
        'x'
      )
    ],
    [
      'a simple table',
      'auto',
      text('======  ==', 'Rope    kg', '======  ==', '*hemp*  90', 'silk    50', '======  =='),
      text(
        '======  ==',
        'Rope    kg',
        '======  ==',
        '*hemp*  90',
        'silk    7',
        'a*b*',
        '======  =='
      )
    ],
    [
      'a pipe table',
      'markdown',
      text('> |Rope|kg|', '> |-|-:|', '> |*hemp*|90|', '> |silk|50|'),
      text('> |Rope|kg|', '> |-|-:|', '> |*hemp*|90|', '> | silk   |   7 |', '> | a\\*b\\* |     |')
    ]
  ])('should write %s as it was written', (_, from, before, after) => {
    const records = [
      {Rope: 'hemp', kg: '90'},
      {Rope: 'silk', kg: '7'},
      {Rope: 'a*b*', kg: ''}
    ]
    expect(updateTable(before, 0, records, {from})).toBe(after)
  })

  it.each<[string, number, unknown, UpdateTableOptions, string]>([
    ['a table that is not there', 1, [{Rope: 'x'}], {}, 'table `1`, expected 0'],
    ['a column that is not there', 0, [{kg: 1}], {}, 'column `kg`, expected one of `Rope`, `Use`'],
    [
      'a key that is not there',
      0,
      [{Rope: 'x'}],
      {merge: 'id'},
      'column `id`, expected one of `Rope`, `Use`'
    ],
    ['a record without the key', 0, [{Use: 'x'}], {merge: 'Rope'}, 'record 1 has none'],
    [
      'a key twice',
      0,
      [{Rope: 'x'}, {Rope: 'x'}],
      {merge: 'Rope'},
      'key `x`, expected it to be unique'
    ],
    ['no records', 0, [], {}, 'expected one or more'],
    ['what are no records', 0, ['x'], {}, 'expected an array of objects']
  ])('should refuse %s', (_, index, records, options, message) => {
    expect(() => updateTable(grid, index, records as [], {from: 'rst', ...options})).toThrow(
      message
    )
  })

  it('should refuse values that differ where a cell spans', () => {
    const table = text('+---+---+', '| a | b |', '+===+===+', '| c     |', '+---+---+')
    expect(() => updateTable(table, 0, [{a: 'x', b: 'y'}], {from: 'rst'})).toThrow('spanning cell')
    expect(updateTable(table, 0, [{a: 'x', b: 'x'}], {from: 'rst'})).toBe(table.replace('c', 'x'))
  })

  const word = fc.stringMatching(/^[a-z*`_|<[\\:+-]{1,6}( [a-z*_|]{1,4})?$/)
  const recordsOf = fc
    .tuple(
      fc.constantFrom(1, 2, 3),
      fc.array(fc.array(word, {minLength: 3, maxLength: 3}), {minLength: 1, maxLength: 5})
    )
    .map(([width, rows]) =>
      rows.map((row) =>
        Object.fromEntries(row.slice(0, width).map((value, at) => [`c${at}`, value]))
      )
    )

  it.each(['grid', 'list-table', 'csv-table', 'pipe', 'markdown-grid'])(
    'should hold what the records say: %s',
    (notation) => {
      const isMarkdown = notation === 'pipe' || notation === 'markdown-grid'
      const from = isMarkdown ? 'markdown' : 'rst'
      const read = (value: string): Array<Record<string, string>> =>
        toRecords(
          notation === 'pipe' ? fromPipeTables(value)[0]! : findTables(value, {dialect: from})[0]!
        )
      fc.assert(
        fc.property(recordsOf, recordsOf, (before, after) => {
          const columns = Object.keys(before[0]!)
          const records = after.map((record) =>
            Object.fromEntries(columns.map((name) => [name, record[name] ?? '']))
          )
          const drawn = toGridTable(fromRecords(before), {dialect: isMarkdown ? 'pandoc' : 'rst'})
          const document = `Text\n\n${drawn}\n\nend\n`
          const as = {'list-table': 'list-table', 'csv-table': 'csv-table', pipe: 'pipe'}[notation]
          const {value, messages} = as
            ? convertTables(document, {from, as: as as 'pipe'})
            : {value: document, messages: []}
          fc.pre(messages.length === 0)
          expect(updateTable(value, 0, read(value), {from})).toBe(value)
          const updated = updateTable(value, 0, records, {from})
          expect(read(updated)).toEqual(records)
          expect(updated.startsWith('Text\n\n') && updated.endsWith('\n\nend\n')).toBe(true)
        }),
        {numRuns: runs(30)}
      )
    }
  )
})
