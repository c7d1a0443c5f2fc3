import type {BlockConstruct} from '../construct.js'
import {AnyLine} from '../lines.js'
import {LineIndent, ParagraphLines} from './lines.js'

/**
 * ```ebnf
 * paragraph = ParagraphLines ;
 * ```
 *
 * docutils: "Paragraphs". Lines that docutils rejects stay text, such as invalid titles.
 */
export const paragraph: BlockConstruct = {
  name: 'paragraph',
  tokens: [ParagraphLines, LineIndent, AnyLine],
  example: 'text\n',
  rule() {
    const token = this.CONSUME(ParagraphLines)
    return this.ACTION(() => [this.nodes.paragraph(this.lines.text([token]))])
  }
}
