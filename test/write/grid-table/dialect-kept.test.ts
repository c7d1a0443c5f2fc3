import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {fromGridTable} from '../../../src/read/from-grid-table.js'
import {formatTables} from '../../../src/table-text/format/format-tables.js'
import {toGridTable} from '../../../src/write/grid-table/to-grid-table.js'
import {runs} from '../../runs.js'
import {literalContent, tables} from './model.js'
import {dialects} from './round-trip.js'

/** Drawings whose borders alone say which dialect they are of. */
const drawn = {
  'bars for junctions': ['hyperhelp', '+---|---+\n| a | b |\n+---|---+\n| c | d |\n+---|---+'],
  'bars, and a head': ['hyperhelp', '+---|---+\n| a | b |\n+===|===+\n| c | d |\n+---|---+'],
  'bars, and a rule of bars': [
    'hyperhelp',
    '+---|---+\n| a | b |\n|===|===|\n| c | d |\n+---|---+'
  ],
  'bars, and a cell over two columns': [
    'hyperhelp',
    '+---|---+\n| a | b |\n+---|---+\n| c     |\n+-------+'
  ],
  'a rule as the last border': ['hyperhelp', '+---+---+\n| a | b |\n+===+===+'],
  'a rule as the first border': ['adobe', '+===+===+\n| a | b |\n+---+---+'],
  'bars, and marks': ['adobe', '+>-<|---+\n| a | b |\n+---|---+'],
  'a rule of bars': ['sphinx', '+---+---+\n| a | b |\n|===|===|\n| c | d |\n+---+---+'],
  'a foot': ['pandoc', '+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+===+']
} as const

describe('dialect of a table', () => {
  it.each(Object.entries(drawn))('should stay what %s make it', (_, [dialect, text]) => {
    const table = fromGridTable(text)
    expect(table.dialect).toBe(dialect)
    expect(fromGridTable(toGridTable(table)).dialect).toBe(dialect)
    for (const style of ['keep', 'canonical'] as const) {
      const {value} = formatTables(`${text}\n`, {style})
      expect(fromGridTable(value.trimEnd()).dialect).toBe(dialect)
    }
  })

  it('should draw bars where bars are read', () => {
    const text = '+---|---+\n| a | b |\n+---|---+'
    expect(toGridTable(fromGridTable(text))).toBe(text)
    expect(toGridTable(fromGridTable(text), {dialect: 'rst'})).toBe(text.replaceAll('---|', '---+'))
    expect(formatTables(`${text}\n`, {style: 'canonical'}).value).toBe(`${text}\n`)
  })

  const names = Object.keys(dialects) as Array<keyof typeof dialects>
  const asked = fc.constantFrom<GridTableDialect>(...names)

  it.each(names)('should stay when tables of %s are written and drawn again', (dialect) => {
    const content = literalContent({combining: false})
    const model = tables({dialect, content, ...dialects[dialect]})
    fc.assert(
      fc.property(model, fc.boolean(), asked, (table, hasBars, as) => {
        const plain = toGridTable(table, {cells: 'literal'})
        const text = hasBars ? plain.replaceAll('-+-', '-|-') : plain
        let read: ReturnType<typeof fromGridTable>
        try {
          read = fromGridTable(text, {cells: 'literal'})
        } catch {
          return
        }
        const again = fromGridTable(toGridTable(read, {cells: 'literal'}), {cells: 'literal'})
        expect(again.dialect, text).toBe(read.dialect)
        const canonical = formatTables(`${text}\n`, {style: 'canonical'}).value.trimEnd()
        expect(fromGridTable(canonical, {cells: 'literal'}).dialect, text).toBe(read.dialect)
        const once = formatTables(`${text}\n`, {as}).value
        expect(formatTables(once, {as}).value, `${text}\n${as}`).toBe(once)
      }),
      {numRuns: runs(12)}
    )
  })
})
