import type {Nodes} from 'mdast'

/** Go through a tree in its order; nothing calls itself, so that depth does not matter. */
export function visit(tree: Nodes, enter: (node: Nodes) => void): void {
  const waiting: Array<Nodes> = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    enter(node)
    if (!('children' in node)) continue
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      waiting.push(node.children[index]!)
    }
  }
}
