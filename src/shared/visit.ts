import type {Nodes} from 'mdast'

/** What `enter` returns for a node whose children it does not want to see. */
export const skip: unique symbol = Symbol('skip')

/**
 * Go through a tree in its order. `unist-util-visit` creates a function for each node, and calls itself; this does neither.
 *
 * @param tree
 *   Where to begin.
 * @param enter
 *   Takes each node before its children.
 */
export function visit(tree: Nodes, enter: (node: Nodes) => unknown): void {
  const waiting: Array<Nodes> = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (enter(node) === skip || !('children' in node)) continue
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      waiting.push(node.children[index]!)
    }
  }
}

/** Whether a node, or one below it, is what is looked for. */
export function hasNode(node: Nodes, is: (node: Nodes) => boolean): boolean {
  return is(node) || ('children' in node && node.children.some((child) => hasNode(child, is)))
}
