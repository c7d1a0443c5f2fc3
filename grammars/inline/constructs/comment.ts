import {createToken, type TokenType} from 'chevrotain'
import type {HelpComment} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {wholeMarkup} from '../native-patterns.js'

/** `<** … **>`, over any number of lines (HyperHelp: help/syntax.txt, "Comments"). */
export const Comment: TokenType = createToken({
  name: 'Comment',
  label: '<** comment **>',
  pattern: wholeMarkup('comment'),
  start_chars_hint: ['<'],
  line_breaks: true
})

/**
 * ```ebnf
 * comment = Comment ;
 * ```
 *
 * Deviation: text before and behind a comment stays two texts; HyperHelp shows the file without comments, and reads
 * what then stands together.
 */
export const comment: InlineConstruct = {
  name: 'comment',
  tokens: {hyperhelp: [Comment]},
  rule() {
    const token = this.CONSUME(Comment)
    return this.ACTION((): HelpComment => {
      const {text} = this.state
      // As written: what nobody sees was not wrapped either.
      const start = text.offset(token.startOffset)
      const end = text.offset(this.endOf(token) - 1) + 1
      return {
        type: 'comment',
        value: text.source.value.slice(start + 3, end - 3),
        position: text.source.position(start, end)
      }
    })
  }
}
