import {createToken, type TokenType} from 'chevrotain'
import type {HelpComment} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'

/** `<** … **>`, over any number of lines (HyperHelp: help/syntax.txt, "Comments"). */
const Comment: TokenType = createToken({
  name: 'Comment',
  label: '<** comment **>',
  pattern: /<\*\*[\s\S]*?\*\*>/,
  line_breaks: true
})

/**
 * ```ebnf
 * comment = Comment ;
 * ```
 */
export const comment: InlineConstruct = {
  name: 'comment',
  tokens: {hyperhelp: [Comment]},
  rule() {
    const token = this.CONSUME(Comment)
    return this.ACTION((): HelpComment => ({type: 'comment', ...this.enclosed(token, 3)}))
  }
}
