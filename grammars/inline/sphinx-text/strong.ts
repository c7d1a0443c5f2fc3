import type {Strong} from 'mdast'
import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'

/** Two stars before text, with two more further on (Sphinx: text writer, `visit_strong`). */
const StrongOpen: InlineToken = inlineToken({
  name: 'StrongOpen',
  label: '**',
  pattern: /\*\*(?=[^\s*](?:[^*]|\*(?!\*))*\*\*)/,
  opens: '*',
  enters: 'strong'
})
const StrongClose: InlineToken = inlineToken({
  name: 'StrongClose',
  label: '**',
  pattern: /\*\*(?!\*)/,
  opens: '*',
  leaves: true
})

/**
 * ```ebnf
 * strong = "**", phrasing, "**" ;
 * ```
 */
export const strong: InlineConstruct = {
  name: 'strong',
  tokens: [StrongOpen],
  inside: [StrongClose],
  example: '**a**',
  rule() {
    const open = this.CONSUME(StrongOpen)
    const children = this.SUBRULE(this.phrasing)
    const close = this.CONSUME(StrongClose)
    return this.ACTION(
      (): Strong => ({
        type: 'strong',
        children,
        position: this.nodes.position(open, close)
      })
    )
  }
}
