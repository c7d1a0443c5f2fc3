import type {ElementContent, Nodes as HastNodes} from 'hast'
import {toHtml as stringify} from 'hast-util-to-html'
import type {List, ListItem, Parents, Root} from 'mdast'
import {defaultHandlers, type Handler, toHast} from 'mdast-util-to-hast'

/** Elements on lines of their own. */
const blocks = new Set(
  `aside blockquote caption colgroup dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul`.split(
    ' '
  )
)
/** Elements in which `mdast-util-to-hast` writes no line endings. */
const parents = new Set('aside dd dl table tbody td tfoot th thead tr'.split(' '))

/**
 * Write a lowered tree as HTML.
 *
 * @param root
 *   Tree of mdast, and nodes with `data.hName`.
 * @param options
 *   `raw`: whether to write HTML nodes verbatim; otherwise they are left out.
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
 * Make a list item handler for lists and items of any length. The default one looks at all items of a tight list for
 * each of them, and passes the nodes of a paragraph as arguments, whose number is limited.
 */
function itemHandler(): Handler {
  const loose: List = {type: 'list', spread: true, children: []}
  const tight = new WeakMap<List, boolean>()
  return (state, node: ListItem, parent: Parents | undefined) => {
    const result = defaultHandlers.listItem(state, node, loose)
    let isTight = !isLoose(node)
    if (parent?.type === 'list') {
      isTight = tight.get(parent) ?? !(parent.spread || parent.children.some(isLoose))
      tight.set(parent, isTight)
    }
    if (isTight && result.type === 'element') result.children = tighten(result.children)
    return result
  }
}

function isLoose({spread, children}: ListItem): boolean {
  return spread ?? children.length > 1
}

/** Replace the paragraphs of an item by their contents, between line endings. */
function tighten(children: ReadonlyArray<ElementContent>): Array<ElementContent> {
  const result: Array<ElementContent> = []
  let text = true
  for (let index = 1; index < children.length; index += 2) {
    const child = children[index]!
    text = child.type === 'element' && child.tagName === 'p'
    if (index > 1 || !text) result.push({type: 'text', value: '\n'})
    if (child.type === 'element' && text) for (const node of child.children) result.push(node)
    else result.push(child)
  }
  if (!text) result.push({type: 'text', value: '\n'})
  return result
}

/** Insert line endings between rows, cells, terms, and their blocks. */
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
