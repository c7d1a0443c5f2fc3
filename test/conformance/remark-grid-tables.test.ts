import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Root} from 'mdast'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {placeCells} from '../../src/tables/place-cells.js'
import {findDifference} from '../../src/tables/same-table.js'
import {remarkGridTables} from '../../src/unified/index.js'

const shared = fileURLToPath(new URL('../../../shared/conformance/', import.meta.url))
const present = existsSync(shared)

if (!present) {
  process.stderr.write(`\nSKIPPED test/conformance: no ${shared}; nothing is compared there\n\n`)
}

interface Case {
  id: string
  reader?: string
  input: string
  expected: {
    error?: string
    columns: number
    headRows: number
    bodyRows: number
    footRows: number
    cells: Array<{row: number; col: number; rowSpan: number; colSpan: number}>
  }
}

/** Tables in other languages than Markdown, which only look like it. */
const others = new Set(['rst', 'org'])

describe.skipIf(!present)('remarkGridTables, tables of others', () => {
  it.each([
    ['adobe.jsonl', 'adobe'],
    ['adobe-pandoc.jsonl', 'auto'],
    ['pandoc.jsonl', 'auto']
  ] as const)('should read and write those of %s, dialect `%s`', (file, dialect) => {
    const processor = unified()
      .use(remarkParse)
      .use(remarkGridTables, {dialect})
      .use(remarkStringify)
    const failed: Array<string> = []
    let count = 0
    for (const line of readFileSync(shared + file, 'utf8')
      .trim()
      .split('\n')) {
      const {id, reader, input, expected} = JSON.parse(line) as Case
      if (expected.error || others.has(reader ?? '')) continue
      count += 1
      const tree = processor.parse(input)
      const table = tableOf(tree)
      const wanted = `${expected.headRows}+${expected.bodyRows}+${expected.footRows} ${expected.cells
        .map((cell) => [cell.row, cell.col, cell.rowSpan, cell.colSpan].join(','))
        .join(' ')}`
      if (!table || shape(table) !== wanted) {
        failed.push(`${id}: shape ${table && shape(table)}, expected ${wanted}`)
        continue
      }
      const text = processor.stringify(tree)
      const again = processor.parse(text)
      const second = tableOf(again)
      if (!second || findDifference(table, second))
        failed.push(`${id}: read otherwise when written`)
      else if (processor.stringify(again) !== text)
        failed.push(`${id}: written otherwise the second time`)
    }
    process.stderr.write(`${file}: ${count - failed.length} of ${count}\n`)
    expect(failed).toEqual([])
  })
})

function tableOf(tree: Root): GridTable | undefined {
  const only = tree.children.length === 1 ? tree.children[0] : undefined
  return only?.type === 'gridTable' ? only : undefined
}

function shape(table: GridTable): string {
  const {rows, headRows, footRows, cells} = placeCells(table)
  const places = cells.map(({row, column, rowSpan, colSpan}) =>
    [row, column, rowSpan, colSpan].join(',')
  )
  return `${headRows}+${rows - headRows - footRows}+${footRows} ${places.join(' ')}`
}
