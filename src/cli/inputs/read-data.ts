import path from 'node:path'
import type {FootnoteDefinition} from 'mdast'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {Source} from '../../../grammars/source.js'
import {readMarkdownTables as readTables} from '../../read/markdown-tables.js'
import {readMarkup} from '../../read/read-markup.js'
import {settingsOf} from '../../read/table-options.js'
import {fromCsv} from '../../tables/from-csv.js'
import {fromRecords} from '../../tables/from-records.js'
import {type DataFormat, dataFormats} from '../table-outputs/data-formats.js'
import {dataOf} from './detect-data.js'
import type {CellContent} from './read-document.js'

/**
 * Choose the format of an input that is data or Markdown; `undefined` for anything else.
 *
 * @param from
 *   Format named in the call; `auto` goes by the extension of the file.
 */
export function dataFormatOf(from: string, file: VFile): DataFormat | undefined {
  if (from === 'auto') return dataOf(path.extname(file.path ?? ''))
  return dataFormats.find(({name}) => name === from)?.name
}

/** A problem in data, and its position if known. */
interface DataFault {
  message: string
  /** From 1. */
  line?: number | undefined
  column?: number | undefined
}

/**
 * Read the tables in data; problems, and what tables cannot represent, become messages of the file.
 *
 * @param cells
 *   How to read the cells of grid tables in Markdown.
 * @param dialect
 *   Dialect of these tables (default: detected for each).
 */
export function readData(
  file: VFile,
  format: DataFormat,
  cells: CellContent,
  dialect: 'adobe' | 'markdown' | 'pandoc' = 'markdown'
): Array<GridTable> {
  const text = String(file.value)
  try {
    switch (format) {
      case 'csv':
      case 'tsv':
        return text.trim() === '' ? [] : [fromCsv(text, {delimiter: format === 'csv' ? ',' : '\t'})]
      case 'markdown':
        return readMarkdownTables(text, file, {cells, dialect})
      case 'ndjson': {
        const records = text.split(/\r?\n/).flatMap(parseLine)
        return records.length === 0 ? [] : [fromData(file, records)]
      }
      default: {
        const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
        // The output of `tables`: a list of tables, or one table as a list of records.
        const lists = Array.isArray(value) && value.every(Array.isArray) ? value : [value]
        return lists.map((list) => fromData(file, list))
      }
    }
  } catch (error) {
    const {message, line, column} = faultOf(error as Error, text)
    const name = format === 'markdown' ? format : format.toUpperCase()
    say(file, 'data-malformed', `The ${name} is malformed: ${message}`, true, line, column)
    return []
  }
}

const footnotes = new WeakMap<VFile, ReadonlyArray<FootnoteDefinition>>()

/** Find the footnotes that the tables of a Markdown document refer to. */
export function footnotesOf(file: VFile | undefined): ReadonlyArray<FootnoteDefinition> {
  return (file && footnotes.get(file)) ?? []
}

/** Read pipe tables and grid tables in document order. */
function readMarkdownTables(
  text: string,
  file: VFile,
  options: {cells: CellContent; dialect: 'adobe' | 'markdown' | 'pandoc'}
): Array<GridTable> {
  const source = new Source(text)
  const settings = settingsOf(options, file, source, readMarkup)
  const {grids, pipes, notes} = readTables(source, settings)
  if (options.cells === 'inline') footnotes.set(file, notes)
  return [...grids, ...pipes].sort((a, b) => a.position!.start.offset! - b.position!.start.offset!)
}

/** Turn records into a table, and report values that were not text, but are now. */
function fromData(file: VFile, value: unknown): GridTable {
  if (!Array.isArray(value)) throw new DataError('expected a list of records')
  const wrong = value.findIndex((record) => !isRecord(record))
  if (wrong !== -1) throw new DataError(`expected a record at place ${wrong + 1} of the list`)
  const kinds = new Map<string, Set<string>>()
  for (const record of value as Array<Record<string, unknown>>) {
    for (const [name, field] of Object.entries(record)) {
      const kind = kindOf(field)
      if (kind === 'text') continue
      const before = kinds.get(name)
      if (before) before.add(kind)
      else kinds.set(name, new Set([kind]))
    }
  }
  for (const [name, found] of kinds) {
    const reason = `${[...found].join(', ')} in column \`${name}\`: written as text, since cells hold nothing else`
    say(file, 'data-type', reason, undefined)
  }
  return fromRecords(value)
}

function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'text'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value === 'object' ? 'record' : typeof value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

class DataError extends Error {
  readonly line: number | undefined

  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}

function parseLine(text: string, index: number): Array<unknown> {
  if (text.trim() === '') return []
  try {
    const value: unknown = JSON.parse(index === 0 ? text.replace(/^\uFEFF/, '') : text)
    if (isRecord(value)) return [value]
  } catch (error) {
    throw new DataError((error as Error).message, index + 1)
  }
  throw new DataError('expected a record', index + 1)
}

/** Locate a problem; each parser of data reports positions in its own way. */
function faultOf(error: Error & {line?: number}, text: string): DataFault {
  const {message} = error
  const offset = /at position (\d+)/.exec(message)?.[1]
  const reason = message.replace(/ in JSON at position \d+.*$/s, '').replace(/\n.*$/s, '')
  if (error.line !== undefined) return {message: reason, line: error.line}
  if (offset === undefined) return {message: reason}
  const {line, column} = new Source(text).point(Number(offset))
  return {message: reason, line, column}
}

function say(
  file: VFile,
  ruleId: string,
  reason: string,
  fatal: boolean | undefined,
  line?: number,
  column = 1
): void {
  const place = line === undefined ? undefined : {line, column}
  const message = new VFileMessage(reason, {ruleId, source: 'gridhelp', place})
  message.fatal = fatal
  file.messages.push(message)
}
