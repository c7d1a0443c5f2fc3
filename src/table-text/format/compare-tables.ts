import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {placeCells} from '../../tables/place-cells.js'
import {findDifference} from '../../tables/same-table.js'
import {toPlainText} from '../../tables/to-plain-text.js'

/**
 * Compare a table with the one that its drawing is read back as.
 *
 * @returns
 *   What should be equal, to follow “expected”; `undefined` if the tables are equal.
 */
export function compareTables(wanted: GridTable, read: GridTable): string | undefined {
  const difference =
    wanted.dialect === read.dialect
      ? findDifference(wanted, read)
      : findDifference(alignCells(wanted), alignCells(read))
  if (!difference) return undefined
  const {what, row, column} = difference
  if (what === 'shape') {
    const [old, now] = [placeCells(wanted), placeCells(read)]
    if (old.footRows !== now.footRows) return 'a footer that it can distinguish from the body'
    if (old.headRows !== now.headRows) return 'a header that it can distinguish from the body'
    return 'cells with the same spans'
  }
  if (what === 'align') {
    return row < 0
      ? `the alignment of column ${column} to be kept`
      : `the alignment of the cell at row ${row}, column ${column} to be kept`
  }
  const cell = placeCells(read).cells.find(
    (placed) => placed.row === row && placed.column === column
  )
  const text = cell ? toPlainText(cell.cell).slice(0, 60) : ''
  return `the cell at row ${row}, column ${column} not to read as \`${text}\``
}

/** Set the alignment of each cell, because some dialects align columns, and others cells. */
function alignCells(table: GridTable): GridTable {
  const aligns = new Map(
    placeCells(table).cells.map(({cell, column}) => [
      cell,
      cell.align ?? table.columns[column]?.align
    ])
  )
  return {
    ...table,
    columns: table.columns.map(({width}) => ({width})),
    children: table.children.map((section) => ({
      ...section,
      children: section.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => {
          const align = aligns.get(cell)
          return align ? {...cell, align} : cell
        })
      }))
    })) as GridTable['children']
  }
}
