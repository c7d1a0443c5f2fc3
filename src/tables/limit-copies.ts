import type {TableLayout} from './place-cells.js'
import {toPlainText} from './to-plain-text.js'

/** Most characters in copies of texts for the slots of spanning cells, apart from the first slot of each: 32 Mi. */
export const maximumCopies: number = 2 ** 25

/**
 * Count the characters to copy if the text of each spanning cell is repeated in all its slots: for a cell with a text
 * as long as the table is wide, this is quadratic.
 *
 * @param layout
 *   Table.
 * @param fill
 *   Whether to fill the slots of body and footer; names of groups in the header are always repeated in each of their
 *   columns.
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
 * Check that the texts of spanning cells do not exceed the memory.
 *
 * @throws {RangeError}
 *   If they do.
 */
export function limitCopies(task: string, layout: TableLayout, fill: boolean): void {
  const count = countCopies(layout, fill)
  if (count <= maximumCopies) return
  throw new RangeError(
    `Cannot ${task} with ${count} characters in slots of cells that span, expected at most ${maximumCopies}`
  )
}
