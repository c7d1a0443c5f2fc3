import {describe, expect, it} from 'vitest'
import type {TableEditor} from '../../src/index.js'
import * as gridhelp from '../../src/index.js'

/** Values that are never an option of a kind. */
const wrong = {
  choice: ['org', 1, {}, true],
  flag: ['yes', 1, {}],
  count: ['3', 1.5, -1, Number.NaN, {}, true],
  text: [1, {}, true],
  function: ['x', {}, 1],
  object: ['x', 1, true],
  file: ['a.rst', {}, 1]
} as const

type Kind = keyof typeof wrong

/** Values that no argument can be: neither text, nor a tree, a table, rows, records or a function. */
const nothing = [undefined, null, 42, true, {}]

const drawn = '+---+\n| a |\n+===+\n| b |\n+---+'
const table = gridhelp.fromGridTable(drawn)
const tree = gridhelp.fromHyperhelp('# a\n\nb')
const reader = {cells: 'choice', unwrap: 'flag', bidi: 'choice', file: 'file'} as const
const tableReader = {...reader, dialect: 'choice', widths: 'choice'} as const
const links = {path: 'text', extension: 'text', resolve: 'function', keys: 'choice'} as const
const lowering = {
  ...links,
  header: 'choice',
  definitions: 'choice',
  admonitions: 'choice',
  comments: 'flag',
  file: 'file'
} as const
const pipe = {tables: 'choice', spans: 'choice', tablePipeAlign: 'flag'} as const

/** All public functions: arguments that are right, and what their options can be. */
const functions: Record<string, [args: Array<unknown>, options?: Record<string, Kind>]> = {
  fromHyperhelp: [[''], {...reader, dialect: 'choice', strict: 'flag'}],
  fromSphinxText: [[''], reader],
  fromRst: [[''], reader],
  fromMarkdownHelp: [[''], {file: 'file'}],
  fromGridTable: [[drawn], tableReader],
  findTables: [[drawn], {...tableReader, in: 'choice', printed: 'flag'}],
  toMdast: [[tree], {...lowering, target: 'choice', handlers: 'object'}],
  toMarkdown: [[tree], {...lowering, ...pipe}],
  gridhelpToMarkdown: [[], pipe],
  toHtml: [[tree], {...links, file: 'file', document: 'flag', lang: 'text'}],
  toJson: [[tree], {indent: 'count', positions: 'flag'}],
  toHyperhelp: [[tree], {width: 'count', title: 'text', date: 'text', file: 'file'}],
  toGridTable: [
    [table],
    {
      ...{dialect: 'choice', cells: 'choice', language: 'choice', widths: 'choice', eol: 'choice'},
      ...{width: 'count', caption: 'flag', verify: 'flag', source: 'text', file: 'file'}
    }
  ],
  fromMatrix: [[[['a']]], {headRows: 'count'}],
  fromRecords: [[[{a: 'b'}]]],
  fromCsv: [['a,b'], {header: 'flag', delimiter: 'text'}],
  fromPipeTables: [['']],
  toMatrix: [[table]],
  toRecords: [[table], {spans: 'choice'}],
  toCsv: [
    [table],
    {spans: 'choice', eol: 'choice', header: 'flag', escapeFormulas: 'flag', delimiter: 'text'}
  ],
  editTables: [[drawn, () => {}], {dialect: 'choice', widths: 'choice', file: 'file'}],
  formatTables: [
    [drawn],
    {
      ...{from: 'choice', style: 'choice', as: 'choice', widths: 'choice'},
      ...{width: 'count', fix: 'flag', file: 'file'}
    }
  ],
  convertTables: [[drawn, {as: 'simple'}]],
  updateTable: [[drawn, 0, [{a: '1'}]], {from: 'choice', merge: 'text'}],
  diffTables: [[table, table]],
  mergeTables: [[drawn, drawn, drawn], {dialect: 'choice', labels: 'object', markerSize: 'count'}]
}

const cannot = /^Cannot [\s\S]+, expected [\s\S]+/

it('should know all public functions', () => {
  expect(Object.keys(functions).sort()).toEqual(Object.keys(gridhelp).sort())
})

describe.each(Object.entries(functions))('%s', (name, [args, options]) => {
  const call = Reflect.get(gridhelp, name) as (...values: Array<unknown>) => unknown

  it('should take what is right', () => {
    expect(() => call(...args)).not.toThrow()
  })

  it('should refuse arguments that are something else', () => {
    for (const index of args.keys()) {
      for (const value of nothing) {
        const label = `argument ${index + 1}: ${JSON.stringify(value)}`
        expect(() => call(...args.with(index, value)), label).toThrow(cannot)
      }
    }
  })

  it('should refuse options that are something else', () => {
    if (!options) return
    for (const value of ['rst', 1, true, []]) expect(() => call(...args, value)).toThrow(cannot)
    for (const [option, kind] of Object.entries(options)) {
      for (const value of wrong[kind]) {
        const label = `${option}: ${JSON.stringify(value)}`
        expect(() => call(...args, {[option]: value}), label).toThrow(cannot)
      }
      for (const value of [null, undefined]) {
        expect(() => call(...args, {[option]: value}), option).not.toThrow()
      }
    }
  })
})

describe('TableEditor', () => {
  it.each<[name: string, edit: (table: TableEditor) => void]>([
    ['getCell, no such row', (one) => one.getCell(9, 0)],
    ['getCell, half a row', (one) => one.getCell(0.5, 0)],
    ['getCell, no such column', (one) => one.getCell(0, 'Nome')],
    ['setCell, no text', (one) => one.setCell(1, 'Name', 1 as never)],
    ['setCell, no such column', (one) => one.setCell(1, 7, 'x')],
    ['insertRow, no such column', (one) => one.insertRow(1, {Nome: 'x'})],
    ['insertRow, too many cells', (one) => one.insertRow(1, ['x', 'y', 'z'])],
    ['insertRow, no text', (one) => one.insertRow(1, {Name: 1 as never})],
    ['insertRow, no such place', (one) => one.insertRow(9, ['x', 'y'])],
    ['appendRows, one that is wrong', (one) => one.appendRows([{Name: 'x'}, {Nome: 'y'}])],
    ['appendRows, no list', (one) => one.appendRows({Name: 'x'} as never)],
    ['deleteRow, no such row', (one) => one.deleteRow(-1)],
    ['insertColumn, no such place', (one) => one.insertColumn(9, ['x', 'y'])],
    ['deleteColumn, no such column', (one) => one.deleteColumn('Nome')],
    ['sortRows, no such column', (one) => one.sortRows('Nome')]
  ])('should refuse %s, and change nothing', (_, edit) => {
    const text = '+------+----+\n| Name | kg |\n+======+====+\n| hemp | 1  |\n+------+----+\n'
    const result = gridhelp.editTables(text, ([one]) => {
      expect(() => edit(one!)).toThrow(cannot)
    })
    expect(result).toBe(text)
  })
})
