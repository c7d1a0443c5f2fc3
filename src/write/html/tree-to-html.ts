import type {ElementContent, Nodes as HastNodes} from 'hast'
import {toHtml as stringify} from 'hast-util-to-html'
import type {List, ListItem, Parents, Root} from 'mdast'
import {defaultHandlers, type Handler, toHast} from 'mdast-util-to-hast'

/** What stands on lines of its own. */
const blocks = new Set(
  `aside blockquote caption colgroup dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul`.split(
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
 * Make a handler of items for lists of any length, and items of any length: the default one looks at all items of a
 * tight list for each of them, and takes the nodes of a paragraph for arguments, of which there may not be too many.
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

/** Take the paragraphs of an item, each between line endings, for what stands in them. */
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
