import {createToken, Lexer, type TokenType} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {Anchor, DefinitionList, DefinitionTerm} from '../../nodes.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {lineStarts} from '../lines.js'
import type {BlockParser} from '../parser.js'
import {readRunningText} from '../running-text.js'
import {splitTerms} from '../terms.js'

/** A line of running text. */
export const TextLine: TokenType = createToken({
  name: 'TextLine',
  label: 'text line',
  pattern: Lexer.NA
})

/** A line with one blank before it that is no indentation (spec A8, A14). */
export const LeadingBlankLine: TokenType = createToken({
  name: 'LeadingBlankLine',
  label: 'text line',
  pattern: Lexer.NA,
  categories: [TextLine]
})

/**
 * A line of the Sphinx builder. A line ending in the text of a link is the author's, and what follows it stands at
 * the left margin whatever the indentation: it belongs to the line that the link began on (spec A6).
 *
 * ```text
 *  >    Data is exchanged through the |:c-api/buffer.txt/bufferobjects:buffer
 *  > protocol|, which …
 * ```
 */
const LinkedLine: TokenType = createToken({
  name: 'LinkedLine',
  label: 'text line',
  pattern: /(?:[^|\n]+|\|:[^:|\n]*:[^|\n]*(?:\n(?![ \t]*\n)[^|\n]*)*\||\|)+\n?/,
  start_chars_hint: lineStarts,
  line_breaks: true,
  categories: [TextLine]
})

/** Any line that is nothing else: what makes the lexer total. It stands last. */
export const AnyLine: TokenType = createToken({
  name: 'AnyLine',
  label: 'text line',
  pattern: /[\0-\t\v-\uFFFF]+\n?/,
  line_breaks: true,
  categories: [TextLine]
})

/**
 * ```ebnf
 * paragraph = TextLine, {TextLine}, [Indent, blocks, Dedent] ;
 * ```
 *
 * Lines that an indented body directly follows are terms, and the body says what they mean (docutils: "Definition
 * Lists"; spec A19). A term that ends with a colon is a field (spec A32).
 */
export const paragraph: BlockConstruct = {
  name: 'paragraph',
  tokens: {hyperhelp: [], sphinx: [LinkedLine], 'sphinx-text': []},
  rule() {
    const leading = this.LA(1).tokenType === LeadingBlankLine
    this.AT_LEAST_ONE(this.takeLine)
    const block = this.ACTION(this.takeText)
    const body = this.OPTION(this.takeBody)
    return this.ACTION((): Array<RootContent> => {
      if (!body?.length) return readRunningText(block, leading, this)
      const {language} = this.state
      const terms = (language === 'sphinx' && readOpenTerm(block, this)) || readTerms(block, this)
      const field = terms.length === 1 && block.line(block.length - 1).endsWith(':')
      const list: DefinitionList = {
        type: 'definitionList',
        children: [...terms, this.bodyNode(body)]
      }
      if (field) list.data = {kind: 'field'}
      return [this.spanning(list)]
    })
  }
}

function readTerms(block: TextBlock, builder: BlockParser): Array<DefinitionTerm> {
  return splitTerms(block, builder.state.language).map((text) => builder.termNode(text))
}

/** Read terms below a line that opens an anchor, `*index-34:`, whose closing star stands behind the body. */
function readOpenTerm(block: TextBlock, builder: BlockParser): Array<DefinitionTerm> | undefined {
  const open = block.length > 1 && /^\*([^\s:|*]+):$/.exec(block.line(0))
  if (!open) return undefined
  const terms = readTerms(block.slice(1), builder)
  // Entries of Sphinx's index are no targets of links.
  if (/^index-\d+$/.test(open[1]!)) return terms
  const place = builder.position(block.slice(0, 1))
  const anchor: Anchor = {
    type: 'anchor',
    identifier: open[1]!,
    hidden: true,
    children: [],
    position: {...place}
  }
  return [{type: 'definitionTerm', children: [anchor], position: place}, ...terms]
}
