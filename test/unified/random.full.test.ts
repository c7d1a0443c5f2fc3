import fc from 'fast-check'
import type {Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {type Processor, unified} from 'unified'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {remarkGridTables} from '../../src/unified/index.js'
import {runs} from '../runs.js'
import {inlineContent, tables} from '../write/grid-table/model.js'
import {dialects, strip} from '../write/grid-table/round-trip.js'

type Markdown = Processor<Root, Root | undefined, Root | undefined, Root, string>

const cases = runs(60)

const plain: Array<Markdown> = [
  unified().use(remarkParse).use(remarkStringify),
  unified().use(remarkParse).use(remarkGfm).use(remarkStringify)
]
const withTables: Array<Markdown> = [
  unified().use(remarkParse).use(remarkGridTables).use(remarkStringify),
  // Before GFM or after it.
  unified().use(remarkParse).use(remarkGridTables).use(remarkGfm).use(remarkStringify)
]

/** No task marks: assertions of remark-gfm's own code do not hold for `*\\n[ ] *`, with or without this plugin. */
const marks = [
  ...['*', '_', '`', '~~~', '```', '<!--', '-->', '<b>', '</div>', '[a]', '[a]: b', '![', '](c)'],
  ...['# ', '> ', '- ', '+ ', '1. ', '2) ', '---', '===', '\\', '&amp;', '|', '+', ':-', '~~'],
  ...['  ', '    ', '\t', '\n', '\n', '\n\n', 'ab', 'c d', '.', 'https://e.f', '[^1]']
]

const markdown = fc.array(fc.constantFrom(...marks), {maxLength: 14}).map((parts) => parts.join(''))

/** Tables as they are written, each with what stands before its lines. */
const written = [
  '+-----+-----+\n| a   | *b* |\n+=====+=====+\n| c   | d   |\n|     | e   |\n+-----+-----+',
  '+---+\n| a |\n+---+',
  '+-----+---+\n| `a` | b |\n|     +---+\n|     | c |\n+-----+---+'
]

describe('remarkGridTables, random documents', () => {
  it.each([0, 1])('should leave all around tables as remark does (GFM: %i)', (gfm) => {
    const around = fc.array(
      fc.tuple(markdown, fc.constantFrom(...written), fc.constantFrom('', '> ', '  ')),
      {
        minLength: 1,
        maxLength: 3
      }
    )
    fc.assert(
      fc.property(around, markdown, (pieces, rest) => {
        let value = ''
        let other = ''
        for (const [index, [before, table, prefix]] of pieces.entries()) {
          const lines = table.split('\n').map((line) => prefix + line)
          value += `${before}\n\n${lines.join('\n')}\n\n`
          other += `${before}\n\n${prefix}TABLE${index}\n\n`
        }
        const result = String(withTables[gfm]!.processSync(value + rest))
        const wanted = String(plain[gfm]!.processSync(other + rest))
        // The same text, with the tables where the words are: indented as they are.
        const filled = wanted.replace(/^(.*?)TABLE(\d)/gm, (_, before: string, index: string) => {
          const [, table] = pieces[Number(index)]!
          const rest = before.replace(/[^>]/g, ' ')
          return table
            .split('\n')
            .map((line, number) => (number === 0 ? before : rest) + line)
            .join('\n')
        })
        // Inside of code and HTML a table is text, with what stands before its lines.
        const loose = (text: string): string => text.replace(/^[> ]+(?=[+|])/gm, '')
        expect(loose(result)).toBe(loose(filled))
      }),
      {numRuns: cases}
    )
  })

  it.each([0, 1])('should read documents without a table as remark does (GFM: %i)', (gfm) => {
    const nearly = fc
      .array(
        fc.constantFrom(
          '+---+',
          '+--+',
          '| a |',
          '|',
          '+',
          '\n',
          '\n',
          '\n> ',
          '\n- ',
          '---',
          ' ',
          'b'
        ),
        {
          maxLength: 16
        }
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(markdown, nearly), (value) => {
        const tree = withTables[gfm]!.parse(value)
        let count = 0
        visit(tree, 'gridTable', () => {
          count += 1
        })
        if (count === 0) expect(tree).toEqual(plain[gfm]!.parse(value))
      }),
      {numRuns: cases * 5}
    )
  })

  it.each([
    ['pandoc', 0],
    ['pandoc', 1],
    ['adobe', 0],
    ['adobe', 1]
  ] as const)('should read what it writes, dialect `%s` (GFM: %i)', (dialect, gfm) => {
    const model = tables({dialect, content: inlineContent(dialect), ...dialects[dialect]})
    const processor = withTables[gfm]!
    fc.assert(
      fc.property(model, (table) => {
        const text = processor.stringify({type: 'root', children: [structuredClone(table)]})
        const read = unified()
          .use(remarkParse)
          .use(gfm ? [remarkGfm] : [])
          .use(remarkGridTables, {dialect})
          .parse(text)
        expect(read.children.length, text).toBe(1)
        expect(shape(read.children[0] as GridTable), text).toEqual(shape(table))
        expect(processor.stringify(read)).toBe(text)
      }),
      {numRuns: cases / 2}
    )
  })

  it('should give every text its place', () => {
    const model = tables({dialect: 'pandoc', content: inlineContent('pandoc')})
    fc.assert(
      fc.property(model, fc.constantFrom('', '> ', '   '), (table, prefix) => {
        const text = withTables[0]!.stringify({type: 'root', children: [structuredClone(table)]})
        const value = `a\n\n${text.replace(/^(?=.)/gm, prefix)}`
        visit(withTables[0]!.parse(value), (node) => {
          const {start, end} = node.position!
          const slice = plainOf(value.slice(start.offset, end.offset))
          expect(value.split('\n').slice(0, start.line).join('\n').length).toBeGreaterThanOrEqual(
            start.offset!
          )
          // A line ending of a cell is where the blanks before its border are.
          if ((node.type !== 'text' && node.type !== 'inlineCode') || /^\n/.test(node.value)) return
          expect(slice.slice(0, 1)).toBe(node.type === 'text' ? node.value.slice(0, 1) : '`')
          if (!node.value.includes('\n') && node.type === 'text') expect(slice).toBe(node.value)
        })
      }),
      {numRuns: cases}
    )
  })
})

/** What stands for itself of Markdown without its escapes. */
function plainOf(value: string): string {
  return value
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/&#x([\dA-F]+);/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16))
    )
}

/** What must come back: all but widths, places, and how line endings stand in text. */
function shape(table: GridTable): unknown {
  const drop = new Set(['lang', 'meta', 'title', 'start', 'checked', 'dialect', 'spread', 'share'])
  return JSON.parse(
    JSON.stringify(strip(table), (key, value) => {
      if (drop.has(key)) return undefined
      if (key === 'value') return String(value).replace(/\n +/g, '\n').replace(/\n/g, ' ')
      return value
    })
  )
}
