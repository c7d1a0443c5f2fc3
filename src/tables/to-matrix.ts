import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {placeCells} from './place-cells.js'
import {toPlainText} from './to-plain-text.js'

/**
 * View a table as rows of texts, head and foot included, each as long as the table is wide. The text of a cell that
 * spans stands in every slot that it covers.
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
