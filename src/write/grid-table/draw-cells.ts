import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {textWidth, widthModels} from '../../../grammars/grid-table/widths.js'
import type {TableLayout} from '../../tables/place-cells.js'
import {makeRules, narrowestColumns} from './dialects.js'
import {type Drawn, drawAndRead, makeWhole} from './draw-and-read.js'
import {drawGrid} from './draw-grid.js'
import {drawSimple} from './draw-simple.js'
import type {DrawOptions} from './options.js'
import {type CellText, fillPieces, type Measure, measurePieces} from './piece.js'
import {keepColumns, weighColumns} from './weigh-columns.js'

/** The cells of a table, printed. */
export interface PrintedCells {
  layout: TableLayout
  /** Content of each cell; changed. */
  contents: Array<Array<CellText>>
  /** Whether they are running text that Sphinx has wrapped. */
  running: boolean
  /** Whether a backslash escapes the next character. */
  escapes: boolean
  /** Receives what the dialect cannot express. */
  lose(what: string): void
  /** Reads the texts of all cells again; without it, lines are not read. */
  read?: ((lines: Array<string>) => Array<Array<string>> | undefined) | undefined
}

/**
 * Draw a table whose cells are printed.
 *
 * @param table
 *   Table.
 * @param settings
 *   Configuration: `dialect`, `width`, `widths`.
 * @param margin
 *   Columns before each line, included in `width`.
 * @param cells
 *   Its cells.
 * @returns
 *   Lines.
 */
export function drawCells(
  table: GridTable,
  settings: DrawOptions,
  margin: number,
  {layout, contents, running, escapes, lose, read}: PrintedCells
): Array<string> {
  const dialect = settings.dialect ?? table.dialect ?? 'rst'
  const model = settings.widths ?? widthModels[dialect]
  // The column of a tab is not known yet, only its maximum width.
  const measure: Measure = (value) => textWidth(value.replaceAll('\t', '        '), model)
  const given = (table.columns ?? []).map(({width}) => width)
  const known = given.length === layout.columns && given.every((width) => width > 0)
  const narrowest = narrowestColumns(dialect, layout)
  const rule = makeRules(dialect, table, layout, lose)
  const simple = dialect === 'rst-simple'
  // Borders and the spaces next to text, or the spaces between columns.
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
      ? drawSimple({layout, widths, texts, model, escapes})
      : drawGrid({layout, widths, texts, model, margin, rule})
    return {lines, texts}
  }
  if (simple) {
    // A row begins where the first column has text, so a cell there has a single line.
    for (const [index, {column}] of layout.cells.entries()) {
      if (column === 0) contents[index] = contents[index]!.map(makeWhole)
    }
  }
  if (!read) return draw().lines
  // Words are cut only if the table is too wide otherwise.
  const cut =
    running &&
    Boolean(settings.width) &&
    textWidth(draw().lines[0] ?? '', model) + margin > settings.width!
  return drawAndRead(draw, contents, cut, read)
}
