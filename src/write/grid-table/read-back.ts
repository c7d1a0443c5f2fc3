import type {GridTable, GridTableDialect, WidthModel} from '../../../grammars/grid-table/nodes.js'
import type {Language} from '../../../grammars/nodes.js'
import {readMarkup} from '../../read/read-markup.js'
import {readTable} from '../../read/read-table.js'
import {placeCells} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'

/** How a table that was written is read. */
export interface ReadBackSettings {
  dialect: GridTableDialect
  /** Whose marks the cells have (default: as the reader of tables tells). */
  language: Language | undefined
  widths: WidthModel
  cells: 'literal' | 'text' | 'inline'
}

/**
 * Read a table that was just written.
 *
 * @returns
 *   The table; nothing if the dialect refuses the lines.
 */
export function readBack(
  lines: ReadonlyArray<string>,
  {dialect, language, widths, cells}: ReadBackSettings
): GridTable | undefined {
  return readTable(lines, {
    language,
    tables: {dialect, widths},
    cells,
    unwrap: true,
    readMarkup,
    report() {}
  })
}

/** Read the texts of a table's cells: one for each paragraph. */
export function readTexts(
  lines: ReadonlyArray<string>,
  dialect: GridTableDialect,
  language: Language | undefined,
  widths: WidthModel
): Array<Array<string>> | undefined {
  const table = readBack(lines, {dialect, language, widths, cells: 'text'})
  return table && placeCells(table).cells.map(({cell}) => cell.children.map((d) => toPlainText(d)))
}
