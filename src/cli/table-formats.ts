import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {toGridTable} from '../formats/grid-table/index.js'
import {formats} from '../formats/index.js'
import {toCsv} from '../tables/to-csv.js'
import {toRecords} from '../tables/to-records.js'

/** What the formats of tables can be told. */
export interface TableFormatOptions {
  /** Whether one table was asked for: then the result is that table and no list of tables. */
  lone?: boolean
  /** Whether to put a quote before fields that a spreadsheet would run. */
  safeCsv?: boolean
}

/** A way of writing tables: `-t` of `gridhelp tables`. */
export interface TableFormat {
  readonly name: string
  /** Of its files, without a dot. */
  readonly extension: string
  readonly description: string
  /** Whether a file of this format holds one table. */
  readonly single: boolean
  stringify(tables: ReadonlyArray<GridTable>, options: TableFormatOptions): string
}

/** Formats of documents that can hold tables one after the other. */
const documents: ReadonlyArray<TableFormat> = formats
  .filter(({name}) => name === 'markdown' || name === 'html')
  .map((format) => ({
    name: format.name,
    extension: format.extension,
    description: `the tables as ${format.name === 'html' ? 'HTML' : 'Markdown'}`,
    single: false,
    stringify: (tables) => format.stringify({type: 'root', children: [...tables]})
  }))

/** All formats of tables, the default one first. */
export const tableFormats: ReadonlyArray<TableFormat> = [
  {
    name: 'json',
    extension: 'json',
    description: 'a list of tables, each a list of records; with --nth one list of records',
    single: false,
    stringify(tables, {lone}) {
      const records = tables.map((table) => toRecords(table))
      return `${JSON.stringify(lone ? (records[0] ?? []) : records, undefined, 2)}\n`
    }
  },
  {
    name: 'ndjson',
    extension: 'ndjson',
    description: 'one record a line',
    single: false,
    stringify: (tables) =>
      tables.flatMap((table) => toRecords(table).map((row) => `${JSON.stringify(row)}\n`)).join('')
  },
  {
    name: 'csv',
    extension: 'csv',
    description: 'comma-separated values, an empty line between tables',
    single: true,
    stringify: (tables, {safeCsv}) =>
      tables.map((table) => toCsv(table, {escapeFormulas: safeCsv})).join('\n')
  },
  {
    name: 'tsv',
    extension: 'tsv',
    description: 'tab-separated values, an empty line between tables',
    single: true,
    stringify: (tables, {safeCsv}) =>
      tables.map((table) => toCsv(table, {delimiter: '\t', escapeFormulas: safeCsv})).join('\n')
  },
  ...documents,
  {
    name: 'grid-table',
    extension: 'txt',
    description: 'grid tables, an empty line between them',
    single: false,
    stringify: (tables) => tables.map((table) => `${toGridTable(table)}\n`).join('\n')
  }
]
