import type {IToken} from 'chevrotain'
import type {Paragraph, RootContent} from 'mdast'
import type {HelpComment} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, LiteralLines, lineToken} from '../lines.js'

/** `.. _topic:` (docutils: "Hyperlink Targets"). */
const TargetLine: LineToken = lineToken({
  name: 'TargetLine',
  label: '.. _topic:',
  pattern: /[ \t]*\.\. _[^\n]+:[ \t]*(?:\n|(?![\0-\uFFFF]))/
})
/** `.. ` and text that is none of the other explicit markup (docutils: "Comments"). */
const CommentLine: LineToken = lineToken({
  name: 'CommentLine',
  label: '.. comment',
  pattern: /[ \t]*\.\.(?:[ \t][^\n]*)?(?:\n|(?![\0-\uFFFF]))/,
  role: 'verbatim'
})

/**
 * ```ebnf
 * comment = TargetLine | CommentLine, [LiteralLines] ;
 * ```
 */
export const comment: BlockConstruct = {
  name: 'comment',
  tokens: [TargetLine, CommentLine],
  example: '.. comment\n',
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(TargetLine)
          return this.ACTION((): Array<RootContent> => {
            const block = this.lines.trimmed([token])
            const position = this.nodes.position(block)
            const name = block.line(0).slice('.. _'.length, -1).replaceAll('`', '')
            const identifier = name.toLowerCase().split(/\s+/).join(' ')
            const node: Paragraph = {
              type: 'paragraph',
              children: [
                {type: 'anchor', identifier, hidden: true, children: [], position: {...position}}
              ],
              data: {compact: true},
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
            const block = this.lines.raw(tokens)
            const value = block.toString().trim().slice('..'.length).trim()
            const node: HelpComment = {
              type: 'comment',
              value,
              position: this.nodes.position(block.stripped())
            }
            return [node]
          })
        }
      }
    ])
  }
}
