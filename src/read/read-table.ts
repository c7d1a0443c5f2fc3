import {reportCutOff} from '../../grammars/grid-table/faults.js'
import {readGridTable} from '../../grammars/grid-table/index.js'
import type {GridTable, GridTableDialect} from '../../grammars/grid-table/nodes.js'
import type {GridTableReading} from '../../grammars/grid-table/reading.js'
import type {Language} from '../../grammars/nodes.js'
import type {Report} from '../../grammars/problem.js'
import {Source} from '../../grammars/source.js'
import {TextBlock} from '../../grammars/text-block.js'
import {fillLiterals, fillTexts} from './fill-text.js'
import type {TableSettings} from './table-settings.js'

/**
 * Read lines that are exactly one table; all other readers use this one.
 *
 * @param lines
 *   Lines of the table without their prefixes, or their positions in a text.
 * @param settings
 *   How to read them; `report` receives every problem.
 * @returns
 *   The table; nothing if its dialect refuses the lines, or if they are more than a table.
 */
export function readTable(
  lines: TextBlock | ReadonlyArray<string>,
  settings: TableSettings
): GridTable | undefined {
  const block = lines instanceof TextBlock ? lines : TextBlock.of(new Source(lines.join('\n')))
  let refused = false
  const report: Report = (problem) => {
    if (problem.severity === 'error') refused = true
    settings.report(problem)
  }
  const tables = {...settings.tables, literal: settings.cells === 'literal'}
  const reading = readGridTable(block, tables, report)
  if (!reading) return undefined
  const {length} = reading
  if (length < block.length) reportCutOff(block, length, reading.node.dialect, report)
  return refused ? undefined : readCells(reading, block, settings)
}

/**
 * Read the cells of a table.
 *
 * @param reading
 *   The table; its cells are filled.
 * @param block
 *   Text that contains it.
 * @param settings
 *   How to read them.
 * @returns
 *   The table.
 */
export function readCells(
  reading: GridTableReading,
  block: TextBlock,
  settings: TableSettings
): GridTable {
  const {node, cells} = reading
  if (cells.length === 0) return node
  const language = settings.language ?? cellLanguage(node.dialect, block.source)
  if (settings.cells === 'literal') fillLiterals(cells)
  else if (settings.cells === 'text') fillTexts(reading, {...settings, language})
  else settings.readMarkup!(reading, block, {...settings, language})
  return node
}

const languages = new WeakMap<Source, Language>()

/**
 * Detect the language of a table's cells in any kind of text: the Sphinx builder of help files writes links as
 * `|:topic:text|` (spec A22), and tables drawn for docutils contain reStructuredText.
 */
export function cellLanguage(dialect: GridTableDialect, source: Source): Language {
  if (dialect === 'hyperhelp') return 'hyperhelp'
  let language = languages.get(source)
  if (!language) {
    language = /(?<!\\)\|:[^\s|:]/.test(source.value) ? 'sphinx-help' : 'sphinx-text'
    languages.set(source, language)
  }
  const isDrawn = dialect === 'rst' || dialect === 'rst-simple'
  return isDrawn && language === 'sphinx-text' ? 'rst' : language
}
