import type {PhrasingContent} from 'mdast'
import type {InlineNodes} from './construct.js'

/**
 * Add what a construct was read as to nodes; text that follows text is one text, unless a construct says with `data` that
 * it stands apart.
 *
 * @param found
 *   Nodes; they are changed.
 * @param from
 *   Index of the first one that stands beside it.
 * @param nodes
 *   What is added.
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
