import type {ElementContent, Nodes as HastNodes} from 'hast'
import {toHtml as stringify} from 'hast-util-to-html'
import type {Root} from 'mdast'
import {toHast} from 'mdast-util-to-hast'

/** What starts a line of its own inside of tables and definition lists. */
const lines = new Set([
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'dl',
  'dt',
  'dd',
  'aside'
])
const parents = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'dl', 'aside'])

/**
 * Write a lowered tree as HTML.
 *
 * @param root
 *   Tree of mdast, and nodes with `data.hName`.
 * @param options
 *   `raw`: whether HTML in it is written as it is; else it is left out.
 */
export function treeToHtml(root: Root, options: {raw: boolean}): string {
  const tree = toHast(root, {allowDangerousHtml: options.raw})
  breakLines(tree)
  return stringify(tree, {
    allowDangerousHtml: options.raw,
    characterReferences: {useNamedReferences: true}
  })
}

/** Put line endings between rows, cells, terms. */
function breakLines(node: HastNodes): void {
  if (!('children' in node)) return
  for (const child of node.children) breakLines(child)
  if (node.type !== 'element' || !parents.has(node.tagName)) return
  const children: Array<ElementContent> = [{type: 'text', value: '\n'}]
  for (const child of node.children) {
    if (child.type === 'text' && child.value === '\n') continue
    children.push(child)
    if (child.type !== 'element' || lines.has(child.tagName) || node.tagName === 'aside') {
      children.push({type: 'text', value: '\n'})
    }
  }
  node.children = children
}
