import type {Anchor, DefinitionTerm} from '../../nodes.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {AnyLine, type LineToken, lineStarts, lineToken, TextLine} from '../lines.js'
import {LeadingBlankLine, paragraph as paragraphOf} from '../shared/paragraph.js'
import {splitTerms} from '../shared/terms.js'
import {readRunningText} from './running-text.js'

/** Width in columns to which sphinx_hyperhelp makes Sphinx's text writer wrap (`MAXWIDTH`). */
const width = 80

/**
 * A line of the Sphinx builder. A line ending in the text of a link is the author's, and the next line is at the left
 * margin whatever the indentation: it belongs to the line on which the link begins (spec A6).
 *
 * ```text
 *  >    Data is exchanged through the |:c-api/buffer.txt/bufferobjects:buffer
 *  > protocol|, which …
 * ```
 */
const LinkedLine: LineToken = lineToken({
  name: 'LinkedLine',
  label: 'text line',
  pattern: /(?:[^|\n]+|\|:[^:|\n]*:[^|\n]*(?:\n(?![ \t]*\n)[^|\n]*)*\||\|)+\n?/,
  opens: lineStarts,
  role: 'text',
  categories: [TextLine]
})

export const paragraph: BlockConstruct = paragraphOf({
  tokens: [LeadingBlankLine, LinkedLine, AnyLine],
  readText: (block, {isLeading}, builder) => readRunningText(block, isLeading, builder),
  readTerms: (block, builder) => readOpenTerm(block, builder) ?? readTerms(block, builder)
})

function readTerms(block: TextBlock, {nodes}: BlockBuilder): Array<DefinitionTerm> {
  return splitTerms(block, width).map((text) => nodes.term(text))
}

/** Read terms below a line that opens an anchor, `*index-34:`, whose closing star is after the body. */
function readOpenTerm(block: TextBlock, builder: BlockBuilder): Array<DefinitionTerm> | undefined {
  const open = block.length > 1 && /^\*([^\s:|*]+):$/.exec(block.line(0))
  if (!open) return undefined
  const terms = readTerms(block.slice(1), builder)
  // Index entries of Sphinx are not link targets.
  if (/^index-\d+$/.test(open[1]!)) return terms
  const position = builder.nodes.position(block.slice(0, 1))
  const anchor: Anchor = {
    type: 'anchor',
    identifier: open[1]!,
    hidden: true,
    children: [],
    position: {...position}
  }
  return [{type: 'definitionTerm', children: [anchor], position}, ...terms]
}
