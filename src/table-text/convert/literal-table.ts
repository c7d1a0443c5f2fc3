import type {GridTable, GridTableCell} from '../../../grammars/grid-table/nodes.js'
import {toPlainText} from '../../tables/to-plain-text.js'

/**
 * Make a table whose cells hold their lines as they are.
 *
 * @param table
 *   Table with literal cells.
 * @param change
 *   Changes the lines of a cell.
 */
export function literalTable(
  table: GridTable,
  change: (lines: Array<string>, column: number) => Array<string>
): GridTable {
  return {
    ...table,
    children: table.children.map((section) => ({
      ...section,
      children: section.children.map((row) => ({
        ...row,
        children: row.children.map((cell, column): GridTableCell => {
          const text = cell.children.map((child) => toPlainText(child)).join('\n\n')
          const lines = text === '' ? [] : change(text.split('\n'), column)
          return {...cell, children: literal(lines)}
        })
      }))
    })) as GridTable['children']
  }
}

/** Make the content of a cell of its lines. */
export function literal(lines: ReadonlyArray<string>): GridTableCell['children'] {
  const value = lines.join('\n')
  return value === '' ? [] : [{type: 'paragraph', children: [{type: 'text', value}]}]
}
