import type {GridTable, GridTableCell, GridTableRow} from '../../grammars/grid-table/nodes.js'
import {placeCells} from './place-cells.js'

/**
 * Select columns of a table, in any order.
 *
 * @param table
 *   Table.
 * @param columns
 *   Indexes of the columns, from 0. Adjacent slots of the same cell stay one cell.
 */
export function selectColumns(table: GridTable, columns: ReadonlyArray<number>): GridTable {
  const {cells, slots} = placeCells(table)
  let row = -1
  const children = table.children.map((section) => ({
    ...section,
    children: section.children.map((node): GridTableRow => {
      row += 1
      const own: Array<GridTableCell> = []
      for (let at = 0; at < columns.length; ) {
        const index = slots[row]![columns[at]!]!
        let colSpan = 1
        while (at + colSpan < columns.length && slots[row]![columns[at + colSpan]!] === index) {
          colSpan += 1
        }
        at += colSpan
        const placed = cells[index]!
        if (placed.row !== row) continue
        const {colSpan: _, ...cell} = placed.cell
        own.push(colSpan > 1 ? {...cell, colSpan} : cell)
      }
      return {...node, children: own}
    })
  })) as GridTable['children']
  const widths = columns.map((column) => table.columns[column] ?? {width: 0})
  return {...table, columns: widths, children}
}
