import type {Nodes} from 'mdast'
import type {JoinedText} from '../../../grammars/joined-text.js'

/**
 * Carry positions over from joined text to its source; cells are no deeper than the Markdown parser's own stack allows.
 *
 * @param node
 *   Node whose offsets are those of the joined text; it is changed.
 * @param text
 *   Joined text.
 * @param base
 *   What the offsets are counted from (default: `0`).
 */
export function placeNode(node: Nodes, text: JoinedText, base: number = 0): void {
  const {position} = node
  if (position) {
    node.position = text.position(
      (position.start.offset ?? base) - base,
      (position.end.offset ?? base) - base
    )
  }
  if ('children' in node) for (const child of node.children) placeNode(child, text, base)
}
