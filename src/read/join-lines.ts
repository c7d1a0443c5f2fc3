import type {Nodes} from 'mdast'

/**
 * Replace line endings in text by spaces, as Markdown shows them, except before characters that would be markup at the
 * start of a line, such as `a.` in pandoc's lists.
 *
 * @param nodes
 *   Nodes of Markdown; changed.
 */
export function joinLines(nodes: ReadonlyArray<Nodes>): void {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]!
    if (node.type === 'text') {
      if (!node.value.includes('\n')) continue
      const next = nodes[index + 1]
      const isMark = next?.type === 'text' && next.data?.verbatim
      const end = isMark && node.value.endsWith('\n') ? -1 : node.value.length
      node.value = node.value.slice(0, end).replaceAll('\n', ' ') + node.value.slice(end)
    } else if ('children' in node) joinLines(node.children)
  }
}
