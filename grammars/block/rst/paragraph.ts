import type {BlockConstruct} from '../construct.js'
import {AnyLine} from '../lines.js'
import {LineIndent, ParagraphLines} from './lines.js'

/**
 * ```ebnf
 * paragraph = ParagraphLines ;
 * ```
 *
 * docutils: "Paragraphs". Lines that docutils refuses stay text, so it is also what looks like a title and is none.
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
