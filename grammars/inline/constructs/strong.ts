import {createToken, type TokenType} from 'chevrotain'
import type {Strong} from 'mdast'
import type {InlineConstruct} from '../construct.js'

/** Two stars with text behind them and two more further on (Sphinx: text writer, `visit_strong`). */
const StrongOpen: TokenType = createToken({
  name: 'StrongOpen',
  label: '**',
  pattern: /\*\*(?=[^\s*](?:[^*]|\*(?!\*))*\*\*)/,
  line_breaks: false,
  push_mode: 'strong'
})
const StrongClose: TokenType = createToken({
  name: 'StrongClose',
  label: '**',
  pattern: /\*\*(?!\*)/,
  pop_mode: true
})

/**
 * ```ebnf
 * strong = "**", phrasing, "**" ;
 * ```
 */
export const strong: InlineConstruct = {
  name: 'strong',
  tokens: {'sphinx-text': [StrongOpen], strong: [StrongClose]},
  rule() {
    const open = this.CONSUME(StrongOpen)
    const children = this.SUBRULE(this.phrasing)
    const close = this.CONSUME(StrongClose)
    return this.ACTION(
      (): Strong => ({
        type: 'strong',
        children,
        position: this.state.text.position(open.startOffset, this.endOf(close))
      })
    )
  }
}
