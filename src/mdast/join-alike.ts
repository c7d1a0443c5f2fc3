import type {PhrasingContent} from 'mdast'

/**
 * Join code beside code, and emphasised, strong and deleted text beside the same: in Markdown, their marks would be one
 * longer mark.
 *
 * @param nodes
 *   Phrasing content.
 * @returns
 *   The same, no two such nodes beside each other.
 */
export function joinAlike(nodes: Array<PhrasingContent>): Array<PhrasingContent> {
  let previous: PhrasingContent | undefined
  let result = nodes
  for (const [index, node] of nodes.entries()) {
    const joined = previous && join(previous, node)
    if (joined) {
      if (result === nodes) result = nodes.slice(0, index)
      const {position} = previous!
      if (position && node.position) {
        joined.position = {start: position.start, end: node.position.end}
      }
      result[result.length - 1] = joined
      previous = joined
      continue
    }
    if (result !== nodes) result.push(node)
    previous = node
  }
  return result
}

function join(left: PhrasingContent, right: PhrasingContent): PhrasingContent | undefined {
  if (left.type === 'inlineCode' && right.type === 'inlineCode') {
    return {...left, value: left.value + right.value}
  }
  const {type} = left
  if ((type === 'emphasis' || type === 'strong' || type === 'delete') && right.type === type) {
    return {...left, children: joinAlike([...left.children, ...right.children])}
  }
  return undefined
}
