import {createToken, type TokenType} from 'chevrotain'
import type {ThematicBreak} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {isLineStart} from '../native-lines.js'

const line = /[ \t]*(?:====+|----+)[ \t]*(?:\n|(?![\s\S]))/y

/** A line of four or more `=` or `-` (HyperHelp: help/syntax.txt, "Separators"). */
export const NativeSeparatorLine: TokenType = createToken({
  name: 'NativeSeparatorLine',
  label: '====',
  pattern: (text, offset) => {
    line.lastIndex = offset
    return isLineStart(text, offset) && line.test(text)
      ? [text.slice(offset, line.lastIndex)]
      : null
  },
  start_chars_hint: [' ', '\t', '=', '-'],
  line_breaks: true
})

/**
 * ```ebnf
 * nativeSeparator = NativeSeparatorLine ;
 * ```
 */
export const nativeSeparator: BlockConstruct = {
  name: 'nativeSeparator',
  tokens: {hyperhelp: [NativeSeparatorLine]},
  rule() {
    const token = this.CONSUME(NativeSeparatorLine)
    return this.ACTION(() => {
      const block = this.blockOf([token])
      const node: ThematicBreak = {type: 'thematicBreak', position: this.position(block)}
      return [node]
    })
  }
}
