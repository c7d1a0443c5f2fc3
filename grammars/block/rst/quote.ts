import type {Blockquote, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {Indent} from '../lines.js'
import {Attribution} from './lines.js'

/**
 * ```ebnf
 * blockQuote = Indent, blocks, Dedent ;
 * ```
 *
 * docutils: "Block Quotes".
 */
export const blockQuote: BlockConstruct = {
  name: 'blockQuote',
  tokens: [],
  example: '  text\n',
  rule() {
    this.CONSUME(Indent)
    const children = this.SUBRULE(this.indented)
    return this.ACTION((): Array<RootContent> => {
      // A lone `::` leaves nothing.
      if (children.length === 0) return []
      return [
        this.nodes.spanning<Blockquote>({
          type: 'blockquote',
          children: children as Blockquote['children']
        })
      ]
    })
  }
}

/**
 * ```ebnf
 * attribution = Attribution ;
 * ```
 *
 * Source of a quote: its last paragraph, which begins with a dash (docutils: `split_attribution`).
 */
export const attribution: BlockConstruct = {
  name: 'attribution',
  tokens: [Attribution],
  example: '  text\n\n  -- name\n',
  rule() {
    const token = this.CONSUME(Attribution)
    return this.ACTION((): Array<RootContent> => {
      const node = this.nodes.paragraph(this.lines.text([token]), {attribution: true})
      node.children = [{type: 'text', value: '\u2014 '}]
      return [node]
    })
  }
}
