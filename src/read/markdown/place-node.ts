import type {Nodes} from 'mdast'
import type {JoinedText} from '../../../grammars/joined-text.js'
import {visit} from '../../shared/visit.js'

/**
 * Map positions from joined text to its source.
 *
 * @param node
 *   Node whose offsets, and those of its descendants, are in the joined text; they are changed.
 * @param text
 *   Joined text.
 * @param base
 *   Base of the offsets (default: `0`).
 */
export function placeNode(node: Nodes, text: JoinedText, base: number = 0): void {
  visit(node, (one) => {
    const {position} = one
    if (!position) return
    one.position = text.position(
      (position.start.offset ?? base) - base,
      (position.end.offset ?? base) - base
    )
  })
}
