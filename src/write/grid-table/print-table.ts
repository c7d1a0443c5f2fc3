import type {
  GridTable,
  GridTableCell,
  GridTableDialect
} from '../../../grammars/grid-table/nodes.js'
import {textWidth, widthModels} from '../../../grammars/grid-table/widths.js'
import type {Language} from '../../../grammars/nodes.js'
import {placeCells} from '../../tables/place-cells.js'
import {addCaption} from './caption.js'
import {makeRules, narrowestColumns} from './dialects.js'
import {type Drawn, drawAndRead, makeWhole} from './draw-and-read.js'
import {drawGrid} from './draw-grid.js'
import {drawSimple} from './draw-simple.js'
import {losing} from './losses.js'
import {notationOf} from './notation.js'
import {cellLanguageOf, type DrawOptions} from './options.js'
import {type CellText, fillPieces, type Measure, measurePieces} from './piece.js'
import {printBlocks} from './print-blocks.js'
import type {readTexts} from './read-back.js'
import {keepColumns, weighColumns} from './weigh-columns.js'

/** What is done with the cells of a table. */
export interface PrintHow {
  /** Print the content of a cell, where its dialect does not. */
  print?: (cell: GridTableCell) => Array<CellText>
  /** Read the texts of cells; without it, lines are not read again. */
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
 *   Columns that stand before each line, which count for `width`.
 * @param how
 *   What something else prints of its cells, or what reads them again, to see whether their lines mean the same.
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
  // Where a tab will stand is not known yet, only how wide it is at most.
  const measure: Measure = (value) => textWidth(value.replaceAll('\t', '        '), model)
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
    // What was read from no text is data.
    exact: table.position === undefined,
    printTable: (inner: GridTable) =>
      addCaption(inner, printTable(inner, nested, 0, {readTexts}), dialect, lose)
  }
  const contents = layout.cells.map(({cell}) => print?.(cell) ?? printBlocks(cell.children, state))
  const given = (table.columns ?? []).map(({width}) => width)
  const known = given.length === layout.columns && given.every((width) => width > 0)
  const narrowest = narrowestColumns(dialect, layout)
  const rule = makeRules(dialect, table, layout, lose)
  const simple = dialect === 'rst-simple'
  // Borders and the blanks beside text, or the blanks between columns.
  const [frame, padding] = simple ? [2, 0] : [1, 2]
  const own = simple && table.dialect !== 'rst-simple' ? 2 : 0
  const draw = (): Drawn => {
    const extents = contents.map((pieces) => measurePieces(pieces, measure))
    const spacing = {narrowest, frame, padding}
    const widths =
      settings.width || !known
        ? weighColumns((settings.width ?? 80) - margin, spacing, layout.cells, extents)
        : keepColumns(
            given.map((width) => width - own),
            spacing,
            layout.cells,
            extents
          )
    const texts = layout.cells.map(({column, colSpan}, index) => {
      let room = (colSpan - 1) * frame - padding
      for (let at = column; at < column + colSpan; at += 1) room += widths[at]!
      return fillPieces(contents[index]!, room, measure)
    })
    const lines = simple
      ? drawSimple({layout, widths, texts, model, escapes: notation.escapes && cells === 'inline'})
      : drawGrid({layout, widths, texts, model, margin, rule})
    return {lines, texts}
  }
  if (simple) {
    // A row begins where there is text in the first column, so a cell there has one line.
    for (const [index, {column}] of layout.cells.entries()) {
      if (column === 0) contents[index] = contents[index]!.map(makeWhole)
    }
  }
  if (!readTexts || cells === 'literal') return draw().lines
  // Words are cut only where the table gets too wide without it.
  const cut =
    notation.running &&
    Boolean(settings.width) &&
    textWidth(draw().lines[0] ?? '', model) + margin > settings.width!
  return drawAndRead(draw, contents, cut, (lines) =>
    readTexts(lines, dialect, cellLanguageOf(settings), model)
  )
}

/** The language whose marks cells have unless something else is said. */
function languageOf(dialect: GridTableDialect): Language {
  if (dialect === 'hyperhelp') return dialect
  return dialect === 'rst' || dialect === 'rst-simple' ? 'rst' : 'sphinx-help'
}
