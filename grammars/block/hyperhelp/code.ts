import type {CustomPatternMatcherReturn} from 'chevrotain'
import type {Code, Paragraph, RootContent} from 'mdast'
import {scanOf, whiteSpace, whiteSpaceStarts} from '../../inline/hyperhelp/scan.js'
import {handOn} from '../../match-groups.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'
import {isLineStart} from './lines.js'

/** Three backticks at the start of a line without others (HyperHelp: help/syntax.txt, "Code Blocks"). */
export const fenceOpener: RegExp = new RegExp(
  `(?<indent>[${whiteSpace}]*)\`\`\`(?!\`)(?<language>[\\p{L}\\p{M}\\p{N}\\p{Pc}-]*)(?<meta>[^\\n\`]*)(?:\\n|(?![\\s\\S]))`,
  'yu'
)

/** Payload of a fence. */
interface FencePayload {
  readonly indent: string
  readonly language: string
  readonly meta: string
}

/** Match a fence with its content and closing line; if it is never closed, only its first line. */
function fence(closed: boolean) {
  return (text: string, offset: number, tokens: object): CustomPatternMatcherReturn | null => {
    if (!isLineStart(text, offset)) return null
    fenceOpener.lastIndex = offset
    const match = fenceOpener.exec(text)
    if (!match) return null
    const content = fenceOpener.lastIndex
    const end = scanOf(text, tokens).fenceEnd(content)
    if (end === -1) return closed ? null : [text.slice(offset, content)]
    return closed ? handOn(text.slice(offset, end), match.groups) : null
  }
}

const starts = [...whiteSpaceStarts, '`'.charCodeAt(0)]

const Fence: LineToken = lineToken({
  name: 'Fence',
  label: '``` code ```',
  pattern: fence(true),
  opens: starts
})

const UnclosedFence: LineToken = lineToken({
  name: 'UnclosedFence',
  label: '```',
  pattern: fence(false),
  opens: starts
})

/**
 * ```ebnf
 * code = Fence | UnclosedFence ;
 * ```
 *
 * Deviation: the language is the whole word, `json5`; the editor colors it as `json`. A fence that is never closed is a
 * line of text; in the editor it runs to the end of the file.
 */
export const code: BlockConstruct = {
  name: 'code',
  tokens: [Fence, UnclosedFence],
  example: '```\ncode\n```\n',
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(Fence)
          return this.ACTION((): Array<RootContent> => {
            const block = this.lines.trimmed([token])
            const lines = token.image.split('\n')
            if (lines[lines.length - 1] === '') lines.pop()
            const {indent, language, meta} = token.payload as FencePayload
            const node: Code = {
              type: 'code',
              lang: language || null,
              meta: meta.trim() || null,
              value: lines
                .slice(1, -1)
                .map((line) => withoutIndent(line, indent.length))
                .join('\n')
            }
            if (node.lang === null) delete node.lang
            if (node.meta === null) delete node.meta
            const blanks = /^[ \t]*/.exec(block.line(0))![0].length
            node.position = block.source.position(block.start + blanks, block.end)
            return [node]
          })
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(UnclosedFence)
          return this.ACTION((): Array<RootContent> => {
            const block = this.lines.trimmed([token])
            this.state.report({
              ruleId: 'code-unclosed',
              reason: 'No line closes this fence',
              start: block.start,
              end: block.end,
              expected: ['```'],
              note: 'The line is read as text; HyperHelp would read the rest of the file as code',
              severity: 'warning'
            })
            const position = this.nodes.position(block)
            const node: Paragraph = {
              type: 'paragraph',
              children: [{type: 'text', value: block.line(0), position}],
              position: this.nodes.position(block)
            }
            return [node]
          })
        }
      }
    ])
  }
}

/** Remove the indentation of its fence from a line, as far as it has it. */
function withoutIndent(line: string, indent: number): string {
  let from = 0
  while (from < indent && (line[from] === ' ' || line[from] === '\t')) from += 1
  return line.slice(from)
}
