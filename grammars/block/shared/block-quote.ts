import type {Blockquote, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {AnyIndent} from '../lines.js'
import {isProduction} from './production-list.js'

/**
 * ```ebnf
 * blockquote = (Indent | BlankIndent), blocks, Dedent ;
 * ```
 *
 * What stands deeper and belongs to nothing before it (docutils: "Block Quotes"; spec A25).
 */
export const blockquote: BlockConstruct = {
  name: 'blockquote',
  tokens: [],
  example: 'Text.\n\n   Quote.\n',
  rule() {
    this.CONSUME(AnyIndent)
    const children = this.SUBRULE(this.indented)
    return this.ACTION((): Array<RootContent> => {
      // Targets and comments without a form leave nothing.
      if (children.length === 0) return []
      // The text writer sets grammars apart so, which are no quotes (spec A31).
      if (children.every(isProduction)) return children
      const node: Blockquote = {type: 'blockquote', children: children as Blockquote['children']}
      return [this.nodes.spanning(node)]
    })
  }
}
