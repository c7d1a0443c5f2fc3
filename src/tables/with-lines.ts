import type {GridTable, GridTableCell} from '../../grammars/grid-table/nodes.js'

/**
 * Make a table whose cells hold lines as they are.
 *
 * @param table
 *   Table; it is not changed.
 * @param toLines
 *   Gives the lines of a cell.
 */
export function withLines(
  table: GridTable,
  toLines: (cell: GridTableCell, index: number) => ReadonlyArray<string>
): GridTable {
  return {
    ...table,
    children: table.children.map((section) => ({
      ...section,
      children: section.children.map((row) => ({
        ...row,
        children: row.children.map((cell, index) => ({
          ...cell,
          children: linesToContent(toLines(cell, index))
        }))
      }))
    })) as GridTable['children']
  }
}

/** Make the content of a cell of its lines: one paragraph, or none. */
export function linesToContent(lines: ReadonlyArray<string>): GridTableCell['children'] {
  const value = lines.join('\n')
  return value === '' ? [] : [{type: 'paragraph', children: [{type: 'text', value}]}]
}
