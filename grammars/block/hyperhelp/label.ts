import type {CustomPatternMatcherReturn} from 'chevrotain'
import type {RootContent} from 'mdast'
import {scanOf} from '../../inline/hyperhelp/scan.js'
import type {Admonition, AdmonitionKind, DefinitionList} from '../../nodes.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {Indent, type LineToken, lineStarts, lineToken} from '../lines.js'
import {columnAt, indentAt, isLineStart} from './lines.js'

/** Admonition labels; `See also` and docutils' others as Sphinx writes them. */
const names = 'note|see also|warning|important|caution|tip|hint|attention|danger|error'
const upper = names.toUpperCase()
const title = names.replace(/(^|\|)(.)/g, (_, bar, letter) => `${bar}${letter.toUpperCase()}`)

/** A known label with its colon, plain or as inline code. */
const known = new RegExp(
  `(?:\`(${upper}|${title}):\`|\`(${upper}|${title})\`:|(${upper}|${title}):)`,
  'y'
)

/** The known label at an offset, if there is one. */
export function labelAt(
  text: string,
  offset: number
): {kind: AdmonitionKind; label: string; end: number} | undefined {
  known.lastIndex = offset
  const match = known.exec(text)
  if (!match) return undefined
  const label = match[1] ?? match[2] ?? match[3]!
  const end = known.lastIndex
  const next = text[end]
  if (next !== undefined && next !== ' ' && next !== '\t' && next !== '\n') return undefined
  return {kind: label.toLowerCase().replace(' ', '') as AdmonitionKind, label, end}
}

/** `NOTE: ` before text, with the next lines indented below the label. */
const AdmonitionLabel: LineToken = lineToken({
  name: 'AdmonitionLabel',
  label: 'NOTE:',
  pattern: matchAdmonition,
  opens: ' \t`NSWICTHADEnswicthade',
  role: 'label'
})

/** `Label: `, or any text and a gap, before text that the next line is aligned with. */
const FieldLabel: LineToken = lineToken({
  name: 'FieldLabel',
  label: 'Label:',
  pattern: matchField,
  opens: lineStarts,
  role: 'label'
})

/** Tells the indentation stage the column of the content. */
export interface ColumnPayload {
  readonly column: number
}

function matchAdmonition(
  text: string,
  offset: number,
  tokens: object
): CustomPatternMatcherReturn | null {
  const start = skipBlanks(text, offset)
  const found = labelAt(text, start)
  if (!found || !isEarlyInLine(text, offset)) return null
  const content = skipBlanks(text, found.end)
  if (content >= text.length || text[content] === '\n') return null
  const indent = columnAt(text, start)
  let column = columnAt(text, content)
  const below = scanOf(text, tokens).lineEnd(content)
  const next = below < text.length ? indentAt(text, below) : -1
  if (next > indent) column = Math.min(column, next)
  // Otherwise, lines below that are not indented continue its paragraph.
  else if (
    next === indent &&
    !/^[ \t]*(?:[*+-] |[0-9]{1,9}[.)] |#+[^#\n]|```|<\*\*|====|----)/.test(
      text.slice(below, below + 80)
    )
  )
    return null
  return result(text, offset, content, column)
}

/** Whether only a few markers precede an offset on its line. */
function isEarlyInLine(text: string, offset: number): boolean {
  for (let at = offset; at > offset - 40; at -= 1) if (isLineStart(text, at)) return true
  return false
}

const labelWords = /\p{L}[^\n<`|*:]{0,38}:[ \t]+(?=\S)/uy
const longestLabel = 40

function matchField(
  text: string,
  offset: number,
  tokens: object
): CustomPatternMatcherReturn | null {
  const start = skipBlanks(text, offset)
  if (!isEarlyInLine(text, offset)) return null
  const scan = scanOf(text, tokens)
  labelWords.lastIndex = start
  if (labelWords.test(text)) {
    const content = labelWords.lastIndex
    const column = columnAt(text, content)
    const below = scan.lineEnd(content)
    const next = below < text.length ? indentAt(text, below) : -1
    return next >= column - 1 && next > 0 ? result(text, offset, content, column) : null
  }
  // Text, a gap of two or more spaces, and text that the next line is aligned with.
  const stop = start + longestLabel
  for (let at = start; at < stop; ) {
    const code = text.charCodeAt(at)
    if (Number.isNaN(code) || code === 10) return null
    if (code === 32 && text.charCodeAt(at + 1) === 32) {
      const content = skipBlanks(text, at)
      if (at === start || content >= text.length || text[content] === '\n') return null
      if ('.?!'.includes(text[at - 1]!)) return null
      const column = columnAt(text, content)
      const below = scan.lineEnd(content)
      const next = below < text.length ? indentAt(text, below) : -1
      return next === column ? result(text, offset, content, column) : null
    }
    const markup = scan.at(at)
    at = markup && markup.end !== -1 ? markup.end : at + 1
  }
  return null
}

function result(
  text: string,
  offset: number,
  content: number,
  column: number
): CustomPatternMatcherReturn {
  const match: CustomPatternMatcherReturn = [text.slice(offset, content)]
  const payload: ColumnPayload = {column}
  match.payload = payload
  return match
}

function skipBlanks(text: string, offset: number): number {
  let at = offset
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return at
}

/**
 * ```ebnf
 * label = (AdmonitionLabel | FieldLabel), Indent, blocks, Dedent ;
 * ```
 *
 * A label with hanging text:
 *
 * ```text
 *  > NOTE: Every help package should contain a file named `index.txt`, which
 *  >       is used as the default entry point.
 *          ^  column of the content
 * ```
 */
export const label: BlockConstruct = {
  name: 'label',
  tokens: [AdmonitionLabel, FieldLabel],
  example: 'NOTE: Text\n      that hangs.\n',
  rule() {
    return this.OR([
      {
        ALT: () => {
          const marker = this.CONSUME(AdmonitionLabel)
          this.CONSUME(Indent)
          const children = this.SUBRULE(this.indented)
          return this.ACTION(() => {
            const block = this.lines.trimmed([marker])
            return [this.nodes.from(marker, admonitionOf(block, children, this))]
          })
        }
      },
      {
        ALT: () => {
          const marker = this.CONSUME(FieldLabel)
          this.CONSUME1(Indent)
          const children = this.SUBRULE1(this.indented)
          return this.ACTION(() => {
            const block = this.lines.trimmed([marker])
            const term = this.nodes.term(block)
            const body = this.nodes.body(children)
            const node: DefinitionList = {type: 'definitionList', children: [term, body]}
            if (block.line(0).endsWith(':')) node.data = {kind: 'field'}
            return [this.nodes.spanning(node)]
          })
        }
      }
    ])
  }
}

/**
 * Make an admonition of a known label and its content. A label that is markup keeps its own paragraph, so that the tree
 * contains all of the source.
 */
export function admonitionOf(
  label: TextBlock,
  children: ReadonlyArray<RootContent>,
  builder: BlockBuilder
): Admonition {
  const found = labelAt(label.line(0), 0)!
  const own: Array<RootContent> = []
  if (label.line(0).includes('`')) {
    const paragraph = builder.nodes.paragraph(label)
    paragraph.data = {admonitionLabel: true}
    own.push(paragraph)
  }
  return {
    type: 'admonition',
    kind: found.kind,
    children: [...own, ...children] as Admonition['children'],
    data: {label: found.label}
  }
}
