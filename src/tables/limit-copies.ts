import type {TableLayout} from './place-cells.js'
import {toPlainText} from './to-plain-text.js'

/** Most characters that texts take in the slots of cells that span, beside the first one of each: 32 Mi. */
export const maximumCopies: number = 2 ** 25

/**
 * Count the characters that cells which span take where each of their slots has their text, beside the first one: a
 * cell as long as its table is wide would take the square of that.
 *
 * @param layout
 *   Table.
 * @param fill
 *   Whether the slots of body and foot are filled; names of groups in the head are those of each of their columns.
 */
export function countCopies({cells, headRows}: TableLayout, fill: boolean): number {
  let count = 0
  for (const {cell, row, rowSpan, colSpan} of cells) {
    const slots = row < headRows ? colSpan : fill ? rowSpan * colSpan : 1
    if (slots > 1) count += toPlainText(cell).length * (slots - 1)
  }
  return count
}

/**
 * Check that the text of cells that span does not fill the memory.
 *
 * @throws {RangeError}
 *   When it would.
 */
export function limitCopies(task: string, layout: TableLayout, fill: boolean): void {
  const count = countCopies(layout, fill)
  if (count <= maximumCopies) return
  throw new RangeError(
    `Cannot ${task} with ${count} characters in slots of cells that span, expected at most ${maximumCopies}`
  )
}
