import {createToken, type TokenType} from 'chevrotain'
import type {InlineConstruct} from '../construct.js'

/** Two backticks, text without a blank at its ends, two backticks (docutils: "Inline Literals"). */
const DoubleBackticks: TokenType = createToken({
  name: 'DoubleBackticks',
  label: '``literal``',
  pattern: /``(?=[^\s`]|`[^`])(?:[^`]|`(?!`))*?[^\s`]`{0,3}``(?!`)/,
  line_breaks: true
})

/**
 * ```ebnf
 * rstLiteral = DoubleBackticks ;
 * ```
 */
export const rstLiteral: InlineConstruct = {
  name: 'rstLiteral',
  tokens: {'sphinx-text': [DoubleBackticks]},
  rule() {
    const token = this.CONSUME(DoubleBackticks)
    return this.ACTION(() => this.codeNode(token, 2))
  }
}
