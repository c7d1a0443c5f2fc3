import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'
import type {Anchor} from '../../nodes.js'
import {startCodesBut} from '../../start-codes.js'
import type {InlineConstruct} from '../construct.js'
import {markupOpener} from '../native-patterns.js'

/** The beginning of a hidden anchor, whatever the language. */
const HiddenAnchorStart: TokenType = createToken({
  name: 'HiddenAnchorStart',
  label: '*|',
  pattern: Lexer.NA
})
/** What stands in a hidden anchor. */
const HiddenAnchorBody: TokenType = createToken({
  name: 'HiddenAnchorBody',
  label: 'part or colon',
  pattern: Lexer.NA
})

const HiddenAnchorOpen: TokenType = createToken({
  name: 'HiddenAnchorOpen',
  label: '*|',
  pattern: markupOpener('hiddenAnchor', 2),
  start_chars_hint: ['*'],
  line_breaks: false,
  push_mode: 'hidden-anchor',
  categories: [HiddenAnchorStart]
})

/** The Sphinx builder puts an anchor sign into every hidden anchor: `*|topic:⚓|*` (spec A10). */
const SphinxAnchorOpen: TokenType = createToken({
  name: 'SphinxAnchorOpen',
  label: '*|',
  pattern: /\*\|(?=[^|⚓]*:⚓\|\*)/,
  push_mode: 'hidden-anchor',
  categories: [HiddenAnchorStart]
})
const HiddenAnchorColon: TokenType = createToken({
  name: 'HiddenAnchorColon',
  label: ':',
  pattern: /:/,
  categories: [HiddenAnchorBody]
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
  start_chars_hint: startCodesBut(':'),
  line_breaks: true,
  categories: [HiddenAnchorBody]
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
    'sphinx-help': [SphinxAnchorOpen],
    emphasis: [SphinxAnchorOpen],
    'hidden-anchor': [HiddenAnchorColon, HiddenAnchorClose, HiddenAnchorPart]
  },
  rule() {
    const open = this.CONSUME(HiddenAnchorStart)
    let colon: IToken | undefined
    this.MANY(() => {
      const token = this.CONSUME(HiddenAnchorBody)
      if (token.tokenType === HiddenAnchorColon) colon ??= token
    })
    const close = this.CONSUME(HiddenAnchorClose)
    return this.ACTION((): Anchor => this.anchorNode(open, colon, close))
  }
}
