import type {Code} from 'mdast'
import {matchGroups} from '../../match-groups.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'

/**
 * A fence after a marker, with its content and closing line. The opening line has no further backtick; the closing one
 * has only three backticks and spaces (HyperHelp: help/syntax.txt, "Code Blocks").
 */
const HangingFence: LineToken = lineToken({
  name: 'HangingFence',
  label: '``` code ```',
  pattern: matchGroups(
    /[ \t]*```(?!`)(?<language>[\p{L}\p{M}\p{N}\p{Pc}-]*)(?![\p{L}\p{M}\p{N}\p{Pc}-])[^\n`]*\n(?:(?![ \t]*```[ \t]*(?:\n|(?![\s\S])))[^\n]*\n)*[ \t]*```[ \t]*(?:\n|(?![\s\S]))/uy
  ),
  opens: ' \t`'
})

/**
 * ```ebnf
 * hangingCode = HangingFence ;
 * ```
 */
export const hangingCode: BlockConstruct = {
  name: 'hangingCode',
  tokens: [HangingFence],
  example: '* ```\n  code\n  ```\n',
  rule() {
    const token = this.CONSUME(HangingFence)
    return this.ACTION(() => {
      const block = this.lines.trimmed([token])
      const {language} = token.payload as {language: string}
      const content = block.slice(1, block.length - 1)
      const node: Code = {type: 'code', value: content.lines().join('\n')}
      if (language) node.lang = language
      node.position = this.nodes.position(block)
      return [node]
    })
  }
}
