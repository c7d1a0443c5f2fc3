import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'
import type {Paragraph, RootContent} from 'mdast'
import type {DefinitionBody, DefinitionList, DefinitionTerm} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {Indent} from '../indentation.js'

/** A line of running text. */
export const TextLine: TokenType = createToken({
  name: 'TextLine',
  label: 'text line',
  pattern: Lexer.NA
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
  tokens: {},
  rule() {
    const lines: Array<IToken> = []
    this.AT_LEAST_ONE(() => lines.push(this.CONSUME(TextLine)))
    let body: Array<RootContent> | undefined
    this.OPTION(() => {
      this.CONSUME(Indent)
      body = this.SUBRULE(this.indented)
    })
    return this.ACTION((): Array<RootContent> => {
      const block = this.blockOf(lines)
      if (!body) return [this.textNode<Paragraph>({type: 'paragraph', children: []}, block)]
      const terms = block.starts.map((_, index) =>
        this.textNode<DefinitionTerm>(
          {type: 'definitionTerm', children: []},
          block.slice(index, index + 1),
          'term'
        )
      )
      const field = terms.length === 1 && block.line(0).endsWith(':')
      const list: DefinitionList = {
        type: 'definitionList',
        children: [
          ...terms,
          this.container<DefinitionBody>({type: 'definitionBody', children: []}, body)
        ]
      }
      if (field) list.data = {kind: 'field'}
      return [this.spanning(list)]
    })
  }
}
