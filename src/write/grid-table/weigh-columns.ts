import type {PlacedCell} from '../../tables/place-cells.js'
import type {Extent} from './piece.js'

/** Space in a table besides text. */
export interface Spacing {
  /** Minimum width of each column. */
  narrowest: ReadonlyArray<number>
  /** Columns between two columns: a border, or spaces. */
  frame: number
  /** Spaces next to the text of a cell. */
  padding: number
}

/**
 * Keep the widths of columns, except for those where the text does not fit, which grow.
 *
 * @param widths
 *   Widths in columns, spaces at both sides included.
 * @param spacing
 *   Space in the table besides text.
 * @param cells
 *   Cells.
 * @param extents
 *   Possible text widths of each cell.
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
 * Choose widths so that the table fills at most `total` columns, if its words allow it: when every column has room for
 * its longest word, the rest goes to columns with longer text.
 *
 * @param spacing
 *   Space in the table besides text.
 * @param total
 *   Columns for the whole table, borders included.
 * @param cells
 *   Cells.
 * @param extents
 *   Possible text widths of each cell.
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
  // A grid also has a border at both ends.
  const room = total - frame * (narrowest.length - 1) - spacing.padding
  const wanted = sum(natural)
  if (wanted <= room) return natural
  const minimum: Array<number> = [...narrowest]
  widen(minimum, spacing, cells, (index) => extents[index]!.minimum)
  const free = room - sum(minimum)
  if (free <= 0) return minimum
  const greed = natural.map((width, column) => Math.max(width - minimum[column]!, 0))
  const all = sum(greed)
  // Rounded to an exact sum: each share ends where the rounded running total ends.
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
