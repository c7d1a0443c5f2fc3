import {createToken, type TokenType} from 'chevrotain'
import type {InlineConstruct} from '../construct.js'
import {wholeMarkup} from '../native-patterns.js'

/** From one backtick to the next (HyperHelp: help/syntax.txt, "Inline Code"). */
const CodeSpan: TokenType = createToken({
  name: 'CodeSpan',
  label: '`code`',
  pattern: wholeMarkup('inlineCode'),
  start_chars_hint: ['`'],
  line_breaks: true
})

/**
 * ```ebnf
 * inlineCode = CodeSpan ;
 * ```
 */
export const inlineCode: InlineConstruct = {
  name: 'inlineCode',
  tokens: {hyperhelp: [CodeSpan]},
  rule() {
    const token = this.CONSUME(CodeSpan)
    return this.ACTION(() => this.codeNode(token, 1))
  }
}
