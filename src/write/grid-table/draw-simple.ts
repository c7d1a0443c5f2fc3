import type {WidthModel} from '../../../grammars/grid-table/nodes.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import type {PlacedCell, TableLayout} from '../../tables/place-cells.js'
import {cannotWrite} from '../cannot-write.js'
import {trimEnd} from './piece.js'

/** Input of the drawing of a simple table. */
export interface SimpleDrawing {
  layout: TableLayout
  /** Text columns, by column. */
  widths: ReadonlyArray<number>
  /** Text of each cell, by index in `layout.cells`: lines that fit. */
  texts: ReadonlyArray<ReadonlyArray<string>>
  /** Width model. */
  model: WidthModel
  /** Whether a backslash is an escape, so that a lone one is no text. */
  escapes: boolean
}

/** Spaces between two columns. */
const gap = 2

/**
 * Draw a simple table (docutils: "Simple Tables").
 *
 * ```text
 * =====  =====  ======
 *    Inputs     Output
 * ------------  ------
 *   A      B    A or B
 * =====  =====  ======
 * False  False  False
 * =====  =====  ======
 * ```
 *
 * A row begins where the first column has text, so cells in that column have a single line. The line below a row, which
 * may be the border, shows its spans.
 *
 * @returns
 *   Lines.
 * @throws
 *   If the table cannot be drawn like this: one column, a cell over several rows, several lines or no text in the first
 *   column.
 */
export function drawSimple(drawing: SimpleDrawing): Array<string> {
  const {layout, texts} = drawing
  const {rows, columns, headRows, cells, slots} = layout
  if (columns < 2)
    cannotWrite('a table of one column', 'with dialect `rst-simple`', 'two columns or more')
  const tall = cells.find(({rowSpan}) => rowSpan > 1)
  if (tall) cannotWrite(place(tall), 'with dialect `rst-simple`', 'a cell in one row')
  const head = headRows > 0 && headRows < rows ? headRows : -1
  const lines = [underline(drawing, '=')]
  const starts = startsOf(drawing.widths)
  const isBlank = (row: number): boolean =>
    row < rows && [...new Set(slots[row])].every((index) => texts[index!]!.length === 0)
  for (let row = 0; row < rows; row += 1) {
    const indexes = [...new Set(slots[row]!)]
    const spans = indexes.length < columns
    if (!isBlank(row)) {
      for (const line of drawRow(drawing, indexes, starts)) lines.push(line)
    }
    if (row === head - 1 || row === rows - 1) lines.push(underline(drawing, '=', row))
    else if (spans || isBlank(row) || isBlank(row + 1)) lines.push(underline(drawing, '-', row))
  }
  return lines
}

function drawRow(
  drawing: SimpleDrawing,
  indexes: ReadonlyArray<number>,
  starts: ReadonlyArray<number>
): Array<string> {
  const {layout, widths, texts, model, escapes} = drawing
  const first = layout.cells[indexes[0]!]!
  const height = indexes.reduce((most, index) => Math.max(most, texts[index]!.length), 0)
  const lines: Array<string> = []
  for (let number = 0; number < height; number += 1) {
    let line = ''
    let at = 0
    for (const index of indexes) {
      const {column, colSpan} = layout.cells[index]!
      let text = texts[index]![number] ?? ''
      if (index === indexes[0]) {
        // Only the first column shows where a row begins, even if a cell spans more.
        const begin = text.slice(0, widths[0]!).trim() !== ''
        if (number === 0 && !begin) {
          if (!escapes || text !== '')
            cannotWrite(place(first), 'with dialect `rst-simple`', 'text in the first column')
          text = '\\'
        } else if (number > 0 && begin) {
          cannotWrite(place(first), 'with dialect `rst-simple`', 'one line of text')
        }
      }
      const start = starts[column]!
      line += ' '.repeat(start - at) + text
      at = start + textWidth(text, model)
      if (column + colSpan < layout.columns && at > starts[column + colSpan]! - gap) {
        cannotWrite(
          place(layout.cells[index]!),
          'with dialect `rst-simple`',
          'text that fits its columns'
        )
      }
    }
    const drawn = trimEnd(line)
    if (/^(?:-[ -]*|=[ =]*)$/.test(drawn))
      cannotWrite(place(first), 'with dialect `rst-simple`', 'text that is not a border')
    lines.push(drawn)
  }
  return lines
}

/** Draw a border, or the underline that shows the spans of a row. */
function underline({layout, widths}: SimpleDrawing, dash: string, row?: number): string {
  let line = ''
  for (const [column, width] of widths.entries()) {
    const slots = row === undefined ? undefined : layout.slots[row]!
    const joined = column > 0 && slots !== undefined && slots[column - 1] === slots[column]
    if (column > 0) line += (joined ? dash : ' ').repeat(gap)
    line += dash.repeat(width)
  }
  return line
}

/** Where each column starts. */
function startsOf(widths: ReadonlyArray<number>): Array<number> {
  const starts = [0]
  for (const width of widths) starts.push(starts[starts.length - 1]! + width + gap)
  return starts
}

function place({row, column}: PlacedCell): string {
  return `the cell at row ${row}, column ${column}`
}
