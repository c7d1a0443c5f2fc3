import {textWidth} from '../../../grammars/grid-table/widths.js'
import {placeCells} from '../../tables/place-cells.js'
import {breakWords, isRunning} from '../../write/grid-table/break-words.js'
import {narrowestColumns} from '../../write/grid-table/dialects.js'
import {
  type CellText,
  fillPieces,
  measurePieces,
  trimEnd,
  widestOf
} from '../../write/grid-table/piece.js'
import {splitLines} from '../../write/grid-table/split-lines.js'
import {startsBlock} from '../../write/notation/paragraph-start.js'
import {boxHeight, boxWidth, type ModelCell, type TableModel, toTree} from './table-model.js'

/**
 * Split a text into lines for a cell, with tabs as spaces, and without trailing spaces, the indentation shared by all
 * lines, and empty lines at either end.
 */
export function toLines(text: string): Array<string> {
  const all = splitLines(text).map(trimEnd)
  const first = all.findIndex((line) => line !== '')
  const lines = first === -1 ? [] : all.slice(first, all.findLastIndex((line) => line !== '') + 1)
  let indent = Number.POSITIVE_INFINITY
  for (const line of lines) {
    if (line !== '') indent = Math.min(indent, line.search(/[^ ]/))
  }
  return lines.map((line) => line.slice(indent))
}

/**
 * Put a text into a cell, changing as few lines of the drawing as possible.
 *
 * A text that does not fit is wrapped at spaces, which adds lines to the row, or the last column of the cell is
 * widened, which changes every line of the table. The option that changes fewer lines is chosen.
 */
export function placeText(model: TableModel, cell: ModelCell, text: string): void {
  const lines = toLines(text)
  delete cell.drawn
  delete cell.unbroken
  cell.lines = lines
  if (lines.length === 0) return
  const measure = (value: string): number => textWidth(value, model.widths)
  const widest = widestOf(lines, measure)
  const box = boxWidth(model, cell)
  const height = boxHeight(model, cell)
  // A text starts where the old one did; if it is too long, it starts after the first space.
  if (cell.indent + widest + cell.outdent > box) cell.indent = Math.min(cell.indent, 1)
  const room = box - cell.indent - cell.outdent
  if (widest <= room) return
  const pieces = toPieces(model, lines)
  const {minimum} = measurePieces(pieces, measure)
  const fill = (width: number): Array<string> => fillPieces(pieces, width, measure)
  const broken = minimum <= room ? fill(room) : undefined
  const total = model.rows.reduce((sum, row) => sum + row.height + 1, 1)
  if (broken && Math.max(height, broken.length) <= total + Math.max(0, lines.length - height)) {
    cell.lines = broken
    cell.unbroken = lines
    return
  }
  // The smallest width that requires no further lines.
  const most = Math.max(height, lines.length)
  let low = Math.max(minimum, room + 1)
  let high = widest
  while (low < high) {
    const middle = (low + high) >> 1
    if (fill(middle).length <= most) high = middle
    else low = middle + 1
  }
  const filled = fill(high)
  if (filled.length > lines.length) {
    cell.lines = filled
    cell.unbroken = lines
  }
  model.columns[cell.column + cell.colSpan - 1]!.width += high - room
}

/** Wrap only paragraphs: lines that are indented, or start with a marker, belong to other constructs. */
function toPieces(model: TableModel, lines: ReadonlyArray<string>): Array<CellText> {
  return lines.map((line): CellText => {
    // In a simple table, the lines of the first cell determine the rows.
    if (model.dialect === 'rst-simple') return {first: '', rest: '', lines: [line]}
    if (line === '' || line.startsWith(' ') || startsBlock(line.split(' ', 1)[0]!)) {
      return {first: '', rest: '', lines: [line]}
    }
    return {first: '', rest: '', words: breakWords(line, isRunning(model.dialect))}
  })
}

/** Give rows and columns the room that their cells need, those with small spans first. */
export function grow(model: TableModel): void {
  const {rows, columns} = model
  const measure = (value: string): number => textWidth(value, model.widths)
  const narrowest = narrowestColumns(model.dialect, placeCells(toTree(model)))
  for (const [index, column] of columns.entries()) {
    // Columns in the source may be narrower, but alignment markers take room.
    if (column.source === -1 || model.dialect === 'adobe')
      column.width = Math.max(column.width, narrowest[index]!)
  }
  const order = model.cells.toSorted((a, b) => a.colSpan - b.colSpan)
  for (const cell of order) {
    const box = boxWidth(model, cell)
    if (cell.drawn) {
      if (cell.drawn.every((line) => measure(trimEnd(line)) <= box)) continue
      delete cell.drawn
    }
    const widest = widestOf(cell.lines, measure)
    if (cell.indent + widest + cell.outdent > box) cell.indent = Math.min(cell.indent, 1)
    const lack = cell.indent + widest + cell.outdent - box
    // The last column of a simple table is unlimited.
    if (model.dialect === 'rst-simple' && cell.column + cell.colSpan === columns.length) continue
    if (lack > 0) columns[cell.column + cell.colSpan - 1]!.width += lack
  }
  for (const cell of order.sort((a, b) => a.rowSpan - b.rowSpan)) {
    const height = boxHeight(model, cell)
    if (cell.drawn && filledLength(cell.drawn) > height) delete cell.drawn
    const lack = cell.lines.length - height
    if (!cell.drawn && lack > 0) rows[cell.row + cell.rowSpan - 1]!.height += lack
  }
}

function filledLength(lines: ReadonlyArray<string>): number {
  let length = lines.length
  while (length > 0 && trimEnd(lines[length - 1]!) === '') length -= 1
  return length
}
