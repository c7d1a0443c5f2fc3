import type {
  GridTable,
  GridTableCell,
  GridTableDialect
} from '../../../grammars/grid-table/nodes.js'
import {widthModels} from '../../../grammars/grid-table/widths.js'
import type {Language} from '../../../grammars/nodes.js'
import {placeCells} from '../../tables/place-cells.js'
import {addCaption} from './caption.js'
import {drawCells} from './draw-cells.js'
import {losing} from './losses.js'
import {notationOf} from './notation.js'
import {cellLanguageOf, type DrawOptions} from './options.js'
import type {CellText} from './piece.js'
import {printBlocks} from './print-blocks.js'
import type {readTexts} from './read-back.js'

/** How to process the cells of a table. */
export interface PrintHow {
  /** Prints the content of a cell in place of its dialect. */
  print?: (cell: GridTableCell) => Array<CellText>
  /** Reads the texts of cells back; without it, the lines are not checked. */
  readTexts?: typeof readTexts | undefined
}

/**
 * Draw a table.
 *
 * @param table
 *   Table.
 * @param settings
 *   Configuration: `dialect`, `width`, `widths`, `file`.
 * @param margin
 *   Columns before each line, included in `width`.
 * @param how
 *   Printer of its cells, and reader that checks whether their lines mean the same.
 * @returns
 *   Lines.
 */
export function printTable(
  table: GridTable,
  settings: DrawOptions,
  margin: number,
  {print, readTexts}: PrintHow
): Array<string> {
  const dialect = settings.dialect ?? table.dialect ?? 'rst'
  const model = settings.widths ?? widthModels[dialect]
  const layout = placeCells(table)
  const lose = losing(table, settings)
  const language = cellLanguageOf(settings) ?? languageOf(dialect)
  const wasRead = table.position !== undefined && table.dialect === dialect
  const notation = notationOf(dialect, language, wasRead)
  const cells = settings.cells ?? 'inline'
  const nested = {...settings, dialect, width: undefined, widths: model}
  const state = {
    notation,
    cells,
    lose,
    // A table that was not read from text contains data.
    exact: table.position === undefined,
    printTable: (inner: GridTable) =>
      addCaption(inner, printTable(inner, nested, 0, {readTexts}), dialect, lose)
  }
  const contents = layout.cells.map(({cell}) => print?.(cell) ?? printBlocks(cell.children, state))
  return drawCells(table, settings, margin, {
    ...{layout, contents, lose, running: notation.running},
    escapes: notation.escapes && cells === 'inline',
    read:
      readTexts && cells !== 'literal'
        ? (lines) => readTexts(lines, dialect, cellLanguageOf(settings), model)
        : undefined
  })
}

/** Default markup language of cells. */
function languageOf(dialect: GridTableDialect): Language {
  if (dialect === 'hyperhelp') return dialect
  return dialect === 'rst' || dialect === 'rst-simple' ? 'rst' : 'sphinx-help'
}
