import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import type {Root} from 'mdast'
import {describe, expect, it} from 'vitest'
import type {GridTable, GridTableDialect} from '../../grammars/grid-table/nodes.js'
import {findTables} from '../../src/read/find-tables.js'
import {fromGridTable} from '../../src/read/from-grid-table.js'
import {fromHyperhelp} from '../../src/read/from-hyperhelp.js'
import {findDifference} from '../../src/tables/same-table.js'
import {toGridTable} from '../../src/write/grid-table/to-grid-table.js'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const present = existsSync(shared)

if (!present) {
  process.stderr.write(`\nSKIPPED test/conformance: no ${shared}; nothing is compared there\n\n`)
}

interface Case {
  id: string
  dialect: string
  input: string
  expected?: {error?: string}
}

describe.skipIf(!present)('toGridTable, real tables', () => {
  for (const cells of ['literal', 'text', 'inline'] as const) {
    it(`should write what is read as the same table, cells \`${cells}\``, () => {
      const failed: Array<string> = []
      let count = 0
      for (const {id, dialect: name, input, expected} of readCases()) {
        // Documents with faults have no tables to compare.
        if (!expected || expected.error || name === 'rst-document') continue
        const dialect = (name === 'sphinx-text' ? 'sphinx' : name) as GridTableDialect
        let table: GridTable
        try {
          table = fromGridTable(input, {dialect, cells})
        } catch {
          continue
        }
        // Cells of reST are read as Sphinx's text, in which a literal block is a quote; their lines can be kept only.
        if (cells === 'inline' && dialect.startsWith('rst')) continue
        // docutils takes a lone `====` for a rule: its parser never sees a simple table of one column in a document.
        if (dialect === 'rst-simple' && table.columns.length === 1) continue
        count += 1
        const fault = check(table, dialect, cells)
        if (fault) failed.push(`${id}: ${fault}`)
      }
      process.stderr.write(`${cells}: ${count - failed.length} of ${count}\n`)
      if (process.env.GRIDHELP_FAULTS) process.stderr.write(`${failed.join('\n')}\n`)
      expect(failed).toEqual([])
    })
  }

  it('should print the tables of the CPython help files as they are, and canonically as the same', () => {
    const folder = `${shared}corpus/pythondocs/`
    const failed: Array<string> = []
    let count = 0
    for (const file of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
      if (!file.endsWith('.txt')) continue
      const source = readFileSync(folder + file, 'utf8')
      if (!source.includes('+--')) continue
      let tree: Root
      try {
        tree = fromHyperhelp(source)
      } catch (error) {
        failed.push(`${file}:1: ${error}`)
        continue
      }
      for (const table of findAll(tree)) {
        count += 1
        const {start, end} = table.position!
        if (toGridTable(table, {source}) !== source.slice(start.offset, end.offset)) {
          failed.push(`${file}:${start.line}: not the same bytes`)
        }
        const text = toGridTable(table)
        const [again] = findAll(fromHyperhelp(text, {dialect: 'sphinx'}))
        const difference = again && findDifference(table, again)
        if (!again || difference)
          failed.push(`${file}:${start.line}: ${JSON.stringify(difference)}`)
        else if (toGridTable(again) !== text) failed.push(`${file}:${start.line}: not idempotent`)
      }
      expect(findTables(source).length).toBeGreaterThanOrEqual(0)
    }
    process.stderr.write(`CPython help files: ${count - failed.length} of ${count}\n`)
    if (process.env.GRIDHELP_FAULTS) process.stderr.write(`${failed.join('\n')}\n`)
    expect(failed).toEqual([])
  })
})

function check(
  table: GridTable,
  dialect: GridTableDialect,
  cells: 'literal' | 'text' | 'inline'
): string | undefined {
  let text: string
  let again: GridTable
  try {
    text = toGridTable(table, {cells})
    again = fromGridTable(text, {dialect, cells})
  } catch (error) {
    return String(error)
  }
  const difference = findDifference(table, again)
  if (difference) return `${JSON.stringify(difference)}`
  return toGridTable(again, {cells}) === text ? undefined : 'not idempotent'
}

function readCases(): Array<Case> {
  const folder = `${shared}conformance/`
  return readdirSync(folder).flatMap((name) => {
    if (!/\.jsonl(?:\.gz)?$/.test(name)) return []
    const bytes = readFileSync(folder + name)
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
    return text
      .trim()
      .split('\n')
      .map((line): Case => JSON.parse(line))
  })
}

function findAll(node: {type: string; children?: ReadonlyArray<{type: string}>}): Array<GridTable> {
  if (node.type === 'gridTable') return [node as GridTable]
  return (node.children ?? []).flatMap(findAll)
}
