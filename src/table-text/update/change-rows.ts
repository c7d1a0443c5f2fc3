import type {GridTable, GridTableCell, GridTableRow} from '../../../grammars/grid-table/nodes.js'
import {placeCells} from '../../tables/place-cells.js'
import {linesToContent} from '../../tables/with-lines.js'
import type {TableEditor} from '../edit/table-editor.js'
import type {RowStep} from './plan-rows.js'

/** New sources of cells, by step, then by column; `undefined` if the cell stays, or is empty in a new row. */
export type NewSources = ReadonlyArray<ReadonlyArray<string | undefined>>

/** Change the body of a drawn table. */
export function changeDrawn(
  editor: TableEditor,
  steps: ReadonlyArray<RowStep>,
  sources: NewSources
): void {
  const head = editor.headerRows
  // Insert rows before deleting others, as a table always has at least one.
  for (const [index, {type}] of steps.entries()) {
    if (type === 'insert') {
      editor.insertRow(
        head + index,
        sources[index]!.map((source) => source ?? '')
      )
    }
  }
  for (const [index, {type}] of steps.entries()) {
    if (type !== 'keep') continue
    for (const [column, source] of sources[index]!.entries()) {
      if (source !== undefined) editor.setCell(head + index, column, source)
    }
  }
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    if (steps[index]!.type === 'delete') editor.deleteRow(head + index)
  }
}

/**
 * Change the body of a table with literal cells.
 *
 * @throws
 *   If rows are inserted or deleted, and a cell spans rows.
 */
export function changeNode(
  table: GridTable,
  steps: ReadonlyArray<RowStep>,
  sources: NewSources
): GridTable {
  const {cells, slots, headRows, columns} = placeCells(table)
  const tall = cells.find(({row, rowSpan}) => row >= headRows && rowSpan > 1)
  if (tall && steps.some(({type}) => type !== 'keep')) {
    throw new Error(
      `Cannot add or delete rows, expected no cell that spans rows: there is one at row ${tall.row}, column ${tall.column}`
    )
  }
  const rows = steps.flatMap((step, index): Array<GridTableRow> => {
    if (step.type === 'delete') return []
    const own = sources[index]!
    if (step.type === 'insert') {
      const fresh = Array.from({length: columns}, (_, column) => cellOf(own[column] ?? ''))
      return [{type: 'gtRow', children: fresh}]
    }
    const row = headRows + step.row
    const children = cells.flatMap((placed, at): Array<GridTableCell> => {
      if (placed.row !== row) return []
      const column = slots[row]!.findIndex(
        (slot, column) => slot === at && own[column] !== undefined
      )
      return [column === -1 ? placed.cell : {...placed.cell, ...cellOf(own[column]!)}]
    })
    return [{type: 'gtRow', children}]
  })
  const head = table.children.filter(({type}) => type === 'gtHeader')
  return {
    ...table,
    children: [...head, {type: 'gtBody', children: rows}] as GridTable['children']
  }
}

function cellOf(source: string): GridTableCell {
  return {type: 'gtCell', children: linesToContent(source === '' ? [] : source.split('\n'))}
}
