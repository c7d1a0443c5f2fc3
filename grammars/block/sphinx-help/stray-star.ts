import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'

/**
 * A lone star. The Sphinx builder closes the anchor of a term after its body (spec A18, A19).
 *
 * ```text
 *  > *index-34:
 *  > "\Z"
 *  >    Matches only at the end of the string.
 *  >
 *  > *
 * ```
 */
const StrayStar: LineToken = lineToken({
  name: 'StrayStar',
  label: '*',
  pattern: /[ \t]*\*[ \t]*(?:\n|(?![\0-\uFFFF]))/,
  role: 'star'
})

/**
 * ```ebnf
 * strayStar = StrayStar ;
 * ```
 */
export const strayStar: BlockConstruct = {
  name: 'strayStar',
  tokens: [StrayStar],
  example: 'Text.\n\n*\n',
  rule() {
    this.CONSUME(StrayStar)
    return this.ACTION(() => [])
  }
}
