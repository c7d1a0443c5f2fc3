import type {GridDrawing} from '../../../grammars/grid-table/reading.js'
import type {TableLayout} from '../../tables/place-cells.js'
import {drawnLine} from '../repair/drawn-line.js'

/** The texts of a drawing with their placement. */
export interface PlacedTexts {
  /** Lines of text in each row, without those at either end that are blank in all cells. */
  heights: Array<number>
  /** By index in `layout.cells`. */
  cells: Array<PlacedLines>
}

/** The text of a cell, with one line for each that the cell crosses. */
export interface PlacedLines {
  /** Lines, shifted left by the same amount; blank lines above the first text are kept. */
  lines: Array<string>
  /** Display columns available to the text, including a space on both sides. */
  room: number
  /** Whether it is a right-aligned number. */
  isRight: boolean
}

const number = /^[-+]?[$€£]?\d[\d.,' ]*%?$/

/**
 * Find the text of each cell, line by line.
 *
 * ```text
 *  +-----+-------+
 *  |     |       |      blank in all cells: removed
 *  | a   |       |      cells: ['a', ''], ['', 'b'], so that b stays below a
 *  |     |     b |
 *  +-----+-------+
 * ```
 *
 * @param drawing
 *   Positions of the borders.
 * @param contents
 *   Lines of the drawing, with tabs as spaces.
 * @param layout
 *   Cells of the table.
 */
export function placeTexts(
  {rows, columns}: GridDrawing,
  contents: ReadonlyArray<string>,
  layout: TableLayout
): PlacedTexts {
  const lines = contents.map((content) => drawnLine(content, 0))
  const texts = layout.cells.map(({row, column, rowSpan, colSpan}) => {
    const left = columns[column]! + 1
    const right = columns[column + colSpan]!
    const top = rows[row]! + 1
    const bottom = rows[row + rowSpan]!
    const own = lines.slice(top, bottom).map((line) => line.slice(left, right).trimEnd())
    const filled = own.flatMap((line, index) => (line === '' ? [] : [index]))
    return {
      own,
      top,
      room: right - left,
      first: filled[0] === undefined ? bottom : top + filled[0],
      last: filled.length === 0 ? top - 1 : top + filled[filled.length - 1]!
    }
  })
  const heights: Array<number> = []
  /** Lines to remove. */
  const gone = new Set<number>()
  for (let row = 0; row < layout.rows; row += 1) {
    const top = rows[row]! + 1
    const bottom = rows[row + 1]!
    const crossing = [...new Set(layout.slots[row]!)].map((index) => texts[index]!)
    const isSpare = (line: number): boolean =>
      crossing.every(({first, last}) => line < first || line > last)
    let from = top
    while (from < bottom - 1 && isSpare(from)) gone.add(from++)
    let to = bottom
    while (to - 1 > from && isSpare(to - 1)) gone.add(--to)
    heights.push(to - from)
  }
  const cells = texts.map(({own, top, room, first, last}): PlacedLines => {
    const kept = own.filter((_, index) => !gone.has(top + index))
    while (kept.length > 0 && kept[kept.length - 1] === '') kept.pop()
    let indent = room
    for (const line of kept) {
      if (line !== '') indent = Math.min(indent, line.length - line.trimStart().length)
    }
    const moved = kept.map((line) => line.slice(indent))
    const isRight =
      first <= last &&
      indent > 1 &&
      kept.every((line) => line === '' || number.test(line.trim())) &&
      own.every((line) => line === '' || line.length >= room - 1)
    return {lines: moved, room, isRight}
  })
  return {heights, cells}
}
