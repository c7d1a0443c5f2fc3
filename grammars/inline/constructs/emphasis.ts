import {createToken, type TokenType} from 'chevrotain'
import type {Emphasis} from 'mdast'
import type {InlineConstruct} from '../construct.js'

/** A star with no blank behind it, and another star further on that is not part of a link (spec A21). */
const EmphasisOpen: TokenType = createToken({
  name: 'EmphasisOpen',
  label: '*',
  pattern: /\*(?=[^\s*](?:[^*|]|\|:[^:|]*:[^|]*\||\|)*\*)/,
  line_breaks: false,
  push_mode: 'emphasis'
})
/** The last of a run of stars closes: `*PyObject **` is a C pointer's star in emphasis (spec A21). */
const EmphasisClose: TokenType = createToken({
  name: 'EmphasisClose',
  label: '*',
  pattern: /\*(?!\*)/,
  pop_mode: true
})

/**
 * ```ebnf
 * emphasis = "*", phrasing, "*" ;
 * ```
 */
export const emphasis: InlineConstruct = {
  name: 'emphasis',
  tokens: {
    sphinx: [EmphasisOpen],
    'sphinx-text': [EmphasisOpen],
    emphasis: [EmphasisClose]
  },
  rule() {
    const open = this.CONSUME(EmphasisOpen)
    const children = this.SUBRULE(this.phrasing)
    const close = this.CONSUME(EmphasisClose)
    return this.ACTION(
      (): Emphasis => ({
        type: 'emphasis',
        children,
        position: this.state.text.position(open.startOffset, this.endOf(close))
      })
    )
  }
}
