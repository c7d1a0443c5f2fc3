import type {PhrasingContent, Text} from 'mdast'

/**
 * Join adjacent texts, adjacent code, and adjacent emphasized, strong or deleted text: in Markdown, their markers would
 * merge into a longer one.
 *
 * @param nodes
 *   Phrasing content.
 * @returns
 *   The same, without two such adjacent nodes.
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
  return joinTexts(result)
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

/** Merge adjacent texts: escaping depends on what follows. */
function joinTexts(nodes: Array<PhrasingContent>): Array<PhrasingContent> {
  const beside = nodes.some((node, index) => isJoined(node) && isJoined(nodes[index + 1]))
  if (!beside) return nodes
  const result: Array<PhrasingContent> = []
  let run: Array<Text> = []
  const flush = (): void => {
    const [first] = run
    const end = run.at(-1)?.position?.end
    if (!first) return
    result.push({
      ...first,
      value: run
        .map(({value}) => value)
        .join('')
        .replace(/[\t ]{2,}/g, ' '),
      ...(first.position && end && {position: {start: first.position.start, end}})
    })
    run = []
  }
  for (const node of nodes) {
    if (isJoined(node)) run.push(node)
    else {
      flush()
      result.push(node)
    }
  }
  flush()
  return result
}

/** Whether a node is text that may be merged; verbatim text stays separate. */
function isJoined(node: PhrasingContent | undefined): node is Text {
  return node?.type === 'text' && !node.data?.verbatim
}
