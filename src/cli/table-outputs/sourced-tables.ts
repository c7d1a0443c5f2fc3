import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {FileError} from '../../files/file-error.js'
import {writeCsv} from '../../tables/csv.js'
import {type SpanStrategy, toNamedRows} from '../../tables/to-records.js'

/** A table, and where it was found. */
export interface SourcedTable {
  table: GridTable
  /** Name of the file; `null` for text without one. */
  file: string | null
  /** Its first line, from 1; `null` for data. */
  line: number | null
  /** Number of the table in its file, from 1. */
  number: number | null
}

const sources = ['file', 'line', 'table', 'caption'] as const

interface Rows {
  names: Array<string>
  rows: Array<Array<string | number | null>>
}

/** Create records that include their sources; a column with the same name as one of these gets a number: `file 2`. */
export function toSourcedRecords(
  tables: ReadonlyArray<SourcedTable>,
  spans: SpanStrategy | undefined
): Array<Record<string, string | number | null>> {
  return tables.flatMap((sourced) => {
    const {names, rows} = toRows(sourced, spans)
    return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]!])))
  })
}

/**
 * Write records that include their sources as one CSV.
 *
 * @throws {FileError}
 *   If the tables have different columns.
 */
export function toSourcedCsv(
  tables: ReadonlyArray<SourcedTable>,
  delimiter: string,
  {spans, safeCsv}: {spans?: SpanStrategy; safeCsv?: boolean}
): string {
  const all = tables.map((sourced) => ({...sourced, ...toRows(sourced, spans)}))
  const [first] = all
  if (!first) return ''
  const other = all.find(({names}) => names.join('\0') !== first.names.join('\0'))
  if (other) {
    throw new FileError(
      'output-tables',
      `Cannot write tables with different columns as one CSV (${describe(first)}; ${describe(other)}), expected \`--columns\`, \`--nth\`, NDJSON, or a folder for \`-o\``
    )
  }
  const rows = all.flatMap(({rows}) => rows.map((row) => row.map((field) => String(field ?? ''))))
  return writeCsv([first.names, ...rows], {
    delimiter,
    eol: '\n',
    escapeFormulas: safeCsv ?? false
  })
}

function describe({file, line, names}: SourcedTable & Rows): string {
  return `${file ?? 'input'}:${line ?? 1}: ${names.slice(sources.length).join(', ')}`
}

function toRows({table, file, line, number}: SourcedTable, spans: SpanStrategy | undefined): Rows {
  const {names, rows} = toNamedRows(table, {spans})
  const taken = new Set<string>([...sources, ...names])
  const own = names.map((name) => {
    if (!sources.some((source) => source === name)) return name
    let count = 2
    while (taken.has(`${name} ${count}`)) count += 1
    taken.add(`${name} ${count}`)
    return `${name} ${count}`
  })
  const {caption = null} = table as {caption?: string | null}
  const start = [file, line, number, caption]
  return {names: [...sources, ...own], rows: rows.map((row) => [...start, ...row])}
}
