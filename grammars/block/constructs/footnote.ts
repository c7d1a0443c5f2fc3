import {type CustomPatternMatcherReturn, createToken, type IToken, type TokenType} from 'chevrotain'
import type {BlockContent, FootnoteDefinition} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {Indent} from '../indentation.js'

/**
 * `[1] ` before the text of a footnote, or a symbol (docutils: "Auto-Symbol Footnotes"), with its other lines below its
 * text (spec A29).
 */
export const FootnoteMarker: TokenType = createToken({
  name: 'FootnoteMarker',
  label: '[label]',
  pattern: matchMarker,
  start_chars_hint: [' ', '\t', '['],
  line_breaks: false
})
const footnoteMarker =
  /([ \t]*)\[(?:[#*]?[0-9A-Za-z][0-9A-Za-z_.-]*|[*†‡§¶#♠♥♦♣]{1,9})\] (?=[!-\uFFFF])(?!(?:[^|\n]|\|:[^:|\n]*:[^|\n]*\||\|(?!:))*\n\1[^\s[])/y

/** Words in brackets right behind the mark of an item are the item's text: `* [Windows] …`. */
function matchMarker(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  const before = tokens[tokens.length - 1]
  if (before && !before.image.endsWith('\n')) return null
  footnoteMarker.lastIndex = offset
  const match = footnoteMarker.exec(text)
  return match && [match[0]]
}

/** The same in plain reStructuredText: `.. [1] `. */
export const ExplicitFootnoteMarker: TokenType = createToken({
  name: 'ExplicitFootnoteMarker',
  label: '.. [label]',
  pattern: /[ \t]*\.\. \[[#*]?[0-9A-Za-z]?[0-9A-Za-z_.-]*\] +(?=[!-\uFFFF])/
})

/**
 * ```ebnf
 * footnoteDefinition = (FootnoteMarker | ExplicitFootnoteMarker), Indent, blocks, Dedent ;
 * ```
 */
export const footnoteDefinition: BlockConstruct = {
  name: 'footnoteDefinition',
  tokens: {sphinx: [FootnoteMarker], 'sphinx-text': [FootnoteMarker, ExplicitFootnoteMarker]},
  rule() {
    const marker = this.OR([
      {ALT: () => this.CONSUME(FootnoteMarker)},
      {ALT: () => this.CONSUME(ExplicitFootnoteMarker)}
    ])
    this.CONSUME(Indent)
    const children = this.SUBRULE(this.indented)
    return this.ACTION(() => {
      const label = marker.image.trim().replace('.. ', '').slice(1, -1)
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
