import type {PhrasingContent} from 'mdast'
import type {InlineNodes} from './construct.js'

/**
 * Append the nodes of a construct. Adjacent texts are merged, unless a construct sets `data` on a text to keep it
 * apart.
 *
 * @param found
 *   Nodes to append to.
 * @param from
 *   Index of the first sibling among them.
 * @param nodes
 *   Nodes to append.
 */
export function addNodes(found: Array<PhrasingContent>, from: number, nodes: InlineNodes): void {
  if ('type' in nodes) addNode(found, from, nodes)
  else for (const node of nodes) addNode(found, from, node)
}

function addNode(found: Array<PhrasingContent>, from: number, node: PhrasingContent): void {
  if (node.type === 'text') {
    if (node.value === '') return
    const last = found.length > from ? found[found.length - 1]! : undefined
    if (last?.type === 'text' && !node.data && !last.data) {
      last.value += node.value
      if (last.position && node.position) last.position.end = node.position.end
      return
    }
  }
  found.push(node)
}
