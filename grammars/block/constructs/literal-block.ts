import {createToken, Lexer, type TokenType} from 'chevrotain'
import type {Code} from 'mdast'
import {tellCodeLanguage} from '../code-language.js'
import type {BlockConstruct} from '../construct.js'
import {lineStarts} from '../lines.js'

/** Indented lines that are no markup; the indentation pass finds them. */
export const LiteralLines: TokenType = createToken({
  name: 'LiteralLines',
  label: 'literal block',
  pattern: Lexer.NA
})
/** A line with the prompt of Python, and those up to a blank one (docutils: "Doctest Blocks"). */
const DoctestLines: TokenType = createToken({
  name: 'DoctestLines',
  label: '>>> doctest',
  pattern: /[ \t]*>>> [^\n]*(?:\n|(?![\0-\uFFFF]))(?:[ \t]*[^ \t\n][^\n]*(?:\n|(?![\0-\uFFFF])))*/,
  start_chars_hint: lineStarts,
  line_breaks: true
})

/**
 * ```ebnf
 * literalBlock = LiteralLines | DoctestLines ;
 * ```
 */
export const literalBlock: BlockConstruct = {
  name: 'literalBlock',
  tokens: {'sphinx-text': [DoctestLines]},
  rule() {
    const token = this.OR([
      {ALT: () => this.CONSUME(LiteralLines)},
      {ALT: () => this.CONSUME(DoctestLines)}
    ])
    return this.ACTION(() => {
      const block = this.blockOf([token])
      const value = block.lines().join('\n')
      const node: Code = {type: 'code', value, data: {fenced: false}}
      const lang = tellCodeLanguage(value)
      if (lang) node.lang = lang
      node.position = this.position(block)
      return [node]
    })
  }
}
