import type {CustomPatternMatcherReturn, IToken} from 'chevrotain'
import type {Paragraph} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken, roleOf} from '../lines.js'
import {isWritten} from './written-layout.js'

/** Lines that begin with a bar and a space (docutils: "Line Blocks"). */
const BarLines: LineToken = lineToken({
  name: 'BarLines',
  label: '| line',
  pattern: matchBars,
  opens: ' \t|'
})
const bars = /(?:[ \t]*\|(?:[ \t](?:[^|\n\\]|\\[|]?)*)?(?:\n|(?![\0-\uFFFF])))+/y

/**
 * Directly below a line of a paragraph, a bar is text, at which the paragraph was wrapped. So it is in anything that
 * Sphinx's text writer laid out, since it writes line blocks without bars.
 */
function matchBars(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  const before = tokens[tokens.length - 1]
  if (before && roleOf(before) === 'text') return null
  bars.lastIndex = offset
  const match = bars.exec(text)
  if (!match) return null
  return isWritten(text) ? null : [match[0]]
}

/**
 * ```ebnf
 * lineBlock = BarLines ;
 * ```
 */
export const lineBlock: BlockConstruct = {
  name: 'lineBlock',
  tokens: [BarLines],
  example: '| line\n| line\n',
  rule() {
    const token = this.CONSUME(BarLines)
    return this.ACTION(() => {
      const block = this.lines.text([token])
      const lines: Array<TextBlock> = []
      for (let index = 0; index < block.length; index += 1) {
        const line = block.slice(index, index + 1).cut(1)
        if (line.length > 0) lines.push(line)
      }
      if (lines.length === 0) return []
      const node: Paragraph = {
        type: 'paragraph',
        children: [],
        position: this.nodes.position(block)
      }
      this.nodes.leave({node, text: block, kind: 'paragraph', lines})
      return [node]
    })
  }
}
