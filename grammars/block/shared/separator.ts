import type {ThematicBreak} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'

/** A line of four or more `=` or `-` (spec A30; HyperHelp: help/syntax.txt, "Separators"). */
export const SeparatorLine: LineToken = lineToken({
  name: 'SeparatorLine',
  label: '====',
  pattern: /[ \t]*(?:====+|----+)[ \t]*(?:\n|(?![\0-\uFFFF]))/
})

/**
 * ```ebnf
 * thematicBreak = SeparatorLine ;
 * ```
 *
 * @param token
 *   Restricts where such a line is allowed (default: wherever a block is).
 */
export function thematicBreak(token: LineToken = SeparatorLine): BlockConstruct {
  return {
    name: 'thematicBreak',
    tokens: [token],
    example: 'Text.\n\n----\n',
    rule() {
      const line = this.CONSUME(token)
      return this.ACTION(() => {
        const position = this.nodes.position(this.lines.trimmed([line]))
        return [{type: 'thematicBreak', position} satisfies ThematicBreak]
      })
    }
  }
}
