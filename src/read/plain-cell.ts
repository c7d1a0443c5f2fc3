import type {Paragraph} from 'mdast'
import {isPlainParagraph} from '../../grammars/block/sphinx-text/plain-paragraph.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {unwrapBlock} from '../unwrap/index.js'

/** What begins a version note, and what may be markup or an escape. */
const special = /["*[`\\]|^(?:New|Added|Changed|Deprecated|Removed)\s/

/**
 * Read a cell of plain reStructuredText that is one paragraph without markup for certain, as most are: the grammars
 * would make the same of it, and setting them to work takes several times as long.
 *
 * @param block
 *   Its lines, of the language `sphinx-text`.
 * @param byHand
 *   Whether a person broke the lines: then they end at blanks.
 * @returns
 *   Its paragraph; nothing where the grammars have to look.
 */
export function readPlainCell(block: TextBlock, byHand: boolean): Array<Paragraph> | undefined {
  if (!isPlainParagraph(block)) return undefined
  const value =
    block.length === 1
      ? block.line(0)
      : byHand
        ? block.lines().join(' ')
        : unwrapBlock(block, {kind: 'paragraph', language: 'sphinx-text'})[0]!.value
  if (special.test(value)) return undefined
  const {source, start, end} = block
  return [
    {
      type: 'paragraph',
      children: [{type: 'text', value, position: source.position(start, end)}],
      position: source.position(start, end)
    }
  ]
}
