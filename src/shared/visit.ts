import type {Nodes} from 'mdast'

/** Returned by `enter` to skip the children of a node. */
export const skip: unique symbol = Symbol('skip')

/**
 * Visit the nodes of a tree in document order. Unlike `unist-util-visit`, it is not recursive and creates no function
 * per node.
 *
 * @param tree
 *   Node to start from.
 * @param enter
 *   Called with each node before its children.
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

/** Whether a node, or one of its descendants, matches. */
export function hasNode(node: Nodes, is: (node: Nodes) => boolean): boolean {
  return is(node) || ('children' in node && node.children.some((child) => hasNode(child, is)))
}
