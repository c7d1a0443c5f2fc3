import {createToken, type TokenType} from 'chevrotain'
import type {BlockContent, FootnoteDefinition} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {Indent} from '../indentation.js'

/** `[1] ` before the text of a footnote (spec A29). */
export const FootnoteMarker: TokenType = createToken({
  name: 'FootnoteMarker',
  label: '[label]',
  pattern: /[ \t]*\[[#*]?[0-9A-Za-z][0-9A-Za-z_.-]*\] (?=[!-\uFFFF])/
})

/**
 * ```ebnf
 * footnoteDefinition = FootnoteMarker, Indent, blocks, Dedent ;
 * ```
 */
export const footnoteDefinition: BlockConstruct = {
  name: 'footnoteDefinition',
  tokens: {sphinx: [FootnoteMarker], 'sphinx-text': [FootnoteMarker]},
  rule() {
    const marker = this.CONSUME(FootnoteMarker)
    this.CONSUME(Indent)
    const children = this.SUBRULE(this.indented)
    return this.ACTION(() => {
      const label = marker.image.trim().slice(1, -1)
      const identifier = label.toLowerCase()
      this.state.footnotes.add(identifier)
      const node: FootnoteDefinition = {
        type: 'footnoteDefinition',
        identifier,
        label,
        children: children as Array<BlockContent>
      }
      return [this.from(marker, node)]
    })
  }
}
