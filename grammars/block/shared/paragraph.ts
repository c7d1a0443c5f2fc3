import {Lexer} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {DefinitionList, DefinitionTerm} from '../../nodes.js'
import type {RuleMethods} from '../../rule-methods.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {BlankLine, type LineToken, LiteralLines, lineToken, TextLine} from '../lines.js'

/** A line with a leading space that is no indentation (spec A8, A14); made by the indentation stage. */
export const LeadingBlankLine: LineToken = lineToken({
  name: 'LeadingBlankLine',
  label: 'text line',
  pattern: Lexer.NA,
  role: 'text',
  categories: [TextLine]
})

/** Context of lines of text. */
export interface ParagraphContext {
  /** Whether a space that is no indentation precedes the first line. */
  readonly isLeading: boolean
  /** Whether literal lines follow. */
  readonly isIntroduction: boolean
}

/** Differences between languages. */
interface ParagraphOptions {
  /** Line tokens; the last accepts any line. */
  readonly tokens: ReadonlyArray<LineToken>
  /** Make nodes of lines without a body. */
  readonly readText: (
    block: TextBlock,
    surroundings: ParagraphContext,
    builder: BlockBuilder
  ) => Array<RootContent>
  /** Make terms of lines with an indented body. */
  readonly readTerms: (block: TextBlock, builder: BlockBuilder) => Array<DefinitionTerm>
}

/**
 * ```ebnf
 * paragraph = TextLine, {TextLine}, [Indent, blocks, Dedent] ;
 * ```
 *
 * Lines directly followed by an indented body are terms, and the body is their definition (docutils: "Definition
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
        if (!body?.length) {
          return readText(block, {isLeading, isIntroduction: isAboveLiteral(this)}, this)
        }
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

/** Whether the next nonblank line is literal. */
function isAboveLiteral(rules: RuleMethods): boolean {
  let ahead = 1
  while (rules.LA(ahead).tokenType === BlankLine) ahead += 1
  return rules.LA(ahead).tokenType === LiteralLines
}
