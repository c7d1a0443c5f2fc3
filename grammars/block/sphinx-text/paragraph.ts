import type {RootContent} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {AnyLine} from '../lines.js'
import {splitAtSeams} from '../shared/glued-paragraphs.js'
import {type ParagraphContext, paragraph as paragraphOf} from '../shared/paragraph.js'
import {readRubric} from '../shared/rubric.js'
import {splitTerms} from '../shared/terms.js'
import {versionOf} from '../shared/version-note.js'
import {width} from './written-layout.js'

export const paragraph: BlockConstruct = paragraphOf({
  tokens: [AnyLine],
  readText: readParagraphText,
  readTerms: (block, {nodes}) => splitTerms(block, width).map((text) => nodes.term(text))
})

/**
 * Make nodes of running text without an indented body.
 *
 * @param block
 *   Lines, trimmed.
 */
export function readParagraphText(
  block: TextBlock,
  {isIntroduction}: Pick<ParagraphContext, 'isIntroduction'>,
  builder: BlockBuilder
): Array<RootContent> {
  const text = block.toString()
  const rubric = readRubric(block, text, builder)
  if (rubric) return [rubric]
  // Two colons announce a literal block; one of them is shown if text precedes them (docutils).
  const marks = isIntroduction && text.endsWith('::') ? (/(?:^|\s)::$/.test(text) ? 2 : 1) : 0
  const lines = marks > 0 ? block.cut(0, text.length - marks) : block
  if (lines.length === 0) return []
  const version = versionOf(text)
  const node = builder.nodes.paragraph(lines, version)
  // A version note is one paragraph, even if the writer joined several.
  if (version) builder.nodes.keepLines(splitAtSeams)
  return [node]
}
