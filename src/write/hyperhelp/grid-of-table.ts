import type {Table, TableRow} from 'mdast'
import type {GridTable, GridTableRow} from '../../../grammars/grid-table/nodes.js'

/** Convert a Markdown table to a grid table. */
export function tableToGrid(table: Table): GridTable {
  const [head, ...rows] = table.children
  const columns = (head?.children ?? []).map((_, index) => {
    const align = table.align?.[index]
    return align ? {width: 0, align} : {width: 0}
  })
  return {
    type: 'gridTable',
    columns,
    dialect: 'hyperhelp',
    children: [
      ...(head ? [{type: 'gtHeader' as const, children: [rowOf(head)]}] : []),
      {type: 'gtBody', children: rows.map(rowOf)}
    ],
    ...(table.position && {position: table.position})
  }
}

function rowOf(row: TableRow): GridTableRow {
  return {
    type: 'gtRow',
    children: row.children.map(({children}) => ({
      type: 'gtCell',
      children: children.length > 0 ? [{type: 'paragraph', children}] : []
    }))
  }
}
