import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'
import {startCodesBut} from '../../start-codes.js'
import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'
import {anchorNode} from './anchor-node.js'

/** Text in a hidden anchor. */
const HiddenAnchorBody: TokenType = createToken({
  name: 'HiddenAnchorBody',
  label: 'part or colon',
  pattern: Lexer.NA
})
const HiddenAnchorColon: InlineToken = inlineToken({
  name: 'HiddenAnchorColon',
  label: ':',
  pattern: /:/,
  opens: ':',
  categories: [HiddenAnchorBody]
})
const HiddenAnchorClose: InlineToken = inlineToken({
  name: 'HiddenAnchorClose',
  label: '|*',
  pattern: /\|\*/,
  opens: '|',
  leaves: true
})
const HiddenAnchorPart: InlineToken = inlineToken({
  name: 'HiddenAnchorPart',
  label: 'part',
  // All but : and |*
  pattern: /(?:[\0-9;-{}-\uFFFF]|\|(?!\*))+/,
  opens: startCodesBut(':'),
  categories: [HiddenAnchorBody]
})

/**
 * Make the construct of hidden anchors opened by a token that enters `hiddenAnchor`.
 *
 * ```ebnf
 * hiddenAnchor = "*|", {":" | part}, "|*" ;
 * ```
 *
 * Ends at the first `|*`, whatever precedes it (HyperHelp: help/syntax.txt, "Anchors").
 */
export function hiddenAnchor(
  opener: InlineToken,
  more: Pick<InlineConstruct, 'example' | 'within'>
): InlineConstruct {
  return {
    ...more,
    name: 'hiddenAnchor',
    tokens: [opener],
    inside: [HiddenAnchorColon, HiddenAnchorClose, HiddenAnchorPart],
    rule() {
      const open = this.CONSUME(opener)
      let colon: IToken | undefined
      this.MANY(() => {
        const token = this.CONSUME(HiddenAnchorBody)
        if (token.tokenType === HiddenAnchorColon) colon ??= token
      })
      const close = this.CONSUME(HiddenAnchorClose)
      return this.ACTION(() => anchorNode(this, open, colon, close))
    }
  }
}
