import type {PhrasingContent} from 'mdast'

/**
 * Join code beside code: in Markdown, the backticks of two pieces would be one longer mark.
 *
 * @param nodes
 *   Phrasing content.
 * @returns
 *   The same, no two pieces of code beside each other.
 */
export function joinCode(nodes: Array<PhrasingContent>): Array<PhrasingContent> {
  let previous: PhrasingContent | undefined
  let result = nodes
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'inlineCode' && previous?.type === 'inlineCode') {
      if (result === nodes) result = nodes.slice(0, index)
      const {position} = previous
      previous = {...previous, value: previous.value + node.value}
      if (position && node.position) {
        previous.position = {start: position.start, end: node.position.end}
      }
      result[result.length - 1] = previous
      continue
    }
    if (result !== nodes) result.push(node)
    previous = node
  }
  return result
}
