import type {Paragraph, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import type {LineBlockPayload} from './indent/payloads.js'
import {LineBlockLines, LineBlockMarker} from './lines.js'

/**
 * ```ebnf
 * lineBlock = LineBlockLines ;
 * ```
 *
 * docutils: "Line Blocks": a paragraph that keeps its lines. A nested line begins with two no-break spaces per block
 * around it, the only way to show nesting in Markdown.
 */
export const lineBlock: BlockConstruct = {
  name: 'lineBlock',
  tokens: [LineBlockMarker, LineBlockLines],
  example: '| one\n| two\n',
  rule() {
    const token = this.CONSUME(LineBlockLines)
    return this.ACTION((): Array<RootContent> => {
      const {lines} = token.payload as LineBlockPayload
      const texts = lines.map(({text}) => this.lines.text(text ? [text] : []))
      const whole = this.lines.text([token])
      const node: Paragraph = {type: 'paragraph', children: [], data: {lineBlock: true}}
      this.nodes.withLines(
        node,
        whole,
        texts,
        lines.map(({depth}) => depth)
      )
      return [node]
    })
  }
}
