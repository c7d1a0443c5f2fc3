import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import {findTables} from '../../src/read/find-tables.js'
import type {GridTableOptions} from '../../src/read/options.js'
import {formatTables} from '../../src/table-text/format/format-tables.js'
import {toMatrix} from '../../src/tables/to-matrix.js'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const present = existsSync(shared)

if (!present) {
  process.stderr.write(`\nSKIPPED test/conformance: no ${shared}; nothing is formatted there\n\n`)
}

type Dialect = NonNullable<GridTableOptions['dialect']>

interface Text {
  name: string
  dialect: Dialect
  value: string
}

describe.skipIf(!present)('formatTables, real documents', () => {
  it.each([
    ['widths as they are', {}],
    ['100 columns', {width: 100}],
    ['repaired', {fix: true}]
  ])('should keep all records, and change nothing when done again: %s', (name, options) => {
    const failed: Array<string> = []
    const left: Array<string> = []
    let count = 0
    for (const {name, dialect, value} of texts()) {
      count += 1
      const once = formatTables(value, {...options, from: dialect})
      const refused = once.messages.filter(({ruleId}) => ruleId === 'grid-table-format')
      if (refused.length > 0) left.push(`${name}: ${refused[0]}`)
      const twice = formatTables(once.value, {...options, from: dialect})
      if (twice.value !== once.value) failed.push(`${name}: not the same when done again`)
      // Lines end elsewhere: in Markdown a line ending is part of the text.
      const exact = !('width' in options)
      const before = recordsOf(value, dialect, exact)
      const after = recordsOf(once.value, dialect, exact)
      // Repaired tables are new.
      const same = 'fix' in options ? after.length >= before.length : after.join() === before.join()
      if (!same) failed.push(`${name}: other records`)
    }
    process.stderr.write(
      `${name}: ${count - failed.length} of ${count}, ${left.length} left alone\n`
    )
    if (process.env.GRIDHELP_FAULTS) process.stderr.write(`${[...failed, ...left].join('\n')}\n`)
    expect(failed).toEqual([])
  })

  it('should draw the tables of Sphinx as reST', () => {
    const failed: Array<string> = []
    let count = 0
    for (const {name, dialect, value} of texts()) {
      if (dialect !== 'sphinx') continue
      count += 1
      const {value: drawn, messages} = formatTables(value, {from: dialect, dialect: 'rst'})
      const rest = findTables(drawn, {dialect: 'rst', cells: 'text'})
      const own = findTables(value, {dialect, cells: 'text'})
      const same = JSON.stringify(rest.map(toMatrix)) === JSON.stringify(own.map(toMatrix))
      if (messages.some(({fatal}) => fatal) || !same) failed.push(`${name}: ${messages[0]}`)
    }
    process.stderr.write(`Sphinx as reST: ${count - failed.length} of ${count}\n`)
    if (process.env.GRIDHELP_FAULTS) process.stderr.write(`${failed.join('\n')}\n`)
    expect(failed).toEqual([])
  })

  // A help file whose tables are drawn for Markdown is still no Markdown document: the tables are read where they stand.
  it.each([
    ['rst', 'rst'],
    ['sphinx', 'sphinx'],
    ['hyperhelp', 'hyperhelp'],
    ['pandoc', 'auto'],
    ['adobe', 'auto']
  ] as const)(
    'should draw the same cells in the dialect %s, or leave the text alone and say why',
    (target, reader) => {
      const failed: Array<string> = []
      let count = 0
      let left = 0
      for (const {name, dialect, value} of texts()) {
        count += 1
        const {value: drawn, messages} = formatTables(value, {from: dialect, dialect: target})
        if (messages.some(({ruleId}) => ruleId === 'grid-table-format')) {
          left += 1
          if (drawn !== value) failed.push(`${name}: refused, and changed`)
          continue
        }
        const own = wordsOf(value, dialect)
        // Tables that were left alone, and said to be so, are not in the dialect.
        if (messages.length > 0 || drawn === value) continue
        // What a line ending stands for there, a blank or nothing, is the reader's guess.
        const loose = (words: string): string =>
          reader === target ? words : words.replace(/ /g, '')
        if (loose(wordsOf(drawn, reader)) !== loose(own)) failed.push(`${name}: other cells`)
      }
      process.stderr.write(`${target}: ${count - failed.length} of ${count}, ${left} left alone\n`)
      if (process.env.GRIDHELP_FAULTS) process.stderr.write(`${failed.join('\n')}\n`)
      expect(failed).toEqual([])
    }
  )
})

/** The words of all cells but those of simple tables, which stay as they are. */
function wordsOf(value: string, dialect: Dialect): string {
  const tables = findTables(value, {dialect, cells: 'text'})
  const grids = tables.filter((table) => table.dialect !== 'rst-simple')
  return JSON.stringify(grids.map(toMatrix)).replace(/(?:\\n|\s)+/g, ' ')
}

function recordsOf(value: string, dialect: Dialect, exact: boolean): Array<string> {
  return findTables(value, {dialect}).map((table) =>
    JSON.stringify(toMatrix(table), (_, text) =>
      exact || typeof text !== 'string' ? text : text.replace(/\s+/g, ' ')
    )
  )
}

function* texts(): Iterable<Text> {
  for (const folder of ['seeds', 'pythondocs', 'hyperhelp-help']) {
    const root = `${shared}corpus/${folder}/`
    for (const file of readdirSync(root, {recursive: true, encoding: 'utf8'})) {
      if (!file.endsWith('.txt')) continue
      const value = readFileSync(root + file, 'utf8')
      if (value.includes('+--')) yield {name: `${folder}/${file}`, dialect: 'auto', value}
    }
  }
  const folder = `${shared}conformance/`
  for (const name of readdirSync(folder)) {
    if (!/\.jsonl(?:\.gz)?$/.test(name)) continue
    const bytes = readFileSync(folder + name)
    const lines = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trim().split('\n')
    for (const line of lines) {
      const {id, dialect, input, expected} = JSON.parse(line)
      if (dialect === 'rst-simple' || expected?.error) continue
      const own =
        dialect === 'sphinx-text' ? 'sphinx' : dialect === 'rst-document' ? 'rst' : dialect
      yield {name: `${name} ${id}`, dialect: own, value: `${input}\n`}
    }
  }
}
