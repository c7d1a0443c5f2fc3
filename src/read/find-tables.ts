import type {Compatible} from 'vfile'
import {findGridTables} from '../../grammars/grid-table/find.js'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {Report} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {readCells, type TableSettings} from './read-table.js'
import {readValue} from './read-value.js'
import {fileOf, type GridTableOptions, settingsOf} from './table-options.js'

/**
 * Read every table in any text: documents, source code, mail.
 *
 * @param value
 *   Text, its bytes (UTF-8) or a file.
 * @param options
 *   Dialect, what to make of cells, where messages go. With the dialect `rst` tables are where docutils would see them:
 *   not in literal blocks, not right below a paragraph's line.
 * @returns
 *   Tables in the order in which they start. Malformed ones are not among them: `options.file` gets every fault.
 */
export function findTables(
  value: Compatible,
  options?: GridTableOptions | null | undefined
): Array<GridTable> {
  const source = readValue(value)
  const settings = settingsOf(options ?? {}, fileOf(value, options ?? {}), source)
  return readTables(source, settings)
}

/**
 * Read every grid table of a Markdown document: what tells no dialect is pandoc's, whose cells are Markdown.
 *
 * @param source
 *   Text.
 * @param options
 *   What to make of cells, where messages go.
 */
export function findMarkdownTables(
  source: Source,
  options: Pick<GridTableOptions, 'cells' | 'file'>
): Array<GridTable> {
  const settings = settingsOf(options, options.file ?? undefined, source)
  const report: Report = (problem) => {
    // Markdown counts no widths: what stands below each other in an editor is right.
    if (problem.ruleId !== 'grid-table-widths') settings.report(problem)
  }
  return readTables(source, {...settings, report}, (node) => {
    if (node.dialect === 'rst') node.dialect = 'pandoc'
  })
}

function readTables(
  source: Source,
  settings: TableSettings,
  adjust?: (node: GridTable) => void
): Array<GridTable> {
  const block = new TextBlock(source, [], [])
  return findGridTables(source, settings.tables, settings.report).map((reading) => {
    adjust?.(reading.node)
    return readCells(reading, block, settings)
  })
}
