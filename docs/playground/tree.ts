import type {Nodes, Root} from 'mdast'
import {make, makeButton} from './dom.js'

/** Children that are shown at once. */
const most = 200

/** What the tree needs of the page. */
export interface TreeHost {
  mark(range: {from: number; to: number} | undefined): void
  goTo(offset: number): void
}

let shown: {node: Nodes; item: HTMLElement; open(): void} | undefined
let items = new WeakMap<Nodes, {item: HTMLElement; open(): void}>()
let root: Root | undefined

/** Show a tree; what is closed is made when it is opened. */
export function showTree(panel: HTMLElement, tree: Root, host: TreeHost): void {
  root = tree
  shown = undefined
  items = new WeakMap()
  const list = make('ul')
  const top = makeItem(tree, host)
  list.append(top)
  panel.replaceChildren(list)
  items.get(tree)!.open()
}

/** Open the tree down to the node at a place of the source. */
export function showNodeAt(offset: number): void {
  shown?.item.classList.remove('here')
  shown = undefined
  let node: Nodes | undefined = root
  while (node) {
    const known = items.get(node)
    if (!known) return
    const children: ReadonlyArray<Nodes> = 'children' in node ? node.children : []
    const next = children.find(({position}) => {
      return position && position.start.offset! <= offset && offset < position.end.offset!
    })
    if (next && children.indexOf(next) < most) {
      known.open()
      node = next
      continue
    }
    shown = {node, ...known}
    known.item.classList.add('here')
    known.item.scrollIntoView({block: 'nearest'})
    return
  }
}

function makeItem(node: Nodes, host: TreeHost): HTMLElement {
  const item = make('li')
  const children: ReadonlyArray<Nodes> = 'children' in node ? node.children : []
  const label = labelOf(node)
  let open = (): void => {}
  if (children.length === 0) {
    const leaf = make('div', {class: 'leaf', tabindex: '0'}, label)
    watch(leaf)
    item.append(leaf)
  } else {
    const summary = make('summary', {}, label)
    const details = make('details', {}, summary)
    const list = make('ul')
    let isMade = false
    const fill = (from: number): void => {
      for (const child of children.slice(from, from + most)) list.append(makeItem(child, host))
      const rest = children.length - from - most
      if (rest <= 0) return
      const more = makeButton(`… ${rest} more`, () => {
        more.remove()
        fill(from + most)
      })
      list.append(more)
    }
    open = () => {
      details.open = true
      if (isMade) return
      isMade = true
      fill(0)
    }
    details.addEventListener('toggle', () => {
      if (details.open) open()
    })
    details.append(list)
    watch(summary)
    item.append(details)
  }
  items.set(node, {item, open: () => open()})
  return item

  function watch(element: HTMLElement): void {
    const range = node.position && {
      from: node.position.start.offset!,
      to: node.position.end.offset!
    }
    element.addEventListener('mouseenter', () => host.mark(range))
    element.addEventListener('mouseleave', () => host.mark(undefined))
    element.addEventListener('focus', () => host.mark(range))
    element.addEventListener('dblclick', () => range && host.goTo(range.from))
  }
}

/** The type of a node and its own fields. */
function labelOf(node: Nodes): string {
  const parts: Array<string> = [node.type]
  for (const [key, value] of Object.entries(node)) {
    if (key === 'type' || key === 'children' || key === 'position' || value === undefined) continue
    const text = JSON.stringify(value)
    parts.push(`${key}=${text.length > 60 ? `${text.slice(0, 60)}…` : text}`)
  }
  return parts.join(' ')
}
