import type {Nodes, PhrasingContent, Table} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTable} from 'micromark-extension-gfm-table'
import type {GridTable, GridTableCell, GridTableRow} from '../../grammars/grid-table/nodes.js'
import {checkText} from '../shared/check-options.js'

/**
 * Read the pipe tables of a Markdown document (GitHub Flavored Markdown: "Tables").
 *
 * @param value
 *   Markdown.
 * @returns
 *   Tables in the dialect `pandoc`, whose cells are Markdown, in the order in which they start. `<br>` in a cell is a `break`.
 */
export function fromPipeTables(value: string): Array<GridTable> {
  checkText('read pipe tables', value)
  if (!mayHold(value)) return []
  const tree = fromMarkdown(value, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()]
  })
  const tables: Array<GridTable> = []
  visit(tree)
  return tables

  function visit(node: Nodes): void {
    if (node.type === 'table') tables.push(toGrid(node))
    else if ('children' in node) for (const child of node.children) visit(child)
  }
}

/** Whether a line may be the second one of a table, perhaps in a quote or an item: without any nothing need be read. */
function mayHold(value: string): boolean {
  return value
    .split(/[\n\r]/)
    .some((line) => line.includes('-') && /[|:]/.test(line) && !/[^\s|:>*+\d.)-]/.test(line))
}

/** Take `<br>` for what it is: Markdown has no other line ending in a cell. */
function toBreak(node: PhrasingContent): PhrasingContent {
  return node.type === 'html' && /^<br\s*\/?>$/i.test(node.value)
    ? {type: 'break', ...(node.position ? {position: node.position} : {})}
    : node
}

function toGrid({children, align, position}: Table): GridTable {
  const columns = children[0]?.children.length ?? 0
  const rows = children.map((row): GridTableRow => {
    const cells = Array.from({length: columns}, (_, column): GridTableCell => {
      const phrasing = (row.children[column]?.children ?? []).map(toBreak)
      const cell: GridTableCell = {
        type: 'gtCell',
        children: phrasing.length > 0 ? [{type: 'paragraph', children: phrasing}] : []
      }
      const own = align?.[column]
      return own ? {...cell, align: own} : cell
    })
    return row.position
      ? {type: 'gtRow', children: cells, position: row.position}
      : {type: 'gtRow', children: cells}
  })
  const table: GridTable = {
    type: 'gridTable',
    columns: Array.from({length: columns}, (_, column) => {
      const own = align?.[column]
      return own ? {width: 0, align: own} : {width: 0}
    }),
    dialect: 'pandoc',
    children: [
      {type: 'gtHeader', children: rows.slice(0, 1)},
      {type: 'gtBody', children: rows.slice(1)}
    ]
  }
  if (position) table.position = position
  return table
}
