import type {Code} from 'mdast'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'
import {detectCodeLanguage} from '../shared/code-language.js'

/**
 * A fence of the Sphinx builder, with its content and closing line, all at the left margin whatever they belong to
 * (spec A24).
 */
const Fence: LineToken = lineToken({
  name: 'Fence',
  label: '``` code ```',
  role: 'transparent',
  pattern:
    /```[\w+-]*[ \t]*\n(?:(?!```[\w+-]*[ \t]*(?:\n|(?![\0-\uFFFF])))[^\n]*\n)*```[ \t]*(?:\n|(?![\0-\uFFFF]))/
})
/** A fence that is never closed. */
const OpenFence: LineToken = lineToken({
  name: 'OpenFence',
  label: '```',
  pattern: /```[\w+-]+[ \t]*(?:\n|(?![\0-\uFFFF]))/
})

/**
 * ```ebnf
 * code = Fence | OpenFence ;
 * ```
 *
 * The builder writes `rst` on nearly every fence, whatever the language, so it is detected from the content.
 */
export const code: BlockConstruct = {
  name: 'code',
  tokens: [Fence, OpenFence],
  example: '```rst\ncode\n```\n',
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(Fence)
          return this.ACTION(() => {
            const block = this.lines.raw([token])
            const written = block.line(0).slice(3).trim()
            const last = block.length - (block.line(block.length - 1) === '' ? 2 : 1)
            const value = block.slice(1, last).toString()
            const node: Code = {type: 'code', value, data: {written}}
            const lang = detectCodeLanguage(value, written)
            if (lang) node.lang = lang
            node.position = this.nodes.position(block.slice(0, last + 1).stripped())
            return [node]
          })
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(OpenFence)
          return this.ACTION(() => {
            const block = this.lines.text([token])
            this.state.report({
              ruleId: 'code-unclosed',
              reason: `No line of \`\`\` closes \`${block.line(0)}\``,
              start: block.start,
              end: block.end,
              note: 'The following lines are read as text; add the closing fence'
            })
            return [this.nodes.paragraph(block)]
          })
        }
      }
    ])
  }
}
