import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {Language} from '../../../grammars/nodes.js'
import {outsideOf} from '../../mdast/caption.js'
import type {ReadMarkup} from '../../read/table-settings.js'
import {findDifference} from '../../tables/same-table.js'
import {isRunning} from './break-words.js'
import {type ReadBackSettings, readBack} from './read-back.js'

/** A table as it is in the text from which it was read. */
export interface OriginalTable {
  /** From its first character to its last, verbatim. */
  value: string
  /** Markup language of its cells. */
  language: Language
}

const languages: ReadonlyArray<Language> = ['sphinx-help', 'sphinx-text', 'hyperhelp', 'rst']

/**
 * Find a table in the text from which it was read.
 *
 * @param table
 *   Table.
 * @param source
 *   Text.
 * @param cells
 *   How the content of the cells was read.
 * @param readMarkup
 *   Reads it.
 * @returns
 *   If the text still contains the same table: its source, and the language in which it reads the same.
 */
export function findSource(
  table: GridTable,
  source: string,
  cells: ReadBackSettings['cells'],
  readMarkup: ReadMarkup | undefined
): OriginalTable | undefined {
  const {dialect, data} = table
  const cut = data?.printed ? undefined : cutOut(table, source)
  if (!cut) return undefined
  const {value, lines} = cut
  const own = dialect === 'hyperhelp' ? languages.toReversed() : languages
  for (const language of own) {
    const widths = data?.widths ?? 'docutils'
    const read = readBack(lines, {dialect, language, widths, cells, readMarkup})
    if (read && !findDifference(table, read)) return {value, language}
  }
  return undefined
}

/**
 * Reread a table with the content of its cells as lines of text, if it is to be drawn with them. Cells of Sphinx's
 * tables are running text, whose words are joined again. Those of reST and Markdown contain blocks that a tree does not
 * represent completely, so their lines are kept.
 *
 * @returns
 *   The table; nothing if its cells are running text, or if it is not in the text.
 */
export function keepLines(table: GridTable, source: string): GridTable | undefined {
  const {dialect, data} = table
  // The output of a program is not drawn in the dialect.
  if (data?.printed) return undefined
  return isRunning(dialect) ? undefined : readLiteral(table, source)
}

function readLiteral(table: GridTable, source: string): GridTable | undefined {
  const {dialect, data} = table
  const cut = cutOut(table, source)
  const widths = data?.widths ?? 'docutils'
  const read = cut && readBack(cut.lines, {dialect, language: undefined, widths, cells: 'literal'})
  return read && Object.assign(read, outsideOf(table))
}

/** Cut a table out of a text; the prefix of its first line precedes all lines. */
function cutOut(
  {position}: GridTable,
  source: string
): {value: string; lines: Array<string>} | undefined {
  const start = position?.start.offset
  const end = position?.end.offset
  if (!position || start === undefined || end === undefined) return undefined
  const value = source.slice(start, end)
  const prefix = position.start.column - 1
  const lines = value.split(/\r\n|[\n\r]/).map((line, index) => line.slice(index > 0 ? prefix : 0))
  return {value, lines}
}
