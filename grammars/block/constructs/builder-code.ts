import {createToken, type TokenType} from 'chevrotain'
import type {Code} from 'mdast'
import {tellCodeLanguage} from '../code-language.js'
import type {BlockConstruct} from '../construct.js'

/**
 * A fence of the Sphinx builder, its content and its closing line, all at the left margin whatever they belong to
 * (spec A24).
 */
export const BuilderFence: TokenType = createToken({
  name: 'BuilderFence',
  label: '``` code ```',
  pattern:
    /```[\w+-]*[ \t]*\n(?:(?!```[\w+-]*[ \t]*(?:\n|(?![\0-\uFFFF])))[^\n]*\n)*```[ \t]*(?:\n|(?![\0-\uFFFF]))/,
  line_breaks: true
})
/** A fence that nothing closes. */
const OpenFence: TokenType = createToken({
  name: 'OpenFence',
  label: '```',
  pattern: /```[\w+-]+[ \t]*(?:\n|(?![\0-\uFFFF]))/,
  line_breaks: true
})

/**
 * ```ebnf
 * builderCode = BuilderFence | OpenFence ;
 * ```
 *
 * The builder writes `rst` into nearly every fence and never looks at the language: what is inside tells.
 */
export const builderCode: BlockConstruct = {
  name: 'builderCode',
  tokens: {sphinx: [BuilderFence, OpenFence]},
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(BuilderFence)
          return this.ACTION(() => {
            const block = this.linesOf([token])
            const written = block.line(0).slice(3).trim()
            const last = block.length - (block.line(block.length - 1) === '' ? 2 : 1)
            const value = block.slice(1, last).toString()
            const node: Code = {type: 'code', value, data: {written}}
            const lang = tellCodeLanguage(value, written)
            if (lang) node.lang = lang
            node.position = this.position(block.slice(0, last + 1).stripped())
            return [node]
          })
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(OpenFence)
          return this.ACTION(() => {
            const block = this.textOf([token])
            this.state.report({
              ruleId: 'code-unclosed',
              reason: `Unexpected \`${block.line(0)}\` without an end, expected a line of \`\`\` below it`,
              start: block.start,
              end: block.end,
              note: 'What follows is read as text; add the closing line'
            })
            return [this.paragraphNode(block)]
          })
        }
      }
    ])
  }
}
