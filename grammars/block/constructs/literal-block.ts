import {createToken, Lexer, type TokenType} from 'chevrotain'
import type {Code} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import {tellCodeLanguage} from '../code-language.js'
import type {BlockConstruct} from '../construct.js'
import {lineStarts} from '../lines.js'
import type {BlockParser} from '../parser.js'

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
      const session = findSession(block.lines())
      return session === -1
        ? [readCode(block, this)]
        : [readCode(block.slice(0, session - 1), this), readCode(block.slice(session), this)]
    })
  }
}

function readCode(block: TextBlock, builder: BlockParser): Code {
  const value = block.lines().join('\n')
  const node: Code = {type: 'code', value, data: {fenced: false}}
  const lang = tellCodeLanguage(value)
  if (lang) node.lang = lang
  node.position = builder.position(block)
  return node
}

/** What a session at a terminal begins with. */
const prompt = /^(?:>>>|\$) \S/

/** Find where a session stands below other code, which it shows at work; -1 where there is none, or nothing else. */
function findSession(lines: ReadonlyArray<string>): number {
  const found = lines.findIndex((line) => prompt.test(line))
  return found > 1 && lines[found - 1] === '' ? found : -1
}
