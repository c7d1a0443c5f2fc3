import {type CustomPatternMatcherReturn, type IToken, Lexer} from 'chevrotain'
import type {FootnoteDefinition} from 'mdast'
import {footnoteLabel} from '../../inline/shared/footnote-reference.js'
import {handOn} from '../../match-groups.js'
import type {BlockConstruct} from '../construct.js'
import {Indent, type LineToken, lineToken} from '../lines.js'

/** The label of a footnote in any notation; the label is its payload. */
const AnyFootnoteMarker: LineToken = lineToken({
  name: 'AnyFootnoteMarker',
  label: '[label]',
  pattern: Lexer.NA
})

/**
 * `[1] ` before the text of a footnote, or a symbol (docutils: "Auto-Symbol Footnotes"), with its other lines aligned
 * with its text (spec A29).
 */
export const FootnoteMarker: LineToken = lineToken({
  name: 'FootnoteMarker',
  label: '[label]',
  pattern: matchMarker,
  opens: ' \t[',
  role: 'marker',
  categories: [AnyFootnoteMarker]
})
const footnoteMarker = new RegExp(
  String.raw`([ \t]*)\[(${footnoteLabel})\] (?=[!-\uFFFF])(?!(?:[^|\n]|\|:[^:|\n]*:[^|\n]*\||\|(?!:))*\n\1[^\s[])`,
  'y'
)

/** Bracketed words directly after a list marker are the item's text: `* [Windows] …`. */
function matchMarker(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  const before = tokens[tokens.length - 1]
  if (before && !before.image.endsWith('\n')) return null
  footnoteMarker.lastIndex = offset
  const match = footnoteMarker.exec(text)
  return match && handOn(match[0], match[2])
}

/** The same in plain reStructuredText: `.. [1] `. */
export const ExplicitFootnoteMarker: LineToken = lineToken({
  name: 'ExplicitFootnoteMarker',
  label: '.. [label]',
  pattern: (text, offset) => {
    explicitMarker.lastIndex = offset
    const match = explicitMarker.exec(text)
    return match && handOn(match[0], match[1])
  },
  opens: ' \t.',
  role: 'hanging',
  categories: [AnyFootnoteMarker]
})
const explicitMarker = /[ \t]*\.\. \[([#*]?[0-9A-Za-z]?[0-9A-Za-z_.-]*)\] +(?=[!-\uFFFF])/y

/**
 * ```ebnf
 * footnoteDefinition = (FootnoteMarker | ExplicitFootnoteMarker), Indent, blocks, Dedent ;
 * ```
 *
 * @param tokens
 *   Notations of its label.
 */
export function footnoteDefinition(...tokens: ReadonlyArray<LineToken>): BlockConstruct {
  return {
    name: 'footnoteDefinition',
    tokens,
    example: '[1] Text.\n',
    rule() {
      const marker = this.CONSUME(AnyFootnoteMarker)
      this.CONSUME(Indent)
      const children = this.SUBRULE(this.indented)
      return this.ACTION(() => {
        const label = marker.payload as string
        const identifier = label.toLowerCase()
        this.state.footnotes.add(identifier)
        const node: FootnoteDefinition = {
          type: 'footnoteDefinition',
          identifier,
          label,
          children: children as FootnoteDefinition['children']
        }
        return [this.nodes.from(marker, node)]
      })
    }
  }
}
