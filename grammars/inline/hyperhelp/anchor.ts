import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'
import {startCodesBut} from '../../start-codes.js'
import type {InlineConstruct} from '../construct.js'
import {anchorNode} from '../shared/anchor-node.js'
import {type InlineToken, inlineToken} from '../tokens.js'
import {markupOpener} from './patterns.js'

/** Text between the stars. */
const AnchorBody: TokenType = createToken({
  name: 'AnchorBody',
  label: 'part or colon',
  pattern: Lexer.NA
})

const AnchorOpen: InlineToken = inlineToken({
  name: 'AnchorOpen',
  label: '*',
  pattern: markupOpener('anchor', 1),
  opens: '*',
  enters: 'anchor'
})
const AnchorColon: InlineToken = inlineToken({
  name: 'AnchorColon',
  label: ':',
  pattern: /:/,
  opens: ':',
  categories: [AnchorBody]
})
const AnchorPart: InlineToken = inlineToken({
  name: 'AnchorPart',
  label: 'part',
  // All but * and :
  pattern: /[\0-)+-9;-\uFFFF]+/,
  opens: startCodesBut('*:'),
  categories: [AnchorBody]
})
const AnchorClose: InlineToken = inlineToken({
  name: 'AnchorClose',
  label: '*',
  pattern: /\*/,
  opens: '*',
  leaves: true
})

/**
 * ```ebnf
 * anchor = "*", {":" | part}, "*" ;
 * ```
 *
 * `*text*`, `*:text*`, `*topic:text*`: up to the first `*`, split at the first colon (HyperHelp: core.py,
 * `parse_anchor_body`).
 */
export const anchor: InlineConstruct = {
  name: 'anchor',
  tokens: [AnchorOpen],
  inside: [AnchorColon, AnchorPart, AnchorClose],
  example: '*a*',
  rule() {
    const open = this.CONSUME(AnchorOpen)
    let colon: IToken | undefined
    this.MANY(() => {
      const token = this.CONSUME(AnchorBody)
      if (token.tokenType === AnchorColon) colon ??= token
    })
    const close = this.CONSUME(AnchorClose)
    return this.ACTION(() => anchorNode(this, open, colon, close))
  }
}
