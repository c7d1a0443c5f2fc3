import type {ElementContent, Nodes as HastNodes} from 'hast'
import {toHtml as stringify} from 'hast-util-to-html'
import type {List, Parents, Root} from 'mdast'
import {defaultHandlers, type Handler, toHast} from 'mdast-util-to-hast'

/** What stands on lines of its own. */
const blocks = new Set(
  `aside blockquote dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul`.split(
    ' '
  )
)
/** What `mdast-util-to-hast` puts no line endings in. */
const parents = new Set('aside dd dl table tbody td tfoot th thead tr'.split(' '))

/**
 * Write a lowered tree as HTML.
 *
 * @param root
 *   Tree of mdast, and nodes with `data.hName`.
 * @param options
 *   `raw`: whether HTML in it is written as it is; else it is left out.
 */
export function treeToHtml(root: Root, options: {raw: boolean}): string {
  const tree = toHast(root, {allowDangerousHtml: options.raw, handlers: {listItem: itemHandler()}})
  breakLines(tree)
  return stringify(tree, {
    allowDangerousHtml: options.raw,
    characterReferences: {useNamedReferences: true}
  })
}

/**
 * Make a handler of items that asks a list once whether it is loose: the default one asks it for each item, and that
 * looks at all items.
 */
function itemHandler(): Handler {
  const lists = new WeakMap<List, List>()
  return (state, node, parent: Parents | undefined) => {
    if (parent?.type !== 'list') return defaultHandlers.listItem(state, node, parent)
    let list = lists.get(parent)
    if (!list) {
      const spread =
        parent.spread || parent.children.some((item) => item.spread ?? item.children.length > 1)
      list = {...parent, spread, children: []}
      lists.set(parent, list)
    }
    return defaultHandlers.listItem(state, node, list)
  }
}

/** Put line endings between rows, cells, terms, and the blocks in them. */
function breakLines(node: HastNodes): void {
  if (!('children' in node)) return
  for (const child of node.children) breakLines(child)
  if (node.type !== 'element' || !parents.has(node.tagName)) return
  if (!node.children.some(isBlock)) return
  const children: Array<ElementContent> = [{type: 'text', value: '\n'}]
  for (const child of node.children) {
    if (child.type === 'text' && child.value === '\n') continue
    children.push(child)
    if (isBlock(child)) children.push({type: 'text', value: '\n'})
  }
  node.children = children
}

function isBlock(node: HastNodes): boolean {
  return node.type === 'element' && blocks.has(node.tagName)
}
