import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {
  diffTables,
  findTables,
  fromCsv,
  fromGridTable,
  fromMatrix,
  fromRecords,
  fromSphinxText,
  toCsv,
  toMarkdown,
  toRecords
} from '../../src/index.js'

/** A table whose group `b…` is as wide as all of its columns. */
function groupOf(columns: number): string {
  const line = (mark: string, piece: string): string => `${mark}${piece.repeat(columns)}\n`
  const text = 'b'.repeat(2 * columns - 1)
  const border = `+${'-'.repeat(2 * columns - 1)}+\n`
  return `${border}|${text}|\n${line('+', '-+')}${line('|', 'a|')}${line('+', '=+')}${line('|', 'c|')}${line('+', '-+')}`
}

describe('tables that would fill the memory', () => {
  it('should not be made of one long row and many short ones', () => {
    const message =
      /^Cannot make a table from rows that lack \d+ cells in \d+ columns, expected at most 1000000$/
    const short = Array.from({length: 1002}, () => ['a'])
    const long = Array.from({length: 1001}, () => 'a')
    expect(() => fromMatrix([long, ...short])).toThrow(message)
    expect(() => fromCsv(`${long.join(',')}\n${'a\n'.repeat(1002)}`)).toThrow(message)
    expect(() => fromRecords(long.map((_, index) => ({[`k${index}`]: 'a'})))).toThrow(message)
    expect(fromMatrix([long, ...short.slice(3)]).columns).toHaveLength(1001)
  })

  it('should not be made of the text of a cell, over and over', () => {
    const fine = fromGridTable(groupOf(100))
    expect(Object.keys(toRecords(fine)[0]!)[99]).toBe(`${'b'.repeat(199)}.a 100`)
    const table = fromGridTable(groupOf(5000))
    const message = 'Cannot make records with 49985001 characters in slots of cells that span'
    expect(() => toRecords(table)).toThrow(message)
    expect(() => toCsv(table)).toThrow(message)
    const file = new VFile()
    expect(toMarkdown(table, {tables: 'pipe', file})).toMatch(/^<table>/)
    expect(file.messages.map(({ruleId, reason}) => [ruleId, reason])).toEqual([
      [
        'table-flattened',
        expect.stringContaining('in all their slots, so the table was written as HTML')
      ]
    ])
  })

  it('should be compared by their cells, not by what fills their slots', () => {
    const text = groupOf(5000)
    const [table, changed] = [fromGridTable(text), fromGridTable(text.replace('|c|', '|d|'))]
    expect(diffTables(table, changed)).toMatchObject([{type: 'cell', before: 'c', after: 'd'}])
  })
})

describe('more cells than a table may have', () => {
  const line = `+${'-+'.repeat(1001)}\n`
  const text = `a\n\n${line}${`|${'c|'.repeat(1001)}\n${line}`.repeat(1000)}\nb`

  it('should be a message with a place, and text', () => {
    const file = new VFile(text)
    expect(findTables(file)).toEqual([])
    expect(file.messages).toMatchObject([
      {
        ruleId: 'grid-table-limit',
        reason: 'The table has 1001000 cells, more than 1000000',
        line: 3,
        column: 1,
        fatal: true
      }
    ])
    expect(() => fromGridTable(text.slice(3, -2))).toThrow('more than 1000000')
    // In a document it is code, with all of its lines.
    const [, code] = fromSphinxText(text).children
    expect(code).toMatchObject({type: 'code', value: text.slice(3, -3)})
  })
})
