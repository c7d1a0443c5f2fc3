import type {Paragraph} from 'mdast'
import {findParagraphs} from '../../../grammars/block/rst/plain-paragraphs.js'
import {hasNoMarks} from '../../../grammars/inline/index.js'
import {rst} from '../../../grammars/inline/rst/index.js'
import {mayHoldAddress} from '../../../grammars/inline/rst/standalone.js'
import type {TextBlock} from '../../../grammars/text-block.js'
import {plainParagraph} from '../plain-cell.js'

/**
 * Read a cell that is paragraphs without markup for certain, as the grammars would read it, without what they wait for
 * texts with.
 *
 * @param block
 *   Its lines.
 * @returns
 *   Paragraphs; nothing where the grammars have to look.
 */
export function readPlainCell(block: TextBlock): Array<Paragraph> | undefined {
  const places = findParagraphs(block)
  if (!places) return undefined
  const {source, starts, ends} = block
  const paragraphs: Array<Paragraph> = new Array(places.length >> 1)
  for (let index = 0; index < places.length; index += 2) {
    const from = places[index]!
    const to = places[index + 1]!
    const value = block.joined(from, to)
    if (value.includes('\\') || !hasNoMarks(value, rst) || mayHoldAddress(value)) return undefined
    paragraphs[index >> 1] = plainParagraph(value, source, starts[from]!, ends[to - 1]!)
  }
  return paragraphs
}
