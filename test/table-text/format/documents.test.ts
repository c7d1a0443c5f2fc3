import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import {fromRst} from '../../../src/read/from-rst.js'
import {convertTables} from '../../../src/table-text/convert/index.js'
import {
  type FormatTablesOptions,
  formatTables
} from '../../../src/table-text/format/format-tables.js'
import {toGridTable} from '../../../src/write/grid-table/to-grid-table.js'
import {runs} from '../../runs.js'
import {inlineContent, literalContent, tables, textContent} from '../../write/grid-table/model.js'

/** What docutils would read, as our reader of reST does: all but places, and how wide columns are. */
function meaningOf(value: string): unknown {
  return JSON.parse(JSON.stringify(fromRst(value)), (key, field) => {
    if (key === 'position') return undefined
    return key === 'columns' ? (field as Array<object>).length : field
  }) as Nodes
}

/** All letters, in whatever lines they stand. */
function lettersOf(value: string): string {
  return [...value.replace(/[-+|=:\s]/g, '')].sort().join('')
}

const drawn = fc
  .oneof(
    {weight: 3, arbitrary: tables({dialect: 'rst', content: inlineContent('rst')})},
    {weight: 2, arbitrary: tables({dialect: 'rst', content: textContent({combining: true})})},
    {weight: 1, arbitrary: tables({dialect: 'rst', content: literalContent({combining: true})})}
  )
  .map((table) => toGridTable(table, {cells: 'inline'}))

/** Draw what people draw: borders beside text, blanks behind it, wider columns. */
const loose = fc
  .tuple(drawn, fc.constantFrom('flush', 'trailing', 'as-is', 'simple'))
  .map(([table, style]) => {
    if (style === 'flush') return table.replace(/(\||^) (?=\S)/gm, '$1')
    if (style === 'trailing') return table.replace(/$/gm, '  ')
    if (style === 'simple') return convertTables(table, {as: 'simple'}).value
    return table
  })

const inList = (text: string, mark: string): string =>
  mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)

const block = fc.oneof(
  {weight: 4, arbitrary: loose},
  loose.map((table) => inList(table, '- ')),
  loose.map((table) => inList(table, '12. ')),
  loose.map((table) => inList(table, '   ')),
  loose.map((table) => `.. note::\n\n${inList(table, '   ')}`),
  loose.map((table) => `.. table:: Title\n   :name: x\n\n${inList(table, '   ')}`),
  loose.map((table) => `::\n\n${inList(table, '   ')}`),
  loose.map((table) => `.. code-block:: text\n\n${inList(table, '   ')}`),
  loose.map((table) => `.. ${inList(table, '   ')}`),
  fc.constantFrom(
    'Title\n=====',
    'A paragraph\nof two lines.',
    '| verse\n| verse',
    '+ item',
    '===='
  )
)

const documents = fc
  .array(block, {minLength: 1, maxLength: 4})
  .map((blocks) => `${blocks.join('\n\n')}\n`)

describe('documents that are formatted', () => {
  it.each<[string, FormatTablesOptions]>([
    ['as they are', {}],
    ['canonically', {style: 'canonical'}],
    ['to a width', {width: 40}],
    ['canonically and to a width', {style: 'canonical', width: 30}]
  ])('should read the same, and hold all letters: %s', (_, options) => {
    fc.assert(
      fc.property(documents, (document) => {
        const own = {from: 'rst', ...options} as const
        const {value} = formatTables(document, own)
        expect(meaningOf(value)).toEqual(meaningOf(document))
        expect(lettersOf(value)).toBe(lettersOf(document))
        expect(formatTables(value, own).value).toBe(value)
      }),
      {numRuns: runs(25)}
    )
  })
})
