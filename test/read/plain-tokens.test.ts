import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {remarkGridTables} from '../../src/unified/index.js'
import {runs} from '../runs.js'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkGridTables).freeze()

const pieces = [
  ...['word', 'a_b', '3.11', '-7', '*a*', '`b`', '[c]', '[d](e)', 'f@g.h', 'http://a.b', 'C:/a'],
  ...[
    '&',
    '&amp;',
    '<',
    '<br>',
    '\\',
    '\\*',
    '~',
    '$',
    '^',
    '"',
    "'",
    ':',
    '- ',
    '# ',
    '1. ',
    '> '
  ],
  ...['\n', '\n', '\n\n', ' ', '漢', 'é']
]

const cell = fc
  .array(fc.constantFrom(...pieces), {maxLength: 6})
  .map((parts) => parts.join('').replace(/[ \t]+$/gm, ''))

/** Draw a table of one column. */
function draw(cells: ReadonlyArray<string>): string {
  const lines = cells.map((text) => text.split('\n'))
  const width = Math.max(4, ...lines.flat().map((line) => line.length))
  const border = `+-${'-'.repeat(width)}-+`
  const rows = lines.map((own) => own.map((line) => `| ${line.padEnd(width)} |\n`).join(''))
  return `${border}\n${rows.map((row) => `${row}${border}\n`).join('')}`
}

describe('cells whose tokens are made without a tokenizer', () => {
  it('should be as in tables with so few cells that each is tokenized', () => {
    fc.assert(
      fc.property(fc.array(cell, {minLength: 12, maxLength: 14}), (cells) => {
        const many = rowsOf(draw(cells))
        const few = cells.flatMap((text) => rowsOf(draw([text])))
        fc.pre(many.length === cells.length && few.length === cells.length)
        expect(many).toEqual(few)
      }),
      {numRuns: runs(60)}
    )
  })

  /** The contents of the rows of a table, without places in the document. */
  function rowsOf(text: string): Array<unknown> {
    const {children} = processor.runSync(processor.parse(text), undefined)
    const [table] = children
    if (children.length !== 1 || table?.type !== 'gridTable') return []
    return table.children.flatMap((section) => section.children.map((row) => strip(row)))
  }
})

function strip(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value)))
}
