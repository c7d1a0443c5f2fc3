import {type CustomPatternMatcherReturn, createToken, type IToken, type TokenType} from 'chevrotain'
import type {Emphasis} from 'mdast'
import type {Expression} from '../../nodes.js'
import type {InlineConstruct} from '../construct.js'
import {emphasisEnd, isTypeOfC} from '../emphasis-extent.js'

/** A star that another one closes; its payload says where that is. */
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

function matchOpen(text: string, offset: number): CustomPatternMatcherReturn | null {
  const end = emphasisEnd(text, offset)
  if (end === -1) return null
  const match: CustomPatternMatcherReturn = ['*']
  match.payload = end
  return match
}

function matchClose(
  _text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  // Emphasis holds no emphasis, so the last opening star is this one's.
  let index = tokens.length - 1
  while (tokens[index]!.tokenType !== EmphasisOpen) index -= 1
  return tokens[index]!.payload === offset ? ['*'] : null
}

/**
 * ```ebnf
 * emphasis = "*", phrasing, "*" ;
 * ```
 */
export const emphasis: InlineConstruct = {
  name: 'emphasis',
  tokens: {
    sphinx: [EmphasisOpen],
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
