import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {withLines} from '../../tables/with-lines.js'

/**
 * Create a table whose cells keep their lines as they are.
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
  return withLines(table, (cell, column) => {
    const text = cell.children.map((child) => toPlainText(child)).join('\n\n')
    return text === '' ? [] : change(text.split('\n'), column)
  })
}
