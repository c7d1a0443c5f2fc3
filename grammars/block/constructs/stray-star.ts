import {createToken, type TokenType} from 'chevrotain'
import type {BlockConstruct} from '../construct.js'

/**
 * A star alone. The Sphinx builder closes the anchor of a term behind the body of the term (spec A18, A19).
 *
 * ```text
 *  > *index-34:
 *  > "\Z"
 *  >    Matches only at the end of the string.
 *  >
 *  > *
 * ```
 */
export const StrayStar: TokenType = createToken({
  name: 'StrayStar',
  label: '*',
  pattern: /[ \t]*\*[ \t]*(?:\n|(?![\0-\uFFFF]))/,
  line_breaks: true
})

/**
 * ```ebnf
 * strayStar = StrayStar ;
 * ```
 */
export const strayStar: BlockConstruct = {
  name: 'strayStar',
  tokens: {sphinx: [StrayStar]},
  rule() {
    this.CONSUME(StrayStar)
    return this.ACTION(() => [])
  }
}
