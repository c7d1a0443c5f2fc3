import type {Nodes, PhrasingContent} from 'mdast'
import type {GridTableCell} from '../../../grammars/grid-table/nodes.js'

/** Check for a cell that a pipe table can express: paragraphs, whose breaks and ends are `<br>`. */
export function isPipeCell(cell: GridTableCell): boolean {
  return cell.children.every((child) => child.type === 'paragraph')
}

/**
 * Flatten a cell to one line.
 *
 * @param cell
 *   Cell, with lowered content.
 * @returns
 *   Its phrasing content, with `<br>` between its paragraphs, items and lines of code.
 */
export function flattenCell(cell: GridTableCell): Array<PhrasingContent> {
  const lines = cell.children.flatMap((child) => linesOf(child))
  const result: Array<PhrasingContent> = []
  for (const line of lines) {
    if (result.length > 0) result.push({type: 'html', value: '<br>'})
    for (const child of line) {
      result.push(child.type === 'break' ? {type: 'html', value: '<br>'} : child)
    }
  }
  return result
}

function linesOf(node: Nodes): Array<Array<PhrasingContent>> {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [node.children]
    case 'code':
      return node.value
        .split('\n')
        .map((line) => (line.trim() === '' ? [] : [{type: 'inlineCode', value: line}]))
    case 'list':
      return node.children.flatMap((item, index) => {
        const [first = [], ...rest] = item.children.flatMap(linesOf)
        const bullet = node.ordered ? `${(node.start ?? 1) + index}. ` : '• '
        return [[{type: 'text', value: bullet} as PhrasingContent, ...first], ...rest]
      })
    case 'gridTable':
      return node.children
        .flatMap((section) => section.children)
        .map((row) =>
          row.children.flatMap(
            (cell, index): Array<PhrasingContent> => [
              ...(index > 0 ? [{type: 'text', value: ' | '} as PhrasingContent] : []),
              ...flattenCell(cell)
            ]
          )
        )
    case 'thematicBreak':
      return []
    default:
      return 'children' in node ? node.children.flatMap((child) => linesOf(child)) : []
  }
}
