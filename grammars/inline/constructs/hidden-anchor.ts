import {createToken, type IToken, type TokenType} from 'chevrotain'
import type {Anchor} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {markupOpener} from '../native-patterns.js'

const HiddenAnchorOpen: TokenType = createToken({
  name: 'HiddenAnchorOpen',
  label: '*|',
  pattern: markupOpener('hiddenAnchor', 2),
  start_chars_hint: ['*'],
  line_breaks: false,
  push_mode: 'hidden-anchor'
})

/** The Sphinx builder puts an anchor sign into every hidden anchor: `*|topic:⚓|*` (spec A10). */
const SphinxAnchorOpen: TokenType = createToken({
  name: 'SphinxAnchorOpen',
  label: '*|',
  pattern: /\*\|(?=[^|⚓]*:⚓\|\*)/,
  push_mode: 'hidden-anchor'
})
const HiddenAnchorColon: TokenType = createToken({
  name: 'HiddenAnchorColon',
  label: ':',
  pattern: /:/
})
const HiddenAnchorClose: TokenType = createToken({
  name: 'HiddenAnchorClose',
  label: '|*',
  pattern: /\|\*/,
  pop_mode: true
})
const HiddenAnchorPart: TokenType = createToken({
  name: 'HiddenAnchorPart',
  label: 'part',
  // All but : and |*
  pattern: /(?:[\0-9;-{}-\uFFFF]|\|(?!\*))+/,
  line_breaks: true
})

/**
 * ```ebnf
 * hiddenAnchor = "*|", {":" | part}, "|*" ;
 * ```
 *
 * Up to the first `|*`, whatever stands before it (HyperHelp: help/syntax.txt, "Anchors").
 */
export const hiddenAnchor: InlineConstruct = {
  name: 'hiddenAnchor',
  tokens: {
    hyperhelp: [HiddenAnchorOpen],
    sphinx: [SphinxAnchorOpen],
    emphasis: [SphinxAnchorOpen],
    'hidden-anchor': [HiddenAnchorColon, HiddenAnchorClose, HiddenAnchorPart]
  },
  rule() {
    const open = this.OR([
      {ALT: () => this.CONSUME(HiddenAnchorOpen)},
      {ALT: () => this.CONSUME(SphinxAnchorOpen)}
    ])
    let colon: IToken | undefined
    this.MANY(() =>
      this.OR1([
        {
          ALT: () => {
            const token = this.CONSUME(HiddenAnchorColon)
            colon ??= token
          }
        },
        {ALT: () => this.CONSUME(HiddenAnchorPart)}
      ])
    )
    const close = this.CONSUME(HiddenAnchorClose)
    return this.ACTION((): Anchor => this.anchorNode(open, colon, close))
  }
}
