import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {placeCells} from './place-cells.js'
import {toPlainText} from './to-plain-text.js'

/**
 * Get a table as rows of texts, including header and footer, all of the same length. The text of a spanning cell fills
 * all its slots.
 *
 * @param table
 *   Table.
 * @returns
 *   Texts by row, then by column.
 */
export function toMatrix(table: GridTable): Array<Array<string>> {
  const {cells, slots} = placeCells(table)
  const texts = cells.map(({cell}) => toPlainText(cell))
  return slots.map((line) => line.map((index) => texts[index]!))
}
