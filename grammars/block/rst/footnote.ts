import type {FootnoteDefinition, RootContent} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import type {LabelPayload} from './indent/payloads.js'
import {FootnoteLabel, FootnoteMarker} from './lines.js'

/**
 * ```ebnf
 * footnoteDefinition = FootnoteLabel, Indent, blocks, Dedent ;
 * ```
 *
 * docutils: "Footnotes", "Citations". `#` and `*` are resolved when the whole document has been read; `data.auto` keeps
 * the label as written.
 */
export const footnoteDefinition: BlockConstruct = {
  name: 'footnoteDefinition',
  tokens: [FootnoteMarker, FootnoteLabel],
  example: '.. [1] text\n',
  rule() {
    const token = this.CONSUME(FootnoteLabel)
    const children = this.takeBody()
    return this.ACTION((): Array<RootContent> => {
      const label = this.lines.text([(token.payload as LabelPayload).label]).toString()
      const node: FootnoteDefinition = {
        type: 'footnoteDefinition',
        identifier: label.toLowerCase(),
        label,
        children: children as FootnoteDefinition['children']
      }
      if (/^[#*]/.test(label)) node.data = {auto: label}
      else if (!/^[0-9]+$/.test(label)) node.data = {citation: true}
      return [this.nodes.from(token, node)]
    })
  }
}
