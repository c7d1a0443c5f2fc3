import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {placeCells, type TableLayout} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {matchColumns, matchRows} from './match.js'

/** A difference between two tables. */
export type TableChange =
  /** The text of a cell: `row` and `column` refer to `a`, and `newRow` and `newColumn` to `b` if they differ. */
  | {
      type: 'cell'
      row: number
      column: number
      newRow: number
      newColumn: number
      before: string
      after: string
    }
  /** The number of rows and columns that a cell spans. */
  | {
      type: 'span'
      row: number
      column: number
      newRow: number
      newColumn: number
      before: readonly [rowSpan: number, colSpan: number]
      after: readonly [rowSpan: number, colSpan: number]
    }
  /** The alignment of a cell. */
  | {
      type: 'align'
      row: number
      column: number
      newRow: number
      newColumn: number
      before: string
      after: string
    }
  | {type: 'row-inserted'; newRow: number; texts: Array<string>}
  | {type: 'row-deleted'; row: number; texts: Array<string>}
  | {type: 'column-inserted'; newColumn: number; texts: Array<string>}
  | {type: 'column-deleted'; column: number; texts: Array<string>}
  /** The number of rows of the header or footer. */
  | {type: 'section'; section: 'head' | 'foot'; before: number; after: number}

/**
 * Compare two tables. Widths, padding, line breaks in running text and borders do not count.
 *
 * Columns are matched first, by their texts, then rows. Equal rows are anchors; between two of them, rows that have
 * something in common are paired.
 *
 * @param a
 *   The old table.
 * @param b
 *   The new table, read with the same option `cells`.
 * @returns
 *   Changes: of sections, of columns, of rows, then of cells in reading order. Empty if both are equal. Rows and
 *   columns count from 0, including the header: `row` and `column` refer to `a`, `newRow` and `newColumn` to `b`.
 */
export function diffTables(a: GridTable, b: GridTable): Array<TableChange> {
  const before = viewOf(a)
  const after = viewOf(b)
  const changes: Array<TableChange> = []
  for (const [section, key] of [
    ['head', 'headRows'],
    ['foot', 'footRows']
  ] as const) {
    const [old, now] = [before.layout[key], after.layout[key]]
    if (old !== now) changes.push({type: 'section', section, before: old, after: now})
  }
  const columns = matchColumns(before.texts, after.texts)
  for (const [column, to] of columns.forward.entries()) {
    if (to === -1) changes.push({type: 'column-deleted', column, texts: columnOf(before, column)})
  }
  for (const [newColumn, from] of columns.backward.entries()) {
    if (from === -1) {
      changes.push({type: 'column-inserted', newColumn, texts: columnOf(after, newColumn)})
    }
  }
  const rows = matchRows(before.texts, after.texts, columns)
  for (const [row, to] of rows.forward.entries()) {
    if (to === -1) changes.push({type: 'row-deleted', row, texts: before.texts[row]!})
  }
  for (const [newRow, from] of rows.backward.entries()) {
    if (from === -1) changes.push({type: 'row-inserted', newRow, texts: after.texts[newRow]!})
  }
  for (const {row, column, cell, rowSpan, colSpan} of before.layout.cells) {
    const newRow = rows.forward[row]!
    const newColumn = columns.forward[column]!
    if (newRow === -1 || newColumn === -1) continue
    const other = after.layout.cells[after.layout.slots[newRow]![newColumn]!]!
    const place = {row, column, newRow, newColumn}
    const [old, now] = [before.texts[row]![column]!, after.texts[newRow]![newColumn]!]
    if (old !== now) changes.push({type: 'cell', ...place, before: old, after: now})
    if (other.row !== newRow || other.column !== newColumn) {
      const span = [rowSpan, colSpan] as const
      changes.push({type: 'span', ...place, before: span, after: [other.rowSpan, other.colSpan]})
      continue
    }
    const [down, over] = [
      rowsBetween(rows.forward, row, rowSpan),
      rowsBetween(columns.forward, column, colSpan)
    ]
    if (other.rowSpan !== down || other.colSpan !== over) {
      const span = [rowSpan, colSpan] as const
      changes.push({type: 'span', ...place, before: span, after: [other.rowSpan, other.colSpan]})
    }
    const [align, newAlign] = [
      alignOf(cell.align ?? a.columns?.[column]?.align, cell.valign),
      alignOf(other.cell.align ?? b.columns?.[newColumn]?.align, other.cell.valign)
    ]
    if (align !== newAlign) {
      changes.push({type: 'align', ...place, before: align, after: newAlign})
    }
  }
  return changes
}

export interface View {
  layout: TableLayout
  /** Text of each slot, with each run of white space in running text as one space. */
  texts: Array<Array<string>>
}

/** Lay out a table, with the text of each slot. */
export function viewOf(table: GridTable): View {
  const layout = placeCells(table)
  const texts = layout.cells.map(({cell}) =>
    cell.children.map((node) => simplify(toPlainText(node), node.type === 'code')).join('\n\n')
  )
  return {layout, texts: layout.slots.map((line) => line.map((index) => texts[index]!))}
}

function simplify(text: string, exact: boolean): string {
  return exact ? text : text.replace(/\s+/g, ' ').trim()
}

function columnOf({texts}: View, column: number): Array<string> {
  return texts.map((line) => line[column]!)
}

function alignOf(align: string | undefined, valign: string | undefined): string {
  return [align, valign].filter(Boolean).join(' ')
}

/**
 * Number of rows that a span covers after rows were inserted or deleted: the distance to the counterpart of its last
 * row.
 */
function rowsBetween(forward: ReadonlyArray<number>, from: number, span: number): number {
  const last = forward[from + span - 1]!
  return last === -1 ? span : last - forward[from]! + 1
}
