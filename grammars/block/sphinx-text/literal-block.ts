import type {Code} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {type LineToken, LiteralLines, lineStarts, lineToken} from '../lines.js'
import {detectCodeLanguage} from '../shared/code-language.js'

/** Lines up to a blank one, the first with Python's prompt (docutils: "Doctest Blocks"). */
const DoctestLines: LineToken = lineToken({
  name: 'DoctestLines',
  label: '>>> doctest',
  pattern: /[ \t]*>>> [^\n]*(?:\n|(?![\0-\uFFFF]))(?:[ \t]*[^ \t\n][^\n]*(?:\n|(?![\0-\uFFFF])))*/,
  opens: lineStarts
})

/**
 * ```ebnf
 * literalBlock = LiteralLines | DoctestLines ;
 * ```
 */
export const literalBlock: BlockConstruct = {
  name: 'literalBlock',
  tokens: [DoctestLines],
  example: '>>> 1\n1\n',
  rule() {
    const token = this.OR([
      {ALT: () => this.CONSUME(LiteralLines)},
      {ALT: () => this.CONSUME(DoctestLines)}
    ])
    return this.ACTION(() => {
      const block = this.lines.trimmed([token])
      const session = findSession(block.lines())
      return session === -1
        ? [readCode(block, this)]
        : [readCode(block.slice(0, session - 1), this), readCode(block.slice(session), this)]
    })
  }
}

function readCode(block: TextBlock, builder: BlockBuilder): Code {
  const value = block.lines().join('\n')
  const node: Code = {type: 'code', value, data: {fenced: false}}
  const lang = detectCodeLanguage(value)
  if (lang) node.lang = lang
  node.position = builder.nodes.position(block)
  return node
}

/** First characters of a terminal session. */
const prompt = /^(?:>>>|\$) \S/

/** Find where a session begins below other code, which it demonstrates; -1 if there is none, or nothing above it. */
function findSession(lines: ReadonlyArray<string>): number {
  const found = lines.findIndex((line) => prompt.test(line))
  return found > 1 && lines[found - 1] === '' ? found : -1
}
