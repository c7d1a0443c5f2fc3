import type {PlacedCell} from '../../tables/place-cells.js'
import type {Extent} from './piece.js'

/** What stands in a table besides text. */
export interface Spacing {
  /** How narrow each column can be drawn. */
  narrowest: ReadonlyArray<number>
  /** Columns between two columns: a border, or blanks. */
  frame: number
  /** Blanks beside the text of a cell. */
  padding: number
}

/**
 * Keep the widths that columns have, and make those wider that the text does not fit.
 *
 * @param widths
 *   Widths in columns, blanks at both sides included.
 * @param spacing
 *   What stands in the table besides text.
 * @param cells
 *   Cells.
 * @param extents
 *   Widths that the text of each can have.
 */
export function keepColumns(
  widths: ReadonlyArray<number>,
  spacing: Spacing,
  cells: ReadonlyArray<PlacedCell>,
  extents: ReadonlyArray<Extent>
): Array<number> {
  const result = widths.map((width, column) =>
    Math.max(Math.floor(width), spacing.narrowest[column]!)
  )
  widen(result, spacing, cells, (index) => extents[index]!.minimum)
  return result
}

/**
 * Choose widths so that the table takes at most `total` columns, if its words allow it: what is left when every column
 * has room for its longest word goes to those whose text is longer.
 *
 * @param spacing
 *   What stands in the table besides text.
 * @param total
 *   Columns for the whole table, borders included.
 * @param cells
 *   Cells.
 * @param extents
 *   Widths that the text of each can have.
 */
export function weighColumns(
  total: number,
  spacing: Spacing,
  cells: ReadonlyArray<PlacedCell>,
  extents: ReadonlyArray<Extent>
): Array<number> {
  const {narrowest, frame} = spacing
  const natural: Array<number> = [...narrowest]
  widen(natural, spacing, cells, (index) => extents[index]!.natural)
  // A grid has a border at either end, too.
  const room = total - frame * (narrowest.length - 1) - spacing.padding
  const wanted = sum(natural)
  if (wanted <= room) return natural
  const minimum: Array<number> = [...narrowest]
  widen(minimum, spacing, cells, (index) => extents[index]!.minimum)
  const free = room - sum(minimum)
  if (free <= 0) return minimum
  const greed = natural.map((width, column) => Math.max(width - minimum[column]!, 0))
  const all = sum(greed)
  // Shares are rounded so that their sum is exact: each ends where the running total, rounded, ends.
  let given = 0
  let running = 0
  return minimum.map((width, column) => {
    running += greed[column]!
    const share = Math.floor((free * running) / all) - given
    given += share
    return width + share
  })
}

/** Give each cell the room it needs; cells over few columns come first, since they leave the least choice. */
function widen(
  widths: Array<number>,
  {frame, padding}: Spacing,
  cells: ReadonlyArray<PlacedCell>,
  need: (index: number) => number
): void {
  const spanning: Array<number> = []
  for (const [index, cell] of cells.entries()) {
    if (cell.colSpan > 1) spanning.push(index)
    else widths[cell.column] = Math.max(widths[cell.column]!, need(index) + padding)
  }
  spanning.sort((a, b) => cells[a]!.colSpan - cells[b]!.colSpan || a - b)
  for (const index of spanning) {
    const {column, colSpan} = cells[index]!
    let lack = need(index) + padding - (colSpan - 1) * frame
    for (let at = column; at < column + colSpan; at += 1) lack -= widths[at]!
    if (lack <= 0) continue
    for (let at = column; at < column + colSpan; at += 1) {
      const share = Math.ceil(lack / (column + colSpan - at))
      widths[at]! += share
      lack -= share
    }
  }
}

function sum(values: ReadonlyArray<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
