import {scanOf} from '../../inline/hyperhelp/scan.js'
import type {HelpComment} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'
import {isLineStart} from './lines.js'

const restOfLine = /[ \t]*(?:\n|(?![\s\S]))/y

/** A comment on lines of its own. */
export const CommentLines: LineToken = lineToken({
  name: 'CommentLines',
  label: '<** comment **>',
  pattern: (text, offset, tokens) => {
    if (!isLineStart(text, offset)) return null
    let start = offset
    while (text[start] === ' ' || text[start] === '\t') start += 1
    if (!text.startsWith('<**', start)) return null
    const end = scanOf(text, tokens).at(start)?.end ?? -1
    if (end === -1) return null
    restOfLine.lastIndex = end
    return restOfLine.test(text) ? [text.slice(offset, restOfLine.lastIndex)] : null
  },
  opens: ' \t<',
  role: 'comment'
})

/**
 * ```ebnf
 * comment = CommentLines ;
 * ```
 *
 * HyperHelp shows nothing of it, not even its line ending, so it does not separate paragraphs. Between the lines of a
 * paragraph, it is part of the paragraph.
 */
export const comment: BlockConstruct = {
  name: 'comment',
  tokens: [CommentLines],
  example: '<** comment **>\n',
  rule() {
    const token = this.CONSUME(CommentLines)
    return this.ACTION(() => {
      const block = this.lines.trimmed([token])
      const blanks = /^[ \t]*/.exec(block.line(0))![0].length
      const node: HelpComment = {
        type: 'comment',
        value: token.image.trim().slice(3, -3),
        position: block.source.position(block.start + blanks, block.end)
      }
      return [node]
    })
  }
}
