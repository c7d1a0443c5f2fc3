import type {GridTable, GridTableCell} from '../../grammars/grid-table/nodes.js'

/**
 * Create a table with the given lines as the content of its cells.
 *
 * @param table
 *   Table; it is not changed.
 * @param toLines
 *   Returns the lines of a cell.
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

/** Turn lines into the content of a cell: one paragraph, or nothing. */
export function linesToContent(lines: ReadonlyArray<string>): GridTableCell['children'] {
  const value = lines.join('\n')
  return value === '' ? [] : [{type: 'paragraph', children: [{type: 'text', value}]}]
}
