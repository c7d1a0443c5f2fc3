import type {GridTable, GridTableCell, GridTableRow} from '../../grammars/grid-table/nodes.js'
import {checkNode} from '../shared/check-options.js'
import {sectionsOf} from '../shared/sections.js'

/** A cell and the rectangle it covers; rows and columns count from 0 over the whole table. */
export interface PlacedCell {
  cell: GridTableCell
  row: number
  column: number
  rowSpan: number
  colSpan: number
}

/** A table as a grid of slots, each covered by exactly one cell. */
export interface TableLayout {
  /** Rows of header, body and footer. */
  rows: number
  columns: number
  headRows: number
  footRows: number
  /** By row, then by column of their upper-left slot. */
  cells: Array<PlacedCell>
  /** The covering cell of each slot: `slots[row][column]` is an index of `cells`. */
  slots: Array<Array<number>>
}

/** HTML's own limit on `colspan`: anything larger is a mistake and must not exceed the memory. */
const maximumSpan = 1000

/**
 * Place the cells of a table as HTML does: each starts at the first free slot of its row.
 *
 * ```text
 * +---+-------+
 * | a | b     |    slots [0, 1, 1]
 * |   +---+---+
 * |   | c | d |          [0, 2, 3]
 * +---+---+---+
 * ```
 *
 * Spans that leave their section or the table, or run into another cell, are cut off; slots without a cell get an empty
 * one. So every tree has a layout, and a table that was read keeps its own.
 */
export function placeCells(table: GridTable): TableLayout {
  checkNode('lay a table out', table, ['gridTable'])
  const sections: Record<'gtHeader' | 'gtBody' | 'gtFooter', Array<GridTableRow>> = {
    gtHeader: [],
    gtBody: [],
    gtFooter: []
  }
  for (const {type, children} of sectionsOf(table)) {
    for (const row of children) sections[type].push(row)
  }
  const cells: Array<PlacedCell> = []
  const slots: Array<Array<number>> = []
  // Trees of `@adobe/mdast-util-gridtables` have no columns.
  let columns = table.columns?.length ?? 0
  const width = Math.max(columns, maximumSpan)
  for (const rows of [sections.gtHeader, sections.gtBody, sections.gtFooter]) {
    const first = slots.length
    const end = first + rows.length
    for (let row = first; row < end; row += 1) slots.push([])
    for (const [index, row] of rows.entries()) {
      const line = slots[first + index]!
      let column = 0
      for (const cell of row.children) {
        while (line[column] !== undefined) column += 1
        const wanted = Math.min(span(cell.colSpan), width)
        let colSpan = 1
        while (colSpan < wanted && line[column + colSpan] === undefined) colSpan += 1
        const rowSpan = Math.min(span(cell.rowSpan), end - first - index)
        cover(slots, cells, {cell, row: first + index, column, rowSpan, colSpan})
        column += colSpan
        if (column > columns) columns = column
      }
    }
  }
  for (let row = 0; row < slots.length; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (slots[row]![column] !== undefined) continue
      const cell: GridTableCell = {type: 'gtCell', children: []}
      cover(slots, cells, {cell, row, column, rowSpan: 1, colSpan: 1})
    }
  }
  return {
    rows: slots.length,
    columns,
    headRows: sections.gtHeader.length,
    footRows: sections.gtFooter.length,
    ...sorted(cells, slots)
  }
}

function span(value: number | undefined): number {
  return value !== undefined && value > 1 ? Math.floor(value) : 1
}

function cover(slots: Array<Array<number>>, cells: Array<PlacedCell>, placed: PlacedCell): void {
  for (let row = placed.row; row < placed.row + placed.rowSpan; row += 1) {
    const line = slots[row]!
    for (let column = placed.column; column < placed.column + placed.colSpan; column += 1) {
      if (line[column] !== undefined) {
        // Another cell reaches into this row: the span ends above it.
        placed.rowSpan = row - placed.row
        for (let undo = placed.column; undo < column; undo += 1) delete line[undo]
        cells.push(placed)
        return
      }
      line[column] = cells.length
    }
  }
  cells.push(placed)
}

/** Put the cells in reading order; filling gaps may have appended some. */
function sorted(
  cells: Array<PlacedCell>,
  slots: Array<Array<number>>
): Pick<TableLayout, 'cells' | 'slots'> {
  let ordered = true
  for (let index = 1; index < cells.length && ordered; index += 1) {
    const before = cells[index - 1]!
    const after = cells[index]!
    ordered = before.row < after.row || (before.row === after.row && before.column < after.column)
  }
  if (ordered) return {cells, slots}
  const order = cells
    .map((_, index) => index)
    .sort((a, b) => cells[a]!.row - cells[b]!.row || cells[a]!.column - cells[b]!.column)
  const place = new Array<number>(cells.length)
  for (const [index, old] of order.entries()) place[old] = index
  return {
    cells: order.map((index) => cells[index]!),
    slots: slots.map((line) => line.map((index) => place[index]!))
  }
}
