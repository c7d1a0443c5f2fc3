import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {fromGridTable} from '../../src/read/from-grid-table.js'
import {fromPipeTables} from '../../src/read/from-pipe-tables.js'
import {fromCsv} from '../../src/tables/from-csv.js'
import {fromMatrix} from '../../src/tables/from-matrix.js'
import {fromRecords} from '../../src/tables/from-records.js'
import {toCsv} from '../../src/tables/to-csv.js'
import {toMatrix} from '../../src/tables/to-matrix.js'
import {toRecords} from '../../src/tables/to-records.js'
import {toGridTable} from '../../src/write/grid-table/to-grid-table.js'
import {toMarkdown} from '../../src/write/markdown/index.js'
import {runs} from '../runs.js'
import {line, matrix} from './data-model.js'

const numRuns = runs(60)

describe('data', () => {
  it.each(['rst', 'pandoc', 'adobe'] as const)(
    'should come back from a grid table of `%s` to the character',
    (dialect) => {
      fc.assert(
        fc.property(matrix, fc.constantFrom(undefined, 30), (rows, width) => {
          const drawn = toGridTable(fromMatrix(rows), {dialect, width})
          expect(toMatrix(fromGridTable(drawn, {dialect})), drawn).toEqual(rows)
        }),
        {numRuns}
      )
    }
  )

  it('should come back from a pipe table but for blank lines', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const texts = rows.map((row) => row.map((field) => field.replaceAll('\n\n', '\n')))
        const markdown = toMarkdown(fromMatrix(texts))
        expect(toMatrix(fromPipeTables(markdown)[0]!), markdown).toEqual(texts)
      }),
      {numRuns}
    )
  })

  it('should come back as records', () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, {minLength: 1, maxLength: 4}), matrix, (names, rows) => {
        const records = rows.map((row) =>
          Object.fromEntries(names.map((name, column) => [name, row[column] ?? '']))
        )
        expect(toRecords(fromRecords(records))).toEqual(records)
        const drawn = toGridTable(fromRecords(records), {dialect: 'rst'})
        expect(toRecords(fromGridTable(drawn, {dialect: 'rst'})), drawn).toEqual(records)
      }),
      {numRuns}
    )
  })

  it('should come back from CSV, whatever it holds', () => {
    const field = fc.string({unit: fc.constantFrom(...'a,;"\'\t\n =+'), maxLength: 6})
    fc.assert(
      fc.property(
        fc
          .integer({min: 1, max: 3})
          .chain((columns) =>
            fc.array(fc.array(field, {minLength: columns, maxLength: columns}), {minLength: 1})
          ),
        fc.constantFrom(',', '\t', ';'),
        (rows, delimiter) => {
          const csv = toCsv(fromMatrix(rows), {delimiter})
          expect(toMatrix(fromCsv(csv, {delimiter}))).toEqual(rows)
        }
      ),
      {numRuns}
    )
  })
})
