import type {Paragraph} from 'mdast'
import {isPlainParagraph} from '../../grammars/block/sphinx-text/plain-paragraph.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {unwrapBlock} from '../unwrap/index.js'

/** The beginning of a version note, and characters that may be markup or an escape. */
const special = /["*[`\\]|^(?:New|Added|Changed|Deprecated|Removed)\s/

/**
 * Read a cell of plain reStructuredText that is certainly one paragraph without markup, as most are. The result is that
 * of the grammars, which take several times as long to start.
 *
 * @param block
 *   Its lines, in the language `sphinx-text`.
 * @param byHand
 *   Whether the lines were broken by hand: then they end at spaces.
 * @returns
 *   Its paragraph; nothing if the grammars are needed.
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
