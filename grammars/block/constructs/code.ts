import {createToken, type TokenType} from 'chevrotain'
import type {Code} from 'mdast'
import type {BlockConstruct} from '../construct.js'

/**
 * A fence, its content and its closing line. The opening line holds no further backtick; the closing one holds three
 * and blanks only (HyperHelp: help/syntax.txt, "Code Blocks").
 */
export const FencedLines: TokenType = createToken({
  name: 'FencedLines',
  label: '``` code ```',
  pattern:
    /[ \t]*```(?!`)[^\n`]*\n(?:(?![ \t]*```[ \t]*(?:\n|(?![\0-\uFFFF])))[^\n]*\n)*[ \t]*```[ \t]*(?:\n|(?![\0-\uFFFF]))/,
  start_chars_hint: [' ', '\t', '`'],
  line_breaks: true
})

/**
 * ```ebnf
 * code = FencedLines ;
 * ```
 */
export const code: BlockConstruct = {
  name: 'code',
  tokens: {hyperhelp: [FencedLines]},
  rule() {
    const token = this.CONSUME(FencedLines)
    return this.ACTION(() => {
      const block = this.blockOf([token])
      const language = /```([\p{L}\p{M}\p{N}\p{Pc}-]*)/u.exec(block.line(0))?.[1]
      const content = block.slice(1, block.length - 1)
      const node: Code = {type: 'code', value: content.lines().join('\n')}
      if (language) node.lang = language
      node.position = this.position(block)
      return [node]
    })
  }
}
