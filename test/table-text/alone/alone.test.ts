import {readdirSync, readFileSync} from 'node:fs'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import * as whole from '../../../src/index.js'
import * as alone from '../../../src/table-text/alone/index.js'

const samples = new URL('../../../samples/', import.meta.url)
const names = readdirSync(samples)
const table = '+---+-----+\n| a | *b* |\n+---+-----+\n'

describe('gridhelp/tables', () => {
  it('should have nothing that gridhelp has not', () => {
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.keys(alone)))
  })

  it.each(names)('should find the literal tables of any text as gridhelp does: %s', (name) => {
    const text = readFileSync(new URL(`${name}/input.txt`, samples), 'utf8')
    expect(alone.findTables(text, {cells: 'literal'})).toEqual(
      whole.findTables(text, {cells: 'literal'})
    )
  })

  it('should read texts, and no markup', () => {
    const [found] = alone.findTables(table)
    expect(alone.toMatrix(found!)).toEqual([['a', '*b*']])
    expect(alone.toMatrix(alone.fromGridTable(table))).toEqual([['a', '*b*']])
    const markup = {cells: 'inline'} as object
    expect(() => alone.findTables(table, markup)).toThrow('expected `literal` or `text`')
    expect(() => alone.fromGridTable(table, markup)).toThrow('expected `literal` or `text`')
  })

  it('should find tables where no document has them', () => {
    const text = `.. comment\n\n   ${table.trimEnd().replaceAll('\n', '\n   ')}\n`
    expect(whole.findTables(text, {dialect: 'rst'})).toEqual([])
    expect(alone.findTables(text, {dialect: 'rst'})).toHaveLength(1)
  })

  it.each(['a.md', 'a.rst', 'a.py', 'a.txt'])('should format tables in %s', (path) => {
    const ragged = `# ${table.replace('| a |', '| a|').trimEnd().replaceAll('\n', '\n# ')}\n`
    const file = new VFile({path})
    expect(alone.formatTables(ragged, {file, fix: true}).value).toBe(
      `# ${table.trimEnd().replaceAll('\n', '\n# ')}\n`
    )
  })

  it('should draw what it reads, in each dialect', () => {
    for (const dialect of [
      'rst',
      'rst-simple',
      'sphinx',
      'hyperhelp',
      'pandoc',
      'adobe'
    ] as const) {
      const drawn = alone.toGridTable(alone.fromMatrix([['a', 'b c']]), {dialect, verify: true})
      expect(alone.toMatrix(alone.findTables(drawn, {dialect})[0]!)).toEqual([['a', 'b c']])
    }
  })

  it('should keep the drawing of a table that has not changed', () => {
    const [found] = alone.findTables(table)
    expect(alone.toGridTable(found!, {source: table})).toBe(table.trimEnd())
  })
})
