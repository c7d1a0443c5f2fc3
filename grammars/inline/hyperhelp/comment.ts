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
 * A line ending directly after `**>` is dropped: HyperHelp removes both together (HyperHelp: help/syntax.txt,
 * "Comments").
 *
 * Deviation: the texts before and after a comment stay separate; HyperHelp displays the file without comments, and
 * parses the joined text.
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
      // As written: invisible text was not wrapped.
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
