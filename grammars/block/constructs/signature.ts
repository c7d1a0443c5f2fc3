import {createToken, type IToken, type TokenType} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {Anchor, DefinitionBody, DefinitionList, DefinitionTerm} from '../../nodes.js'
import {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {BlankIndent, Indent} from '../indentation.js'

/**
 * A line in stars with a topic, or two lines where the closing star has one of its own (spec A17, A18).
 */
const SignatureLine: TokenType = createToken({
  name: 'SignatureLine',
  label: '*topic:signature*',
  pattern:
    /[ \t]*\*[^\s:|*]+:(?=[^\s*]|\*+[^\s*])[^\n]*(?:\*[ \t]*(?:\n|(?![\0-\uFFFF]))|\n[ \t]*\*[ \t]*(?:\n|(?![\0-\uFFFF])))/,
  start_chars_hint: [' ', '\t', '*'],
  line_breaks: true
})

/**
 * ```ebnf
 * signatures = SignatureLine, {SignatureLine}, [(Indent | BlankIndent), blocks, Dedent] ;
 * ```
 */
export const signatures: BlockConstruct = {
  name: 'signatures',
  tokens: {sphinx: [SignatureLine]},
  rule() {
    const lines: Array<IToken> = []
    this.AT_LEAST_ONE(() => lines.push(this.CONSUME(SignatureLine)))
    let body: Array<RootContent> | undefined
    this.OPTION(() => {
      this.OR([{ALT: () => this.CONSUME(Indent)}, {ALT: () => this.CONSUME(BlankIndent)}])
      body = this.SUBRULE(this.indented)
    })
    return this.ACTION(() => {
      const terms = lines.map((token): DefinitionTerm => {
        const block = this.blockOf([token])
        const line = block.line(0)
        const colon = line.indexOf(':')
        const end = block.length > 1 ? line.length : line.lastIndexOf('*')
        const anchor: Anchor = {
          type: 'anchor',
          identifier: line.slice(1, colon),
          hidden: false,
          children: [],
          position: this.position(block)
        }
        this.state.texts.push({
          node: anchor,
          text: new TextBlock(
            block.source,
            [block.start + colon + 1],
            [block.start + end]
          ).trimmed(),
          kind: 'signature'
        })
        return {type: 'definitionTerm', children: [anchor], position: this.position(block)}
      })
      const list: DefinitionList = {
        type: 'definitionList',
        children: body
          ? [...terms, this.container<DefinitionBody>({type: 'definitionBody', children: []}, body)]
          : terms,
        data: {kind: 'signature'}
      }
      return [this.spanning(list)]
    })
  }
}
