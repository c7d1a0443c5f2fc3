import {createToken, type TokenType} from 'chevrotain'
import type {ThematicBreak} from 'mdast'
import type {BlockConstruct} from '../construct.js'

/** A line of four or more `=` or `-` (spec A30; HyperHelp: help/syntax.txt, "Separators"). */
const SeparatorLine: TokenType = createToken({
  name: 'SeparatorLine',
  label: '====',
  pattern: /[ \t]*(?:====+|----+)[ \t]*(?:\n|(?![\0-\uFFFF]))/,
  line_breaks: true
})

/**
 * ```ebnf
 * thematicBreak = SeparatorLine ;
 * ```
 */
export const thematicBreak: BlockConstruct = {
  name: 'thematicBreak',
  tokens: {sphinx: [SeparatorLine], 'sphinx-text': [SeparatorLine]},
  rule() {
    const token = this.CONSUME(SeparatorLine)
    return this.ACTION(() => {
      const node: ThematicBreak = {
        type: 'thematicBreak',
        position: this.position(this.blockOf([token]))
      }
      return [node]
    })
  }
}
