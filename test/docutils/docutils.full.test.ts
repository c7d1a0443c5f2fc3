import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {fromMatrix} from '../../src/tables/from-matrix.js'
import {placeCells} from '../../src/tables/place-cells.js'
import {toPlainText} from '../../src/tables/to-plain-text.js'
import {toGridTable} from '../../src/write/grid-table/to-grid-table.js'
import {runs} from '../runs.js'
import {matrix} from '../tables/data-model.js'
import {inlineContent, literalContent, tables, textContent} from '../write/grid-table/model.js'

const cases = runs(200)
const script = fileURLToPath(new URL('read_tables.py', import.meta.url))
const present = spawnSync('python3', ['-c', 'import docutils']).status === 0

if (!present) {
  process.stderr.write(
    '\nSKIPPED test/docutils: no python3 with docutils here (apt-get install python3-docutils); nothing that we write for rst is checked against docutils\n\n'
  )
}

/** What `read_tables.py` says. */
interface Answer {
  error?: string
  headRows: number
  cells: Array<[row: number, column: number, rows: number, columns: number, lines: Array<string>]>
  texts: Array<Array<string>>
  blocks: number
  messages: Array<string>
}

describe.skipIf(!present)('docutils', () => {
  it('should read the spans and lines of what is written for `rst`', () => {
    const content = literalContent({combining: false})
    const sample = fc.sample(tables({dialect: 'rst', content}), cases)
    const texts = sample.map((table) => toGridTable(table, {cells: 'literal'}))
    for (const [index, answer] of read(texts).entries()) {
      const {rest, lines} = describeAnswer(answer)
      const wanted = describeTable(sample[index]!)
      expect(rest, texts[index]).toEqual(wanted.rest)
      expect(lines, texts[index]).toEqual(wanted.texts)
    }
  })

  it('should read the text of what is written for `rst`', () => {
    const content = textContent({combining: false})
    const sample = fc.sample(tables({dialect: 'rst', content}), cases)
    const texts = sample.map((table) => toGridTable(table))
    for (const [index, answer] of read(texts).entries()) {
      const {rest} = describeAnswer(answer)
      const wanted = describeTable(sample[index]!)
      expect(rest, texts[index]).toEqual(wanted.rest)
      expect(answer.messages, texts[index]).toEqual([])
      const got = answer.texts.map((blocks) => blocks.join('\n\n').replace(/(?<!\n)\n(?!\n)/g, ' '))
      expect(got, texts[index]).toEqual(wanted.texts)
    }
  })

  it('should read the markup and blocks of what is written for `rst`', () => {
    const sample = fc.sample(tables({dialect: 'rst', content: inlineContent('rst')}), cases)
    const texts = sample.map((table) => toGridTable(table))
    for (const [index, answer] of read(texts).entries()) {
      const {rest} = describeAnswer(answer)
      const wanted = describeTable(sample[index]!)
      expect(rest, texts[index]).toEqual(wanted.rest)
      expect(answer.messages, texts[index]).toEqual([])
      // Comments that keep blocks apart have no text.
      const got = answer.texts.map((blocks) => blocks.filter(Boolean).join(' '))
      expect(got.map(collapse), texts[index]).toEqual(wanted.texts.map(collapse))
    }
  })

  it('should read data as it is, whatever it looks like', () => {
    const sample = fc.sample(matrix, cases).map((rows) => fromMatrix(rows))
    const texts = sample.map((table) => toGridTable(table))
    for (const [index, answer] of read(texts).entries()) {
      const wanted = describeTable(sample[index]!)
      expect(describeAnswer(answer).rest, texts[index]).toEqual(wanted.rest)
      // A backslash alone looks like an underline, but is too short to be one: docutils says so to nobody by default.
      const messages = answer.messages.filter((message) => !message.includes('(INFO/1)'))
      expect(messages, texts[index]).toEqual([])
      const got = answer.texts.map((blocks) => collapse(blocks.join(' ')))
      expect(got, texts[index]).toEqual(wanted.texts.map(collapse))
    }
  })
})

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function describeAnswer(answer: Answer): {rest: unknown; lines: Array<string>} {
  if (answer.error) return {rest: answer.error, lines: []}
  return {
    rest: {headRows: answer.headRows, cells: answer.cells.map((cell) => cell.slice(0, 4))},
    lines: answer.cells.map(([, , , , lines]) => dedent(lines))
  }
}

function describeTable(table: GridTable): {rest: unknown; texts: Array<string>} {
  const {headRows, cells} = placeCells(table)
  return {
    rest: {headRows, cells: cells.map((d) => [d.row, d.column, d.rowSpan, d.colSpan])},
    texts: cells.map(({cell}) => toPlainText(cell))
  }
}

/** Take blank lines at the end, the common indentation and blanks at the ends of lines away. */
function dedent(given: Array<string>): string {
  const lines = given.map((line) => line.trimEnd())
  while (lines.length > 0 && lines.at(-1) === '') lines.pop()
  const filled = lines.filter((line) => line !== '')
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(indent)).join('\n')
}

function read(texts: Array<string>): Array<Answer> {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('')
  const {stdout, stderr, status} = spawnSync('python3', [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  })
  if (status !== 0) throw new Error(`Cannot run docutils: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
