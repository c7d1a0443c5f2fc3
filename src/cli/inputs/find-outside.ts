import type {Root} from 'mdast'
import type {Point} from 'unist'

/**
 * Find the first line that is not blank and belongs to no block of a tree.
 *
 * @param tree
 *   Blocks, with positions, in the order in which they start.
 * @param value
 *   Text that they were read from.
 * @returns
 *   Its first character that is not blank; nothing when there is no such line.
 */
export function findOutside(tree: Root, value: string): Point | undefined {
  let next = 0
  let covered = 0
  let offset = 0
  let line = 0
  // Each line with its ending.
  for (const [text] of value.matchAll(/[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+$/g)) {
    line += 1
    for (; next < tree.children.length; next += 1) {
      const {position} = tree.children[next]!
      if (position && position.start.line > line) break
      covered = Math.max(covered, position?.end.line ?? 0)
    }
    const indent = text.search(/[^\s\uFEFF]/)
    if (indent >= 0 && line > covered) return {line, column: indent + 1, offset: offset + indent}
    offset += text.length
  }
  return undefined
}
