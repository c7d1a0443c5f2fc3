import type {Root} from 'mdast'
import type {Point} from 'unist'

/**
 * Find the first non-blank line outside of all blocks of a tree.
 *
 * @param tree
 *   Blocks with positions, in document order.
 * @param value
 *   Text that they were read from.
 * @returns
 *   Position of its first non-space character; `undefined` if there is no such line.
 */
export function findOutside(tree: Root, value: string): Point | undefined {
  let next = 0
  let covered = 0
  let offset = 0
  let line = 0
  // Each line with its line ending.
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
