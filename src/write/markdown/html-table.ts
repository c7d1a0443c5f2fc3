import type {Root} from 'mdast'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {createElementTable} from '../../mdast/table.js'
import {treeToHtml} from '../html/tree-to-html.js'

/**
 * Write a table as an HTML block in Markdown, which a blank line would end.
 *
 * @param table
 *   Table with lowered cells.
 */
export function tableToHtml(table: GridTable): string {
  const root: Root = {type: 'root', children: [createElementTable(table, false)]}
  return treeToHtml(root, {raw: true})
    .trim()
    .replace(/\n(?=[\t ]*\n)/g, '&#10;')
}
