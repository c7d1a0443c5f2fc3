import type {Heading} from 'mdast'
import {whiteSpace, whiteSpaceStarts} from '../../inline/hyperhelp/scan.js'
import {handOn} from '../../match-groups.js'
import type {BlockConstruct} from '../construct.js'
import {type LineToken, lineToken} from '../lines.js'
import {isLineStart} from './lines.js'

/** Indentation, number signs, and text. */
export const headingLine: RegExp = new RegExp(
  `([${whiteSpace}]*)(#+)(?!#)[${whiteSpace}]*(?=[^\\n${whiteSpace}])([^\\n]*)(?:\\n|(?![\\s\\S]))`,
  'y'
)
const underline = new RegExp(`[${whiteSpace}]*(===+|---+)[${whiteSpace}]*(?:\\n|(?![\\s\\S]))`, 'y')

/** Payload of a heading. */
interface HeadingPayload {
  /** Number of spaces before its marker. */
  readonly blanks: number
  /** Number of number signs. */
  readonly depth: number
  /** Text after them, to the end of the line. */
  readonly body: string
  readonly underline: '=' | '-' | undefined
}

/** A heading, with the line that underlines it. */
const HeadingLine: LineToken = lineToken({
  name: 'HeadingLine',
  label: '# topic:text',
  pattern: (text, offset) => {
    if (!isLineStart(text, offset)) return null
    headingLine.lastIndex = offset
    const match = headingLine.exec(text)
    if (!match) return null
    underline.lastIndex = headingLine.lastIndex
    const below = underline.exec(text)
    const end = below ? underline.lastIndex : headingLine.lastIndex
    const payload: HeadingPayload = {
      blanks: match[1]!.length,
      depth: match[2]!.length,
      body: match[3]!,
      underline: below?.[1]?.[0] as HeadingPayload['underline']
    }
    return handOn(text.slice(offset, end), payload)
  },
  opens: [...whiteSpaceStarts, '#'.charCodeAt(0)]
})

/**
 * ```ebnf
 * heading = HeadingLine ;
 * ```
 *
 * Number signs and text; no space is needed between them. Its text is not parsed for markup. Number signs at the end of
 * the line are not part of the text, so `# C#` is the heading `C` (HyperHelp: help/syntax.txt, "Headings", and
 * HyperHelp-Help.sublime-syntax). A separator below it is decoration.
 *
 * Deviation: the depth is the number of signs, up to 6; the editor supports 3.
 */
export const heading: BlockConstruct = {
  name: 'heading',
  tokens: [HeadingLine],
  example: '# topic:Text\n',
  rule() {
    const token = this.CONSUME(HeadingLine)
    return this.ACTION(() => {
      const block = this.lines.trimmed([token])
      const {blanks, depth, body, underline} = token.payload as HeadingPayload
      const first = token.image.split('\n', 1)[0]!
      const start = block.start + /^[ \t]*/.exec(block.line(0))![0].length
      // Where the body starts in the source: the block starts at the first non-space character.
      const base = start - /^[ \t]*/.exec(first)![0].length
      const from = first.length - body.length
      const to = from + withoutTail(body).length
      const colon = first.slice(from, to).indexOf(':')
      const topic = colon === -1 ? '' : first.slice(from, from + colon).trim()
      let textStart = colon === -1 ? from : from + colon + 1
      let textEnd = to
      while (textStart < textEnd && first[textStart]!.trim() === '') textStart += 1
      while (textEnd > textStart && first[textEnd - 1]!.trim() === '') textEnd -= 1
      const value = first.slice(textStart, textEnd)
      const node: Heading = {
        type: 'heading',
        depth: Math.min(depth, 6) as Heading['depth'],
        children: value
          ? [
              {
                type: 'text',
                value,
                position: block.source.position(base + textStart, base + textEnd)
              }
            ]
          : []
      }
      const identifier = topic || value
      if (identifier && identifier !== '_none') node.identifier = identifier
      if (underline) node.data = {underline}
      node.position = block.source.position(base + blanks, block.end)
      if (!value) {
        this.state.report({
          ruleId: 'heading-empty',
          reason: 'The heading has no text',
          start: base + blanks,
          end: base + first.trimEnd().length,
          note: '`#` at the end of a heading is not part of its text',
          severity: 'warning'
        })
      }
      return [node]
    })
  }
}

/** Strip one run each of spaces, number signs and spaces from the end. */
function withoutTail(body: string): string {
  let to = body.length
  while (to > 0 && body[to - 1] === ' ') to -= 1
  while (to > 0 && body[to - 1] === '#') to -= 1
  while (to > 0 && body[to - 1] === ' ') to -= 1
  return body.slice(0, to)
}
