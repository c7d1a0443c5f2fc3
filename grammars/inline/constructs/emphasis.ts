import {type CustomPatternMatcherReturn, createToken, type IToken, type TokenType} from 'chevrotain'
import type {Emphasis} from 'mdast'
import type {Expression} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {emphasisEnd, isTypeOfC} from '../emphasis-extent.js'

/** A star that another one closes. */
const EmphasisOpen: TokenType = createToken({
  name: 'EmphasisOpen',
  label: '*',
  pattern: matchOpen,
  start_chars_hint: ['*'],
  line_breaks: false,
  push_mode: 'emphasis'
})
const EmphasisClose: TokenType = createToken({
  name: 'EmphasisClose',
  label: '*',
  pattern: matchClose,
  start_chars_hint: ['*'],
  line_breaks: false,
  pop_mode: true
})

/** Where the emphasis ends that was opened last, by the tokens that it is among: emphasis holds no emphasis. */
const ends = new WeakMap<Array<IToken>, number>()

function matchOpen(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  const end = emphasisEnd(text, offset)
  if (end === -1) return null
  ends.set(tokens, end)
  return ['*']
}

function matchClose(
  _text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  return ends.get(tokens) === offset ? ['*'] : null
}

/**
 * ```ebnf
 * emphasis = "*", phrasing, "*" ;
 * ```
 */
export const emphasis: InlineConstruct = {
  name: 'emphasis',
  tokens: {
    'sphinx-help': [EmphasisOpen],
    'sphinx-text': [EmphasisOpen],
    emphasis: [EmphasisClose]
  },
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
        position: text.position(open.startOffset, this.endOf(close))
      }
    })
  }
}
