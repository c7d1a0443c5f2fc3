import type {Heading} from 'mdast'
import {TextBlock} from '../../text-block.js'
import type {BlockBuilder} from '../construct.js'

/**
 * Read `-[ text ]-` (Sphinx: writers/text.py, `visit_rubric`; spec A30).
 *
 * @param block
 *   Running text.
 * @param text
 *   The same, joined by `\n`.
 * @returns
 *   A heading; nothing for any other text.
 */
export function readRubric(
  block: TextBlock,
  text: string,
  {nodes}: BlockBuilder
): Heading | undefined {
  if (!text.startsWith('-[ ') || !text.endsWith(' ]-')) return undefined
  const node: Heading = {type: 'heading', depth: 1, children: [], data: {rubric: true}}
  const last = block.length - 1
  const starts = [...block.starts]
  const ends = [...block.ends]
  starts[0]! += '-[ '.length
  ends[last]! -= ' ]-'.length
  const title = new TextBlock(block.source, starts, ends).stripped()
  nodes.leave({node, text: title, kind: 'heading'})
  node.position = nodes.position(block)
  return nodes.note(node, {isBelow: true})
}
