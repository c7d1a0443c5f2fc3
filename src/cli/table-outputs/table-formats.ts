import type {FootnoteDefinition} from 'mdast'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {captionOf} from '../../mdast/caption.js'
import {visit} from '../../shared/visit.js'
import {toCsv} from '../../tables/to-csv.js'
import {type SpanStrategy, toRecords} from '../../tables/to-records.js'
import type {DirectiveTable} from '../../write/directive-table/index.js'
import {writeGridTable} from '../../write/grid-table/index.js'
import {describeLoss} from '../../write/grid-table/losses.js'
import type {ToGridTableOptions} from '../../write/grid-table/options.js'
import {toHtml} from '../../write/html/index.js'
import {type ToMarkdownOptions, toMarkdown} from '../../write/markdown/index.js'
import {printMarkdown} from '../../write/notation/markdown.js'
import {printRstPhrasing} from '../../write/notation/rst.js'
import type {CellContent} from '../inputs/read-document.js'
import {makeMessage} from '../messages/make-message.js'
import {type SourcedTable, toSourcedCsv, toSourcedRecords} from './sourced-tables.js'

/** Options of table formats. */
export interface TableFormatOptions {
  /** Whether a single table was requested: the result is then that table, not a list. */
  lone?: boolean
  /** Whether to put a quote before fields that a spreadsheet would evaluate. */
  safeCsv?: boolean
  /** How to fill the slots of spanning cells if a format has no spans. */
  spans?: SpanStrategy
  /** Dialect of grid tables (default: as read). */
  dialect?: GridTableDialect
  /** Maximum width of a grid table, in columns. */
  width?: number
  /** Content of the cells (default: `inline`). */
  cells?: CellContent
  /** How to write tables in Markdown (default: `auto`). */
  tables?: MarkdownTableStrategy
  /** Tables whose cells are lines of text to keep as they are. */
  literal?: WeakSet<GridTable>
  /** Find the footnotes of the document that contains a table. */
  notes?(table: GridTable): ReadonlyArray<FootnoteDefinition>
  /** Called with what a format cannot represent. */
  lose?(table: GridTable, message: VFileMessage): void
}

/** How to write tables in Markdown. */
export type MarkdownTableStrategy = NonNullable<ToMarkdownOptions['tables']>

/** A format for writing tables: `-t` of `gridhelp tables`. */
export interface TableFormat {
  readonly name: string
  /** Extension of its files, without a dot. */
  readonly extension: string
  /** Whether a file in this format contains one table. */
  readonly single: boolean
  /** Whether it has no spans and a single row of names, so that other tables are flattened. */
  readonly flat?: boolean
  /** Whether it keeps the markup of cells as read, so that their lines can stay as they are. */
  readonly keepsLines?: boolean
  /** Dialect of its grid tables, if it has only one. */
  readonly dialect?: GridTableDialect
  /** Whether it has URLs, so that it is worth resolving links. */
  readonly hasUrls?: boolean
  stringify(tables: ReadonlyArray<GridTable>, options: TableFormatOptions): string
  /** Write records that include their sources, for formats with records. */
  stringifySources?(tables: ReadonlyArray<SourcedTable>, options: TableFormatOptions): string
}

/** All formats of tables, in the order of `tableOutputs`. */
export const tableFormats: ReadonlyArray<TableFormat> = [
  {
    name: 'json',
    extension: 'json',
    single: false,
    flat: true,
    stringify(tables, {lone, spans}) {
      const records = tables.map((table) => toRecords(table, {spans}))
      return `${JSON.stringify(lone ? (records[0] ?? []) : records, undefined, 2)}\n`
    },
    stringifySources: (tables, {spans}) =>
      `${JSON.stringify(toSourcedRecords(tables, spans), undefined, 2)}\n`
  },
  {
    name: 'ndjson',
    extension: 'ndjson',
    single: false,
    flat: true,
    stringify: (tables, {spans}) =>
      tables
        .flatMap((table) => toRecords(table, {spans}).map((row) => `${JSON.stringify(row)}\n`))
        .join(''),
    stringifySources: (tables, {spans}) =>
      toSourcedRecords(tables, spans)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join('')
  },
  {
    name: 'csv',
    extension: 'csv',
    single: true,
    flat: true,
    stringify: (tables, {safeCsv, spans}) =>
      tables.map((table) => toCsv(table, {escapeFormulas: safeCsv, spans})).join('\n'),
    stringifySources: (tables, options) => toSourcedCsv(tables, ',', options)
  },
  {
    name: 'tsv',
    extension: 'tsv',
    single: true,
    flat: true,
    stringify: (tables, {safeCsv, spans}) =>
      tables
        .map((table) => toCsv(table, {delimiter: '\t', escapeFormulas: safeCsv, spans}))
        .join('\n'),
    stringifySources: (tables, options) => toSourcedCsv(tables, '\t', options)
  },
  {
    name: 'markdown',
    extension: 'md',
    single: false,
    hasUrls: true,
    stringify: (tables, options) =>
      bySource(tables, options)
        .map((group) => writeMarkdown(group, options))
        .join('\n')
  },
  {
    name: 'html',
    extension: 'html',
    single: false,
    hasUrls: true,
    stringify: (tables, options) =>
      toHtml(
        {
          type: 'root',
          children: bySource(tables, options).flatMap((group) => [
            ...group,
            ...notesOf(group, options)
          ])
        },
        {document: true}
      )
  },
  {
    name: 'grid',
    extension: 'txt',
    single: false,
    keepsLines: true,
    stringify: drawTables
  },
  {
    name: 'rst',
    extension: 'rst',
    single: false,
    keepsLines: true,
    dialect: 'rst',
    stringify: drawTables
  },
  directiveFormat('list-table'),
  directiveFormat('csv-table')
]

