import type {GridTable, GridTableDialect, WidthModel} from '../../../grammars/grid-table/nodes.js'
import type {Language} from '../../../grammars/nodes.js'
import {readTable} from '../../read/read-table.js'
import type {ReadMarkup} from '../../read/table-settings.js'
import {placeCells} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'

/** How to read back a written table. */
export interface ReadBackSettings {
  dialect: GridTableDialect
  /** Markup language of the cells (default: detected by the table reader). */
  language: Language | undefined
  widths: WidthModel
  /** Default: `inline`, if markup can be read. */
  cells: 'literal' | 'text' | 'inline' | null | undefined
  readMarkup?: ReadMarkup | undefined
}

/**
 * Read back a table that was just written.
 *
 * @returns
 *   The table; nothing if the dialect refuses the lines.
 */
export function readBack(
  lines: ReadonlyArray<string>,
  {dialect, language, widths, cells, readMarkup}: ReadBackSettings
): GridTable | undefined {
  return readTable(lines, {
    language,
    tables: {dialect, widths},
    cells: readMarkup ? (cells ?? 'inline') : cells === 'literal' ? cells : 'text',
    unwrap: true,
    readMarkup,
    report() {}
  })
}

/** Read the texts of a table's cells, one per paragraph. */
export function readTexts(
  lines: ReadonlyArray<string>,
  dialect: GridTableDialect,
  language: Language | undefined,
  widths: WidthModel
): Array<Array<string>> | undefined {
  const table = readBack(lines, {dialect, language, widths, cells: 'text'})
  return table && placeCells(table).cells.map(({cell}) => cell.children.map((d) => toPlainText(d)))
}
