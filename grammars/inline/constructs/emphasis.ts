import {type CustomPatternMatcherReturn, createToken, type TokenType} from 'chevrotain'
import type {Emphasis} from 'mdast'
import {isSpace} from '../../text-block.js'
import type {InlineConstruct} from '../construct.js'

/** A star with no blank behind it, and another star further on that is not part of a link (spec A21). */
const EmphasisOpen: TokenType = createToken({
  name: 'EmphasisOpen',
  label: '*',
  pattern: matchOpen,
  start_chars_hint: ['*'],
  line_breaks: false,
  push_mode: 'emphasis'
})
/** The last of a run of stars closes: `*PyObject **` is a C pointer's star in emphasis (spec A21). */
const EmphasisClose: TokenType = createToken({
  name: 'EmphasisClose',
  label: '*',
  pattern: /\*(?!\*)/,
  pop_mode: true
})

/** How far away the closing star may be, so that a text full of opening ones takes linear time. */
const longestEmphasis = 4000
/** What takes a star along inside, and the star that closes: the marks of the mode `emphasis` in their order. */
const marks = /\|:[^:|]*:[^|]*\||\*\|[^|⚓]*:⚓\|\*|\*(?!\*)/g

function matchOpen(text: string, offset: number): CustomPatternMatcherReturn | null {
  const next = text.charCodeAt(offset + 1)
  if (Number.isNaN(next) || next === 42 || isSpace(next)) return null
  marks.lastIndex = offset + 1
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    if (match.index > offset + longestEmphasis) return null
    if (match[0].length === 1) return ['*']
  }
  return null
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
    return this.ACTION(
      (): Emphasis => ({
        type: 'emphasis',
        children,
        position: this.state.text.position(open.startOffset, this.endOf(close))
      })
    )
  }
}
