/** What is measured: tables of any size, and the corpus where it is there. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {fromGridTable, fromHyperhelp, toMarkdown} from '../../dist/src/index.js'
import {makeTableOf} from './cells.mjs'

const words =
  'the cells of this table hold a few words each and wrap over one to three lines of text'.split(
    ' '
  )
const widths = [20, 30, 46]

/** Draw a table of three columns whose cells have one to three lines; `spans`: every tenth row shares its first cell. */
export function makeTable(rows, spans) {
  const border = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const lines = [border]
  let next = 0
  const text = (width) => {
    let line = ''
    for (;;) {
      const word = words[next % words.length]
      if (line.length + word.length + 1 > width) return line.padEnd(width)
      line += line ? ` ${word}` : word
      next += 1
    }
  }
  for (let row = 0; row < rows; row += 1) {
    const height = 1 + (row % 3)
    for (let line = 0; line < height; line += 1) {
      lines.push(`| ${widths.map(text).join(' | ')} |`)
    }
    if (spans && row % 10 === 4) {
      lines.push(`|${' '.repeat(widths[0] + 2)}${border.slice(widths[0] + 3)}`)
    } else {
      lines.push(row === 0 ? border.replaceAll('-', '=') : border)
    }
  }
  lines[lines.length - 1] = border
  return `${lines.join('\n')}\n`
}

/** What is measured and not part of this repository: whole documents. */
const files = {
  corpus: 'corpus/pythondocs',
  'corpus-markdown': 'corpus/pythondocs',
  'rst-documents': 'oracle/rst-documents.jsonl.gz',
  'sphinx-text': 'oracle/sphinx-text.jsonl.gz',
  'markdown-documents': 'conformance/markdown-documents.jsonl.gz',
  start: 'corpus/seeds/audit-events.hyperhelp.txt'
}

const placeOf = (name) => fileURLToPath(new URL(`../../../shared/${files[name]}`, import.meta.url))

/** Whether an input can be made. */
export function isThere(name) {
  return !(name in files) || existsSync(placeOf(name))
}

/** A help file to start the program with. */
export const seed = placeOf('start')

/** One document in three: others take minutes for all. */
const isChosen = (_, index) => index % 3 === 0

/** Read documents that are the lines of a file. */
function readDocuments(name) {
  return gunzipSync(readFileSync(placeOf(name)))
    .toString()
    .split('\n')
    .filter(Boolean)
    .filter(isChosen)
    .map((line) => JSON.parse(line).text)
}

/** Read the help files of CPython. */
function readCorpus() {
  const folder = placeOf('corpus')
  return readdirSync(folder, {recursive: true})
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .filter(isChosen)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/**
 * Make the texts that a job gets: `table:10000`, `spans:10000`, `pipe:10000`, `quotes/rst:6000` (a kind of cells and its
 * markup), or whole documents, by the names of `files`.
 */
export function makeInput(name) {
  const [kind, rows] = name.split(':')
  const [cells, markup] = kind.split('/')
  if (markup) return [makeTableOf(cells, markup, Number(rows))]
  if (kind === 'table') return [makeTable(Number(rows), false)]
  if (kind === 'spans') return [makeTable(Number(rows), true)]
  if (kind === 'pipe') {
    return [toMarkdown(fromGridTable(makeTable(Number(rows), false)), {tables: 'pipe'})]
  }
  if (kind === 'corpus') return readCorpus()
  if (kind === 'corpus-markdown') {
    return readCorpus().map((text) => toMarkdown(fromHyperhelp(text)))
  }
  return readDocuments(kind)
}
