import {expect, it} from 'vitest'
import {
  editTables,
  findTables,
  formatTables,
  fromCsv,
  fromGridTable,
  fromHyperhelp,
  fromMatrix,
  fromRecords,
  fromSphinxText,
  toCsv,
  toGridTable,
  toHtml,
  toHyperhelp,
  toJson,
  toMarkdown,
  toMdast,
  toRecords
} from '../../src/index.js'

const table = fromGridTable('+---+\n| a |\n+---+')
// Callers without types give anything.
const wrong: never = 'org' as never
const less: never = -1 as never

it.each<[name: string, call: () => unknown, message: string]>([
  [
    'fromHyperhelp',
    () => fromHyperhelp('', {dialect: wrong}),
    'Cannot read a help file with dialect `org`, expected `auto`, `hyperhelp`, or `sphinx`'
  ],
  ['fromHyperhelp', () => fromHyperhelp('', {cells: wrong}), 'with cells `org`'],
  ['fromSphinxText', () => fromSphinxText('', {cells: wrong}), 'with cells `org`'],
  ['findTables', () => findTables('', {dialect: wrong}), 'with dialect `org`'],
  ['findTables', () => findTables('', {widths: wrong}), 'with widths `org`'],
  [
    'toMarkdown',
    () => toMarkdown(table, {tables: wrong}),
    'Cannot write Markdown with tables `org`, expected `auto`, `pipe`, `html`, or `grid`'
  ],
  ['toMarkdown', () => toMarkdown(table, {spans: wrong}), 'with spans `org`'],
  ['toMarkdown', () => toMarkdown(table, {header: wrong}), 'with header `org`'],
  ['toMarkdown', () => toMarkdown(table, {definitions: wrong}), 'with definitions `org`'],
  ['toMdast', () => toMdast(table, {target: wrong}), 'with target `org`'],
  [
    'toMdast',
    () => toMdast(table, {admonitions: wrong}),
    'with admonitions `org`, expected `alert` or `quote`'
  ],
  ['toHtml', () => toHtml(table, {keys: wrong}), 'with keys `org`'],
  [
    'toHtml',
    () => toHtml(wrong),
    'Cannot write HTML with `string`, expected `root` or `gridTable`'
  ],
  [
    'toJson',
    () => toJson(table, {indent: less}),
    'Cannot write JSON with indent `-1`, expected an integer from 0'
  ],
  ['toGridTable', () => toGridTable(table, {cells: wrong}), 'with cells `org`'],
  ['toGridTable', () => toGridTable(table, {language: wrong}), 'with language `org`'],
  ['toGridTable', () => toGridTable(table, {widths: wrong}), 'with widths `org`'],
  [
    'toGridTable',
    () => toGridTable(table, {eol: wrong}),
    'with eol `org`, expected `\\n` or `\\r\\n`'
  ],
  ['toGridTable', () => toGridTable(table, {width: less}), 'with width `-1`'],
  ['toGridTable', () => toGridTable(table, {indent: less}), 'with indent `-1`'],
  [
    'toGridTable',
    () => toGridTable({type: 'paragraph', children: []} as never),
    'Cannot write a grid table with `paragraph`, expected `gridTable`'
  ],
  ['toHyperhelp', () => toHyperhelp(wrong), 'Cannot write a help file with `string`'],
  ['toRecords', () => toRecords(table, {spans: wrong}), 'with spans `org`'],
  [
    'toRecords',
    () => toRecords({type: 'root', children: []} as never),
    'with `root`, expected `gridTable`'
  ],
  ['toCsv', () => toCsv(table, {eol: wrong}), 'with eol `org`'],
  [
    'toCsv',
    () => toCsv(table, {delimiter: ''}),
    'Cannot write CSV with delimiter "", expected text without quotes'
  ],
  ['fromCsv', () => fromCsv('', {delimiter: '"'}), 'Cannot read CSV with delimiter'],
  ['fromCsv', () => fromCsv(null as never), 'Cannot read CSV with `null`, expected a string'],
  ['fromMatrix', () => fromMatrix(wrong), 'expected an array of arrays'],
  ['fromMatrix', () => fromMatrix([], {headRows: less}), 'with headRows `-1`'],
  ['fromRecords', () => fromRecords([1] as never), 'expected an array of objects'],
  [
    'formatTables',
    () => formatTables('', {dialect: wrong}),
    'Cannot format tables with dialect `org`'
  ],
  [
    'formatTables',
    () => formatTables(null as never),
    'Cannot format tables with `null`, expected a string'
  ],
  ['editTables', () => editTables(null as never, () => {}), 'Cannot edit tables with `null`'],
  [
    'editTables',
    () => editTables('', undefined as never),
    'Cannot edit tables with `undefined`, expected a function'
  ]
])('should say what is wrong with a call of %s', (_, call, message) => {
  expect(call).toThrow(message)
})

it('should write nothing for a table of nothing, and nothing for a value of nothing', () => {
  expect(toGridTable(fromMatrix([]))).toBe('')
  expect(toMarkdown(fromMatrix([[]]))).toBe('')
  expect(toGridTable(fromMatrix([[1, null]]))).toBe('+---+---+\n| 1 |   |\n+---+---+')
})

it('should write a table alone as a help file', () => {
  expect(toHyperhelp(table)).toBe('+---+\n| a |\n+---+\n')
})
