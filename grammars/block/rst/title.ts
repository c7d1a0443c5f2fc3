import type {Heading, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import type {TitlePayload} from './indent/payloads.js'
import {PunctuationLine, TitleLines, TransitionLine} from './lines.js'

/**
 * ```ebnf
 * title = TitleLines ;
 * ```
 *
 * docutils: "Sections". A title with overline and underline is of another level than one with the same underline only.
 *
 * Deviation: titles whose adornment comes at the wrong level are read, one level below the last; docutils drops them.
 */
export const title: BlockConstruct = {
  name: 'title',
  tokens: [TitleLines, PunctuationLine],
  example: 'Title\n=====\n',
  rule() {
    const token = this.CONSUME(TitleLines)
    return this.ACTION((): Array<RootContent> => {
      const {text, depth} = token.payload as TitlePayload
      const node: Heading = {
        type: 'heading',
        depth: Math.min(depth, 6) as Heading['depth'],
        children: []
      }
      this.nodes.withText(node, this.lines.text([text]), 'heading')
      node.position = this.nodes.position(this.lines.text([token]))
      return [node]
    })
  }
}

/**
 * ```ebnf
 * transition = TransitionLine ;
 * ```
 *
 * docutils: "Transitions".
 */
export const transition: BlockConstruct = {
  name: 'transition',
  tokens: [TransitionLine],
  example: 'a\n\n----\n\nb\n',
  rule() {
    const token = this.CONSUME(TransitionLine)
    return this.ACTION(
      (): Array<RootContent> => [
        {type: 'thematicBreak', position: this.nodes.position(this.lines.text([token]))}
      ]
    )
  }
}
