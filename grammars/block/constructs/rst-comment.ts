import {createToken, type IToken, type TokenType} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {HelpComment, Plain} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {LiteralLines} from './literal-block.js'

/** `.. _topic:` (docutils: "Hyperlink Targets"). */
const TargetLine: TokenType = createToken({
  name: 'TargetLine',
  label: '.. _topic:',
  pattern: /[ \t]*\.\. _[^\n]+:[ \t]*(?:\n|(?![\0-\uFFFF]))/,
  line_breaks: true
})
/** `.. ` and text that is none of the other explicit markup (docutils: "Comments"). */
export const CommentLine: TokenType = createToken({
  name: 'CommentLine',
  label: '.. comment',
  pattern: /[ \t]*\.\.(?:[ \t][^\n]*)?(?:\n|(?![\0-\uFFFF]))/,
  line_breaks: true
})

/**
 * ```ebnf
 * rstComment = TargetLine | CommentLine, [LiteralLines] ;
 * ```
 */
export const rstComment: BlockConstruct = {
  name: 'rstComment',
  tokens: {'sphinx-text': [TargetLine, CommentLine]},
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(TargetLine)
          return this.ACTION((): Array<RootContent> => {
            const block = this.blockOf([token])
            const position = this.position(block)
            const name = block.line(0).slice('.. _'.length, -1).replaceAll('`', '')
            const identifier = name.toLowerCase().split(/\s+/).join(' ')
            const node: Plain = {
              type: 'plain',
              children: [
                {type: 'anchor', identifier, hidden: true, children: [], position: {...position}}
              ],
              position
            }
            return [node]
          })
        }
      },
      {
        ALT: () => {
          const tokens: Array<IToken> = [this.CONSUME(CommentLine)]
          this.OPTION(() => tokens.push(this.CONSUME(LiteralLines)))
          return this.ACTION((): Array<RootContent> => {
            const block = this.linesOf(tokens)
            const value = block.toString().trim().slice('..'.length).trim()
            const node: HelpComment = {
              type: 'comment',
              value,
              position: this.position(block.stripped())
            }
            return [node]
          })
        }
      }
    ])
  }
}
