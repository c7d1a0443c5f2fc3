import type {RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {CommentLines, CommentMarker} from './lines.js'

/**
 * ```ebnf
 * comment = CommentLines ;
 * ```
 *
 * docutils: "Comments".
 */
export const comment: BlockConstruct = {
  name: 'comment',
  tokens: [CommentMarker, CommentLines],
  example: '.. text\n',
  rule() {
    const token = this.CONSUME(CommentLines)
    return this.ACTION((): Array<RootContent> => {
      const block = this.lines.trimmed([token])
      return [
        {
          type: 'comment',
          value: contentOf(block.lines()),
          position: this.nodes.position(block)
        }
      ]
    })
  }
}

/** Remove the marker, and the indentation of the other lines. */
function contentOf([first = '', ...rest]: ReadonlyArray<string>): string {
  const indent = Math.min(...rest.filter(Boolean).map((line) => line.search(/\S/)))
  const lines = [first.replace(/^\.\. */, ''), ...rest.map((line) => line.slice(indent))]
  return lines.join('\n').trim()
}
