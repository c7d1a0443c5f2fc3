import type {Nodes, Parents} from 'mdast'

/**
 * Write a tree as one line, for tests: `type#identifier(children)`, texts in quotes; `compact` is a paragraph that its
 * writer did not set apart.
 */
export function outline(node: Nodes): string {
  if (node.type === 'text') return JSON.stringify(node.value)
  const fields = node as {identifier?: string; depth?: number; kind?: string; lang?: string}
  let head: string = node.type
  if (node.type === 'paragraph' && node.data?.compact) head = 'compact'
  if (fields.depth !== undefined) head += fields.depth
  if (fields.kind !== undefined) head += `.${fields.kind}`
  if (fields.lang) head += `.${fields.lang}`
  if (fields.identifier !== undefined) head += `#${fields.identifier}`
  if ('value' in node) return `${head} ${JSON.stringify(node.value)}`
  return 'children' in node ? `${head}(${(node as Parents).children.map(outline).join(' ')})` : head
}

/** Write what stands in a document. */
export function outlines(root: Parents): Array<string> {
  return root.children.map(outline)
}