/** Group tables by document, as footnotes of several documents may have the same labels. */
function bySource(
  tables: ReadonlyArray<GridTable>,
  {notes}: TableFormatOptions
): Array<Array<GridTable>> {
  const groups: Array<Array<GridTable>> = []
  for (const table of tables) {
    const group = groups.at(-1)
    if (group && notes?.(group[0]!) === notes?.(table)) group.push(table)
    else groups.push([table])
  }
  return groups
}

/** Find the footnotes that the tables of one document refer to. */
function notesOf(
  tables: ReadonlyArray<GridTable>,
  {notes}: TableFormatOptions
): Array<FootnoteDefinition> {
  const all = (tables[0] && notes?.(tables[0])) ?? []
  if (all.length === 0) return []
  const used = new Set<string>()
  for (const table of tables) {
    visit(table, (node) => {
      if (node.type === 'footnoteReference') used.add(node.identifier)
    })
  }
  return all.filter(({identifier}) => used.has(identifier))
}

function writeMarkdown(tables: ReadonlyArray<GridTable>, options: TableFormatOptions): string {
  const {spans, lose} = options
  const file = new VFile()
  const children = [...tables, ...notesOf(tables, options)]
  const text = toMarkdown({type: 'root', children}, {tables: options.tables, spans, file})
  for (const message of file.messages) {
    const line = message.line ?? 0
    const table = tables.findLast(({position}) => (position?.start.line ?? 0) <= line) ?? tables[0]
    if (table) lose?.(table, message)
  }
  return text
}

/** Create the format for a reST directive. */
function directiveFormat(name: DirectiveTable): TableFormat {
  return {
    name,
    extension: 'rst',
    single: false,
    stringify: (tables, {literal, cells, lose}) =>
      tables
        .map((table) => {
          const onLoss = (what: string): void =>
            lose?.(table, makeMessage('table-loss', describeLoss(what, name), false, table))
          const own = literal?.has(table) ? 'literal' : cells
          return `${writeGridTable(table, {dialect: name, cells: own, onLoss})}\n`
        })
        .join('\n')
  }
}

function drawTables(tables: ReadonlyArray<GridTable>, options: TableFormatOptions): string {
  return bySource(tables, options)
    .map((group) => {
      const drawn = group.map((table) => `${drawTable(table, options)}\n`)
      const dialect = options.dialect ?? group[0]!.dialect
      if (dialect === 'pandoc' || dialect === 'adobe') {
        for (const note of notesOf(group, options)) drawn.push(`${printMarkdown(note)}\n`)
      }
      return drawn.join('\n')
    })
    .join('\n')
}

/** Draw a table; in reST, a caption needs a directive around the table (docutils: "Table"). */
function drawTable(table: GridTable, options: TableFormatOptions): string {
  const settings = gridOptions(table, options)
  const dialect = settings.dialect ?? table.dialect
  const isRst = dialect === 'rst' || dialect === 'rst-simple'
  if (!isRst || !table.caption) return writeGridTable(table, settings)
  const drawn = writeGridTable(table, {...settings, caption: false, indent: 3})
  const title = printRstPhrasing(captionOf(table)!.children).replace(/(?<!\s)\s*\n\s*/g, ' ')
  const name = table.identifier ? [`   :name: ${table.identifier}`] : []
  return [`.. table:: ${title}`, ...name, '', drawn].join('\n')
}

function gridOptions(
  table: GridTable,
  {dialect, width, literal, cells, lose}: TableFormatOptions
): ToGridTableOptions {
  if (literal?.has(table)) return {dialect, cells: 'literal'}
  const lost = new Set<string>()
  const onLoss = (what: string): void => {
    if (lost.has(what)) return
    lost.add(what)
    const reason = describeLoss(what, dialect ?? table.dialect)
    lose?.(table, makeMessage('table-loss', reason, false, table))
  }
  return {dialect, width, cells, onLoss}
}
