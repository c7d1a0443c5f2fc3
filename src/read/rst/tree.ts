import type {Nodes, Parent, PhrasingContent, RootContent} from 'mdast'
import type {Position} from 'unist'
import type {Problem} from '../../../grammars/problem.js'

/** Receives problems with positions in the given text. */
export type ReportAt = (
  position: Position | undefined,
  problem: Omit<Problem, 'start' | 'end'>
) => void

/** Visible text of a node. */
export function visibleText(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'image') return node.alt ?? ''
  if (node.type === 'footnoteReference') return node.label ?? ''
  return 'children' in node ? (node.children as Array<Nodes>).map(visibleText).join('') : ''
}

/** Replacement of a node between two siblings; nothing if it stays. */
export type Replace = (
  node: Nodes,
  before: Nodes | undefined,
  behind: Nodes | undefined
) => Array<PhrasingContent | RootContent> | undefined

/** Replace children of nodes; adjacent texts are merged. */
export function replaceChildren(parents: ReadonlyArray<Parent>, replace: Replace): void {
  for (const parent of parents) {
    const children = parent.children as Array<Nodes>
    let changed: Array<Nodes> | undefined
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index]!
      const before = changed ? changed.at(-1) : children[index - 1]
      const others = replace(child, before, children[index + 1]) as Array<Nodes> | undefined
      if (others) changed ??= children.slice(0, index)
      if (others) for (const other of others) changed!.push(other)
      else changed?.push(child)
    }
    if (changed) parent.children = joinTexts(changed) as typeof parent.children
  }
}

function joinTexts(nodes: ReadonlyArray<Nodes>): Array<Nodes> {
  const joined: Array<Nodes> = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text' && !node.data && !last.data) {
      last.value += node.value
      if (last.position && node.position)
        last.position = {start: last.position.start, end: node.position.end}
    } else {
      joined.push(node)
    }
  }
  return joined
}
