import type {CustomPatternMatcherReturn, IToken} from 'chevrotain'
import type {Emphasis} from 'mdast'
import type {Expression} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {type InlineToken, inlineToken} from '../tokens.js'
import {emphasisEnd, isTypeOfC} from './emphasis-extent.js'

/** A star that has a closing one. */
const EmphasisOpen: InlineToken = inlineToken({
  name: 'EmphasisOpen',
  label: '*',
  pattern: matchOpen,
  opens: '*',
  enters: 'emphasis'
})
const EmphasisClose: InlineToken = inlineToken({
  name: 'EmphasisClose',
  label: '*',
  pattern: matchClose,
  opens: '*',
  leaves: true
})

/**
 * Where the last opened emphasis ends, and its token list: emphasis does not nest, and one text is lexed at a time. A weak
 * map with an entry for each cell kept the collector busy.
 */
let open: {readonly tokens: Array<IToken>; readonly end: number} | undefined

function matchOpen(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  const end = emphasisEnd(text, offset)
  if (end === -1) return null
  open = {tokens, end}
  return ['*']
}

function matchClose(
  _text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  return open?.tokens === tokens && open.end === offset ? ['*'] : null
}

/**
 * ```ebnf
 * emphasis = "*", phrasing, "*" ;
 * ```
 */
export const emphasis: InlineConstruct = {
  name: 'emphasis',
  tokens: [EmphasisOpen],
  inside: [EmphasisClose],
  example: '*a*',
  rule() {
    const open = this.CONSUME(EmphasisOpen)
    const children = this.SUBRULE(this.phrasing)
    const close = this.CONSUME(EmphasisClose)
    return this.ACTION((): Emphasis | Expression => {
      const {text} = this.state
      const value = text.value.slice(open.startOffset + 1, close.startOffset)
      return {
        type: isTypeOfC(value, text.source) ? 'expression' : 'emphasis',
        children,
        position: this.nodes.position(open, close)
      }
    })
  }
}
