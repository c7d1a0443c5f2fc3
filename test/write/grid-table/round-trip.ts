import fc from 'fast-check'
import {expect} from 'vitest'
import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {fromGridTable} from '../../../src/read/from-grid-table.js'
import {findDifference} from '../../../src/tables/same-table.js'
import {toGridTable} from '../../../src/write/grid-table/to-grid-table.js'
import {inlineContent, literalContent, type ModelOptions, tables, textContent} from './model.js'

/** What each dialect can hold. */
export const dialects: Record<Exclude<GridTableDialect, 'rst-simple'>, Partial<ModelOptions>> = {
  rst: {},
  sphinx: {},
  hyperhelp: {},
  pandoc: {footer: true, columnAlign: true, bodyless: 'head and foot'},
  adobe: {footer: true, cellAlign: true, bodyless: 'head'}
}

/** Write random tables, read them, and write what was read. */
export function checkRoundTrip(
  dialect: keyof typeof dialects,
  cells: 'literal' | 'text',
  numRuns: number
): void {
  const content = (cells === 'literal' ? literalContent : textContent)({
    combining: dialect !== 'adobe',
    paragraphs: 2
  })
  const model = tables({dialect, content, ...dialects[dialect]})
  fc.assert(
    fc.property(model, (table) => {
      const text = toGridTable(table, {cells})
      const read = fromGridTable(text, {dialect, cells})
      expect(strip(read), text).toEqual(strip(table))
      expect(toGridTable(read, {cells})).toBe(text)
    }),
    {numRuns}
  )
}

/** Write random tables with markup, read them, and write what was read. */
export function checkMarkup(dialect: keyof typeof dialects, numRuns: number): void {
  const model = tables({dialect, content: inlineContent(dialect), ...dialects[dialect]})
  fc.assert(
    fc.property(model, (table) => {
      const text = toGridTable(table)
      const read = fromGridTable(text, {dialect})
      expect(findDifference(table, read), text).toBe(undefined)
      expect(toGridTable(read)).toBe(text)
    }),
    {numRuns}
  )
}

/**
 * Take away what a written table need not keep: places, widths that the text did not fit, and the alignment that
 * pandoc's columns give to their cells.
 */
export function strip(table: GridTable): unknown {
  const drop = new Set(['position', 'width', 'share', 'data'])
  return JSON.parse(
    JSON.stringify(table, function (this: unknown, key, value) {
      if (key === 'align' && table.dialect === 'pandoc' && isCell(this)) return undefined
      return drop.has(key) ? undefined : value
    })
  )
}

function isCell(value: unknown): boolean {
  return (value as {type?: string}).type === 'gtCell'
}
