import type {Compatible} from 'vfile'
import {findGridTables} from '../../grammars/grid-table/find.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {TextBlock} from '../../grammars/text-block.js'
import {isMarkdownDialect} from './markdown/index.js'
import {readMarkdownTables} from './markdown-tables.js'
import {readCells} from './read-table.js'
import {readValue} from './read-value.js'
import {readRstTables} from './rst/read.js'
import {fileOf, type GridTableOptions, settingsOf} from './table-options.js'

/**
 * Read every table in any text: documents, source code, mail.
 *
 * @param value
 *   Text, its bytes (UTF-8) or a file.
 * @param options
 *   Dialect, what to make of cells, where messages go. With the dialect `rst` the text is a reStructuredText document, and
 *   its tables are those that `fromRst` reads: also list- and CSV-tables, with the references of the document. With `markdown`, `pandoc` or `adobe` the text is a
 *   Markdown document: tables are in its flow, not in code, HTML, or front matter.
 * @returns
 *   Tables in the order in which they start. Malformed ones are not among them: `options.file` gets every fault.
 */
export function findTables(
  value: Compatible,
  options?: GridTableOptions | null | undefined
): Array<GridTable> {
  const source = readValue(value)
  const settings = settingsOf(options ?? {}, fileOf(value, options ?? {}), source)
  if (settings.tables.dialect === 'rst') {
    return readRstTables(source, {...settings, reportAt: () => {}})
  }
  if (isMarkdownDialect(settings.tables.dialect)) return readMarkdownTables(source, settings).grids
  const block = new TextBlock(source, [], [])
  return findGridTables(source, settings.tables, settings.report).map((reading) =>
    readCells(reading, block, settings)
  )
}
