import type {Properties} from 'hast'
import type {Nodes, PhrasingContent} from 'mdast'
import type {} from 'mdast-util-to-hast'
import type {GridTable, GridTableCell} from '../../grammars/grid-table/nodes.js'
import {type PlacedCell, placeCells} from '../tables/place-cells.js'

/**
 * Say on the nodes of a table which elements of HTML they are, as `mdast-util-to-hast` reads it.
 *
 * @param table
 *   Table with lowered cells.
 * @returns
 *   Copy with `data.hName` and `data.hProperties`; a paragraph that is alone in its cell is its content.
 */
export function createElementTable(table: GridTable): GridTable {
  const {cells} = placeCells(table)
  const rows: Array<Array<PlacedCell>> = []
  for (const placed of cells) {
    const row = rows[placed.row]
    if (row) row.push(placed)
    else rows[placed.row] = [placed]
  }
  let index = 0
  return {
    ...table,
    data: {...table.data, ...{hName: 'table'}},
    children: table.children.map((section) => ({
      ...section,
      data: {...section.data, hName: elementOf[section.type]},
      children: section.children.map((row) => {
        const placed = rows[index] ?? []
        index += 1
        return {
          ...row,
          data: {...row.data, hName: 'tr'},
          children: placed.map((cell) => createCell(cell, section.type === 'gtHeader', table))
        }
      })
    }))
  }
}

const elementOf = {gtHeader: 'thead', gtBody: 'tbody', gtFooter: 'tfoot'} as const

function createCell(placed: PlacedCell, header: boolean, table: GridTable): GridTableCell {
  const {cell, rowSpan, colSpan, column} = placed
  const align = cell.align ?? table.columns?.[column]?.align
  const properties: Properties = {}
  if (header) properties.scope = colSpan > 1 ? 'colgroup' : 'col'
  if (colSpan > 1) properties.colSpan = colSpan
  if (rowSpan > 1) properties.rowSpan = rowSpan
  if (align) properties.align = align
  if (cell.valign) properties.vAlign = cell.valign
  const only = cell.children.length === 1 ? cell.children[0] : undefined
  return {
    ...cell,
    data: {...cell.data, hName: header ? 'th' : 'td', hProperties: properties},
    children:
      only?.type === 'paragraph'
        ? asCellContent(only.children)
        : cell.children.map((child) => withElements(child))
  }
}

/** Say the same of tables inside of a node. */
function withElements<Node extends Nodes>(node: Node): Node {
  if (node.type === 'gridTable') return createElementTable(node) as Node
  return 'children' in node
    ? {...node, children: node.children.map((child) => withElements(child))}
    : node
}

/** Let phrasing stand in a cell, which HTML allows. */
function asCellContent(nodes: Array<PhrasingContent>): GridTableCell['children'] {
  return nodes as Array<unknown> as GridTableCell['children']
}
