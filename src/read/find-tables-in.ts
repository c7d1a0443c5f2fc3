import type {Compatible} from 'vfile'
import {findCode, findGridTables} from '../../grammars/grid-table/find.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {
  findPrintedTables,
  mayHoldPrinted,
  type PrintedSettings
} from '../../grammars/grid-table/printed/index.js'
import type {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {checkOptions} from '../shared/check-options.js'
import type {Documents} from './documents.js'
import {isMarkdownDialect} from './markdown/dialect.js'
import type {GridTableOptions} from './options.js'
import {findOutsideCode} from './outside-code.js'
import {readCells} from './read-table.js'
import {fileOf, readValue} from './read-value.js'
import {settingsOf} from './table-options.js'
import type {TableSettings} from './table-settings.js'

/** Options of `findTables`. */
export interface FindTablesOptions extends Omit<GridTableOptions, 'dialect'> {
  /**
   * Dialect of the tables (default: `'auto'`, which detects it). `'markdown'` and `'rst'`: the text is a document of
   * that language. `'lines'`: printed tables; each line is a row, the first one the header.
   */
  dialect?: GridTableOptions['dialect'] | 'lines'
  /**
   * Where to look (default: `'text'`). `'code'`: only printed tables in the code of the document, whatever its
   * language.
   */
  in?: 'text' | 'code' | null | undefined
  /** Whether to find printed tables if the dialect is `auto` (default: `true`). */
  printed?: boolean | null | undefined
}

/**
 * Find all tables in any text; see `findTables`.
 *
 * @param value
 *   Text.
 * @param options
 *   How to read it.
 * @param documents
 *   Document readers, which find tables only where documents can have them (default: none; tables are anywhere).
 */
export function findTablesIn(
  value: Compatible,
  options: FindTablesOptions,
  documents?: Documents
): Array<GridTable> {
  checkOptions('find tables', options, {in: ['text', 'code'], printed: 'boolean'})
  const isLines = options.dialect === 'lines'
  const own = isLines ? {...options, dialect: 'auto' as const} : options
  const source = readValue(value)
  const file = fileOf(value, own as GridTableOptions)
  const settings = settingsOf(own as GridTableOptions, file, source, documents?.readMarkup)
  const {dialect} = settings.tables
  if (options.in === 'code') {
    const skipped = findOutsideCode(source, dialect, documents)
    const tables = {...settings.tables, dialect: 'auto' as const}
    return findAny(source, {...settings, tables}, {skipped, isTold: isLines, isLikely: true})
  }
  if (documents && dialect === 'rst') {
    return documents.readRstTables(source, {...settings, reportAt: () => {}})
  }
  if (documents && isMarkdownDialect(dialect)) {
    return documents.readMarkdownTables(source, settings).grids
  }
  const isPrinted = dialect === 'auto' && options.printed !== false
  return findAny(source, settings, isPrinted ? {isTold: isLines, isLikely: false} : undefined)
}

/** Find grid tables, simple tables, and optionally printed tables. */
function findAny(
  source: Source,
  settings: TableSettings,
  printed: (Omit<PrintedSettings, 'literal' | 'skipped'> & {skipped?: Array<number>}) | undefined
): Array<GridTable> {
  const {tables, report} = settings
  const block = new TextBlock(source, [], [])
  let skipped = printed?.skipped
  let found: Array<GridTable> = []
  if (printed && mayHoldPrinted(source.value)) {
    skipped ??= findCode(source, tables)
    const own = {...printed, literal: tables.literal === true, skipped}
    found = findPrintedTables(source, own, report).map(({node}) => node)
    skipped = [...pairs(skipped), ...found.map((table) => linesOf(table, source))]
      .sort((a, b) => a[0]! - b[0]!)
      .flat()
  }
  const grids = findGridTables(source, tables, report, undefined, skipped)
  const all = grids.map((reading) => readCells(reading, block, settings))
  return found.length > 0 ? [...all, ...found].sort(byPlace) : all
}

function pairs(ranges: ReadonlyArray<number>): Array<Array<number>> {
  const result: Array<Array<number>> = []
  for (let index = 0; index < ranges.length; index += 2) result.push(ranges.slice(index, index + 2))
  return result
}

/** Where the lines of a table start and end in the text. */
function linesOf({position}: GridTable, {lineStarts, value}: Source): Array<number> {
  const {start, end} = position!
  return [lineStarts[start.line - 1]!, lineStarts[end.line] ?? value.length + 1]
}

function byPlace(a: GridTable, b: GridTable): number {
  return a.position!.start.offset! - b.position!.start.offset!
}
