import path from 'node:path'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {fromCsv} from '../tables/from-csv.js'
import {fromPipeTables} from '../tables/from-pipe-tables.js'
import {fromRecords} from '../tables/from-records.js'
import {type DataFormat, dataFormats} from './data-formats.js'

const extensions: Readonly<Record<string, DataFormat>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson'
}

/**
 * Tell whether an input is data.
 *
 * @param from
 *   What the call says it is; `auto`: the extension of the file tells.
 */
export function dataFormatOf(from: string, file: VFile): DataFormat | undefined {
  if (from === 'auto') return extensions[path.extname(file.path ?? '').toLowerCase()]
  return dataFormats.find((name) => name === from)
}

/** Read the tables of data; what is wrong with it goes to the file. */
export function readData(file: VFile, format: DataFormat): Array<GridTable> {
  const text = String(file.value)
  try {
    switch (format) {
      case 'csv':
      case 'tsv':
        return text.trim() === '' ? [] : [fromCsv(text, {delimiter: format === 'csv' ? ',' : '\t'})]
      case 'markdown':
        return fromPipeTables(text)
      case 'ndjson':
        return [fromRecords(toRecords(text.split(/\r?\n/).filter(isText).map(parseLine)))]
      default: {
        const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
        // What `tables` writes: a list of tables, or one table as a list of records.
        const lists = Array.isArray(value) && value.every(Array.isArray) ? value : [value]
        return lists.map((list) => fromRecords(toRecords(list)))
      }
    }
  } catch (error) {
    const message = new VFileMessage(`Unexpected ${format}: ${(error as Error).message}`, {
      ruleId: 'data-malformed',
      source: 'gridhelp'
    })
    message.fatal = true
    file.messages.push(message)
    return []
  }
}

function isText(line: string): boolean {
  return line.trim() !== ''
}

function parseLine(line: string): unknown {
  return JSON.parse(line)
}

function toRecords(value: unknown): Array<Record<string, unknown>> {
  if (!Array.isArray(value) || !value.every(isRecord)) {
    throw new Error('expected a list of records')
  }
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
