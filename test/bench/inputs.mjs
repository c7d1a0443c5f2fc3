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

/** Where the help files of CPython are; not part of this repository. */
export const corpusFolder = fileURLToPath(
  new URL('../../../shared/corpus/pythondocs', import.meta.url)
)

/** Whole reST documents of seven projects; not part of this repository. */
const rstDocuments = fileURLToPath(
  new URL('../../../shared/oracle/rst-documents.jsonl.gz', import.meta.url)
)

/** Read them: nothing where they are not there. */
export function readRstDocuments() {
  if (!existsSync(rstDocuments)) return []
  return gunzipSync(readFileSync(rstDocuments))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text)
}

/** A help file to start the program with; it stands beside the corpus. */
export const seed = fileURLToPath(
  new URL('../../../shared/corpus/seeds/audit-events.hyperhelp.txt', import.meta.url)
)

/** Read the corpus: nothing where it is not there. */
export function readCorpus() {
  if (!existsSync(corpusFolder)) return []
  return readdirSync(corpusFolder, {recursive: true})
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(corpusFolder, name), 'utf8'))
}

/**
 * Make the texts that a job gets: `table:10000`, `spans:10000`, `pipe:10000`, `quotes/rst:6000` (a kind of cells and its
 * markup), `corpus`, `corpus-markdown`, `rst-documents`.
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
  if (kind === 'rst-documents') return readRstDocuments()
  const corpus = readCorpus()
  return kind === 'corpus' ? corpus : corpus.map((text) => toMarkdown(fromHyperhelp(text)))
}
