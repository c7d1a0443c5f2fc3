import {Lexer} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {DefinitionList, DefinitionTerm} from '../../nodes.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {type LineToken, lineToken, TextLine} from '../lines.js'

/** A line with one blank before it that is no indentation (spec A8, A14); the stage behind the lexer finds it. */
export const LeadingBlankLine: LineToken = lineToken({
  name: 'LeadingBlankLine',
  label: 'text line',
  pattern: Lexer.NA,
  role: 'text',
  categories: [TextLine]
})

/** How languages differ. */
interface ParagraphOptions {
  /** Lines of text; the last takes any line. */
  readonly tokens: ReadonlyArray<LineToken>
  /** Make nodes of lines that nothing indented follows; `isLeading`: a blank stands before the first. */
  readonly readText: (
    block: TextBlock,
    isLeading: boolean,
    builder: BlockBuilder
  ) => Array<RootContent>
  /** Make terms of lines that an indented body follows. */
  readonly readTerms: (block: TextBlock, builder: BlockBuilder) => Array<DefinitionTerm>
}

/**
 * ```ebnf
 * paragraph = TextLine, {TextLine}, [Indent, blocks, Dedent] ;
 * ```
 *
 * Lines that an indented body directly follows are terms, and the body says what they mean (docutils: "Definition
 * Lists"; spec A19). A term that ends with a colon is a field (spec A32).
 */
export function paragraph({tokens, readText, readTerms}: ParagraphOptions): BlockConstruct {
  return {
    name: 'paragraph',
    tokens,
    example: 'Text.\n',
    rule() {
      const isLeading = this.LA(1).tokenType === LeadingBlankLine
      this.AT_LEAST_ONE(this.takeLine)
      const block = this.ACTION(() => this.lines.takeText())
      const body = this.OPTION(this.takeBody)
      return this.ACTION((): Array<RootContent> => {
        if (!body?.length) return readText(block, isLeading, this)
        const terms = readTerms(block, this)
        const list: DefinitionList = {
          type: 'definitionList',
          children: [...terms, this.nodes.body(body)]
        }
        const isField = terms.length === 1 && block.line(block.length - 1).endsWith(':')
        if (isField) list.data = {kind: 'field'}
        return [this.nodes.spanning(list)]
      })
    }
  }
}
