import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'
import type {Anchor} from '../../nodes.js'
import {startCodesBut} from '../../start-codes.js'
import type {InlineConstruct} from '../construct.js'
import {markupOpener} from '../native-patterns.js'

/** What stands between the stars. */
const AnchorBody: TokenType = createToken({
  name: 'AnchorBody',
  label: 'part or colon',
  pattern: Lexer.NA
})

const AnchorOpen: TokenType = createToken({
  name: 'AnchorOpen',
  label: '*',
  pattern: markupOpener('anchor', 1),
  start_chars_hint: ['*'],
  line_breaks: false,
  push_mode: 'anchor'
})
const AnchorColon: TokenType = createToken({
  name: 'AnchorColon',
  label: ':',
  pattern: /:/,
  categories: [AnchorBody]
})
const AnchorPart: TokenType = createToken({
  name: 'AnchorPart',
  label: 'part',
  // All but * :
  pattern: /[\0-)+-9;-\uFFFF]+/,
  start_chars_hint: startCodesBut('*:'),
  line_breaks: true,
  categories: [AnchorBody]
})
const AnchorClose: TokenType = createToken({
  name: 'AnchorClose',
  label: '*',
  pattern: /\*/,
  pop_mode: true
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
  tokens: {
    hyperhelp: [AnchorOpen],
    anchor: [AnchorColon, AnchorPart, AnchorClose]
  },
  rule() {
    const open = this.CONSUME(AnchorOpen)
    let colon: IToken | undefined
    this.MANY(() => {
      const token = this.CONSUME(AnchorBody)
      if (token.tokenType === AnchorColon) colon ??= token
    })
    const close = this.CONSUME(AnchorClose)
    return this.ACTION((): Anchor => this.anchorNode(open, colon, close))
  }
}
