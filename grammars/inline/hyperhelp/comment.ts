import type {HelpComment} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {endOf, type InlineToken, inlineToken, Text} from '../tokens.js'
import {wholeMarkup} from './patterns.js'

/** `<** … **>`, over any number of lines (HyperHelp: help/syntax.txt, "Comments"). */
const Comment: InlineToken = inlineToken({
  name: 'Comment',
  label: '<** comment **>',
  pattern: wholeMarkup('comment'),
  opens: '<'
})

/**
 * ```ebnf
 * comment = Comment, [Text] ;
 * ```
 *
 * A line ending directly behind `**>` is none: HyperHelp erases both together (HyperHelp: help/syntax.txt, "Comments").
 *
 * Deviation: text before and behind a comment stays two texts; HyperHelp shows the file without comments, and reads
 * what then stands together.
 */
export const comment: InlineConstruct = {
  name: 'comment',
  tokens: [Comment],
  example: '<** a **>',
  rule() {
    const token = this.CONSUME(Comment)
    const behind = this.OPTION(() => this.CONSUME(Text))
    return this.ACTION(() => {
      const {text} = this.state
      // As written: what nobody sees was not wrapped either.
      const start = text.offset(token.startOffset)
      const end = text.offset(endOf(token) - 1) + 1
      const node: HelpComment = {
        type: 'comment',
        value: text.source.value.slice(start + 3, end - 3),
        position: text.source.position(start, end)
      }
      if (!behind) return node
      const from = behind.startOffset
      const erased = text.source.value[end] === '\n' && text.offset(from) === end
      return [node, this.nodes.text(erased ? from + 1 : from, endOf(behind))]
    })
  }
}
