import type {Compatible} from 'vfile'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {Problem} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {checkOptions} from '../shared/check-options.js'
import {toMessage} from '../shared/message.js'
import type {Documents} from './documents.js'
import type {GridTableOptions} from './options.js'
import {readTable} from './read-table.js'
import {fileOf, readValue} from './read-value.js'
import {settingsOf} from './table-options.js'
import type {TableSettings} from './table-settings.js'

/**
 * Read exactly one table; see `fromGridTable`.
 *
 * @param value
 *   The table.
 * @param options
 *   How to read it.
 * @param documents
 *   Document readers; with them, a table may have a caption.
 */
export function readOneTable(
  value: Compatible,
  options: GridTableOptions,
  documents?: Documents
): GridTable {
  const source = readValue(value)
  checkOptions('read a table', options, {})
  const settings = settingsOf(options, fileOf(value, options), source, documents?.readMarkup)
  let failure: Problem | undefined
  const block = tableBlock(source)
  const table =
    (documents && readCaptioned(source, block, settings, documents)) ??
    readTable(block, {
      ...settings,
      report(problem) {
        if (problem.severity === 'error') failure ??= problem
        settings.report(problem)
      }
    })
  if (!table) throw toMessage(failure!, source)
  return table
}

/** Read a pandoc table with its caption, if there is nothing else. */
function readCaptioned(
  source: Source,
  block: TextBlock,
  settings: TableSettings,
  {readMarkdownTables}: Documents
): GridTable | undefined {
  const {dialect} = settings.tables
  if (dialect !== 'pandoc' && dialect !== 'markdown') return undefined
  const isLine = (line: number): boolean => /^[+|]/.test(block.line(line))
  if (block.length === 0 || (isLine(0) && isLine(block.length - 1))) return undefined
  const {tree, grids} = readMarkdownTables(source, {...settings, report: () => {}})
  if (tree.children.length !== 1 || grids.length !== 1) return undefined
  return readMarkdownTables(source, settings).grids[0]
}

/** The lines of the text without blank lines at both ends, from the column where the first line starts. */
function tableBlock(source: Source): TextBlock {
  const all = TextBlock.of(source)
  let from = 0
  let to = all.length
  while (from < to && all.line(from).trim() === '') from += 1
  while (to > from && all.line(to - 1).trim() === '') to -= 1
  const block = all.slice(from, to)
  if (block.length === 0) return block
  const indent = block.line(0).length - block.line(0).trimStart().length
  if (indent === 0) return block
  for (let line = 0; line < block.length; line += 1) {
    const start = block.starts[line]!
    let at = start
    while (at < start + indent && (source.value[at] === ' ' || source.value[at] === '\t')) at += 1
    block.starts[line] = Math.min(at, block.ends[line]!)
  }
  return block
}
