import fc from 'fast-check'
import {expect, it} from 'vitest'
import {findTables} from '../../../src/read/find-tables.js'
import {formatTables} from '../../../src/table-text/format/format-tables.js'
import {fromMatrix} from '../../../src/tables/from-matrix.js'
import {toMatrix} from '../../../src/tables/to-matrix.js'
import {toGridTable} from '../../../src/write/grid-table/to-grid-table.js'
import {runs} from '../../runs.js'

const matrices = fc
  .tuple(fc.integer({min: 2, max: 5}), fc.integer({min: 2, max: 4}))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.stringMatching(/^[a-z日]{1,6}(?: [a-z]{1,4})?$/), {
        minLength: columns,
        maxLength: columns
      }),
      {minLength: rows, maxLength: rows}
    )
  )

const faults = fc.record({
  kind: fc.constantFrom('shift junction', 'drop border', 'add blank', 'drop blank', 'drop bottom'),
  line: fc.nat(1000),
  place: fc.nat(1000)
})

it('should give a faulty table back as it was, or leave it as it is', () => {
  let repaired = 0
  let count = 0
  fc.assert(
    fc.property(matrices, faults, (matrix, {kind, line, place}) => {
      const lines = toGridTable(fromMatrix(matrix), {cells: 'literal'}).split('\n')
      const before = lines.join('\n')
      if (kind === 'drop bottom') {
        lines.pop()
      } else {
        const border = kind === 'shift junction'
        const candidates = [...lines.keys()].filter(
          (index) => (index > 0 && lines[index]!.startsWith('+')) === border && index > 0
        )
        const index = candidates[line % candidates.length]!
        lines[index] = harm(lines[index]!, kind, place)
      }
      const faulty = lines.join('\n')
      fc.pre(faulty !== before)
      const {value} = formatTables(faulty, {fix: true})
      count += 1
      if (value === faulty) return
      repaired += 1
      const [table, ...others] = findTables(value, {cells: 'literal'})
      expect(others).toEqual([])
      expect(toMatrix(table!), `${faulty}\n${value}`).toEqual(matrix)
    }),
    {numRuns: runs(200)}
  )
  // Most single faults have one repair.
  expect(repaired / count).toBeGreaterThan(0.6)
})

/** Do a fault to a line of a table. */
function harm(line: string, kind: string, place: number): string {
  const marks = [...line.matchAll(/[+|]/g)].map(({index}) => index)
  const inner = marks.slice(1, -1)
  const mark = inner[place % inner.length]!
  switch (kind) {
    case 'shift junction':
      return place % 2 === 0
        ? `${line.slice(0, mark - 1)}+${line[mark - 1]}${line.slice(mark + 1)}`
        : `${line.slice(0, mark)}${line[mark + 1]}+${line.slice(mark + 2)}`
    case 'drop border':
      return line.slice(0, -1).trimEnd()
    case 'add blank':
      return `${line.slice(0, mark)} ${line.slice(mark)}`
    default:
      return line[mark - 1] === ' ' ? line.slice(0, mark - 1) + line.slice(mark) : line
  }
}
