import type {Compatible} from 'vfile'
import {findCode, findGridTables} from '../../grammars/grid-table/find.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {findPrintedTables, mayHoldPrinted} from '../../grammars/grid-table/printed/index.js'
import type {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {isMarkdownDialect} from './markdown/index.js'
import {readMarkdownTables} from './markdown-tables.js'
import {readCells, type TableSettings} from './read-table.js'
import {readValue} from './read-value.js'
import {readRstTables} from './rst/read.js'
import {fileOf, type GridTableOptions, settingsOf} from './table-options.js'

/** Options of `findTables`. */
export interface FindTablesOptions extends GridTableOptions {
  /** Whether to find what programs print, where the dialect is `auto` (default: `true`). */
  printed?: boolean | null | undefined
}

/**
 * Read every table in any text: documents, source code, mail.
 *
 * @param value
 *   Text, its bytes (UTF-8) or a file.
 * @param options
 *   Dialect, what to make of cells, where messages go. With the dialect `rst` the text is a reStructuredText document,
 *   and its tables are those that `fromRst` reads: also list- and CSV-tables, with the references of the document. With
 *   `markdown`, `pandoc` or `adobe` it is a Markdown document: tables are in its flow, not in code, HTML, or front
 *   matter. With `auto` those that programs print are found, too: psql's, MySQL's, Org's, those drawn with `│` and `─`;
 *   their `data.printed` is `true`.
 * @returns
 *   Tables in the order in which they start. Malformed ones are not among them: `options.file` gets every fault.
 */
export function findTables(
  value: Compatible,
  options?: FindTablesOptions | null | undefined
): Array<GridTable> {
  const source = readValue(value)
  const settings = settingsOf(options ?? {}, fileOf(value, options ?? {}), source)
  if (settings.tables.dialect === 'rst') {
    return readRstTables(source, {...settings, reportAt: () => {}})
  }
  const isPrinted = settings.tables.dialect === 'auto' && options?.printed !== false
  if (isMarkdownDialect(settings.tables.dialect)) return readMarkdownTables(source, settings).grids
  const block = new TextBlock(source, [], [])
  const printed = isPrinted ? readPrinted(source, settings) : undefined
  const grids = findGridTables(
    source,
    settings.tables,
    settings.report,
    undefined,
    printed?.skipped
  )
  const tables = grids.map((reading) => readCells(reading, block, settings))
  return printed?.tables.length ? [...tables, ...printed.tables].sort(byPlace) : tables
}

/** Read what programs printed; grid tables are looked for in the rest. */
function readPrinted(
  source: Source,
  {tables, report}: TableSettings
): {tables: Array<GridTable>; skipped: Array<number>} | undefined {
  if (!mayHoldPrinted(source.value)) return undefined
  const code = findCode(source, tables)
  const found = findPrintedTables(source, tables.literal === true, code, report).map(
    ({node}) => node
  )
  const ranges = found.map(({position}) => [position!.start.offset!, position!.end.offset! + 1])
  for (let index = 0; index < code.length; index += 2) ranges.push(code.slice(index, index + 2))
  return {tables: found, skipped: ranges.sort((a, b) => a[0]! - b[0]!).flat()}
}

function byPlace(a: GridTable, b: GridTable): number {
  return a.position!.start.offset! - b.position!.start.offset!
}
