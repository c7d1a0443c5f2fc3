import type {IToken} from 'chevrotain'
import type {Paragraph, RootContent} from 'mdast'
import {scanOf} from '../../inline/hyperhelp/scan.js'
import type {DefinitionList} from '../../nodes.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {AnyIndent, Indent, type LineToken, lineStarts, lineToken} from '../lines.js'
import {CommentLines} from './comment.js'
import {admonitionOf, labelAt} from './label.js'
import {readLayout} from './layout.js'
import {isLineBlock, withoutBlankLines} from './lines.js'
import {readRegion} from './region.js'
import {isMarkedTerm, termMark} from './term-mark.js'

/**
 * A line of running text, up to the first line ending outside markup: a link or an anchor may span any number of lines,
 * and nothing inside is a heading (HyperHelp: HyperHelp-Help.sublime-syntax).
 */
export const LogicalLine: LineToken = lineToken({
  name: 'LogicalLine',
  label: 'text line',
  pattern: (text, offset, tokens) => {
    const end = scanOf(text, tokens).lineEnd(offset)
    return end > offset ? [text.slice(offset, end)] : null
  },
  opens: lineStarts,
  role: 'text'
})

/** Whether a line begins with an anchor and is not a sentence. */
function isAnchorTerm(line: string): boolean {
  const term = line.trim()
  return /^\*[^\s*|][^*\n]*\*/.test(term) && (term.endsWith('*') || !/[.:;,]$/.test(term))
}

/**
 * ```ebnf
 * paragraph = LogicalLine, {LogicalLine | CommentLines},
 *                   [(Indent | BlankIndent), blocks, Dedent] ;
 * ```
 *
 * A line with lines indented directly below is a term with its definition; a blank line may follow a line that begins
 * with an anchor. Lines whose endings are intended keep them.
 */
export const paragraph: BlockConstruct = {
  name: 'paragraph',
  tokens: [LogicalLine],
  example: 'Text.\n',
  rule() {
    const lines: Array<IToken> = [this.CONSUME(LogicalLine)]
    this.MANY(() =>
      lines.push(
        this.OR([{ALT: () => this.CONSUME1(LogicalLine)}, {ALT: () => this.CONSUME(CommentLines)}])
      )
    )
    let body: Array<RootContent> | undefined
    this.OPTION({
      GATE: () => this.LA(1).tokenType === Indent || isTerm(lines),
      DEF: () => {
        this.CONSUME(AnyIndent)
        body = this.SUBRULE(this.indented)
      }
    })
    return this.ACTION(() => (body ? termsOf(lines, body, this) : [paragraphOf(lines, this)]))
  }
}

/** Columns of the longest line of a cell; `undefined` if the block is not a cell. */
function cellWidth(block: TextBlock): number | undefined {
  const {source, start} = block
  if (source.lineStarts[source.lineAt(start)] === start) return undefined
  let width = 0
  for (const [index, from] of block.starts.entries())
    width = Math.max(width, block.ends[index]! - from)
  return width
}

/** Whether a line only names what is described after a blank line, so that it must be the term of the lines below. */
export function isTermLine(line: string): boolean {
  const label = line.trim()
  return isAnchorTerm(label) || labelAt(label, 0)?.end === label.length
}

/** Whether a single line only names what is described after a blank line: `*topic*`, or `NOTE:`. */
function isTerm(lines: ReadonlyArray<IToken>): boolean {
  if (lines.length !== 1) return false
  return isTermLine(lines[0]!.image)
}

/** Blocks that are no definitions: the line above introduces them. */
const introduced = new Set(['list', 'code', 'gridTable', 'thematicBreak', 'heading', 'comment'])

function termsOf(
  lines: ReadonlyArray<IToken>,
  body: Array<RootContent>,
  builder: BlockBuilder
): Array<RootContent> {
  const blocks = lines.map((line) => textOf([line], builder))
  const single = blocks.length === 1 ? blocks[0]! : undefined
  const label = single && labelAt(single.line(0), 0)
  if (single && label?.end === single.line(0).length && single.length === 1) {
    return [builder.nodes.spanningFrom(admonitionOf(single, body, builder), single)]
  }
  const first = body[0]
  const marked = lines.every(({image}) => isMarkedTerm(image))
  const terms =
    marked ||
    (single !== undefined
      ? isAnchorTerm(lines[0]!.image) || (first && !introduced.has(first.type))
      : first?.type === 'paragraph' &&
        isLineBlock(lines.map((line) => line.image)) &&
        !readLayout(builder.lines.trimmed(lines), builder))
  if (!terms) return [paragraphOf(lines, builder), ...readRegion(body)]
  const named = blocks.map((block) => builder.nodes.term(block))
  const blank = marked && isNothing(body, builder)
  const list: DefinitionList = {
    type: 'definitionList',
    children: [...named, builder.nodes.body(blank ? [] : body, named)]
  }
  if (single?.line(single.length - 1).endsWith(':')) list.data = {kind: 'field'}
  return [builder.nodes.spanning(list)]
}

/** Whether a body consists of the mark for an empty one. */
function isNothing([only, ...others]: Array<RootContent>, {state}: BlockBuilder): boolean {
  if (only?.type !== 'paragraph' || !only.position || others.length > 0) return false
  const {start, end} = only.position
  return state.block.source.value.slice(start.offset, end.offset) === termMark
}

function paragraphOf(lines: ReadonlyArray<IToken>, builder: BlockBuilder): RootContent {
  const block = textOf(lines, builder)
  const label = labelAt(block.line(0), 0)
  if (label && label.end < block.line(0).length) {
    // An admonition whose lines are not indented below its label.
    const [mark, rest] = cutLine(block, label.end)
    const children = [builder.nodes.paragraph(rest)]
    return builder.nodes.spanningFrom(admonitionOf(mark, children, builder), block)
  }
  if (lines.length === 1) return builder.nodes.paragraph(block)
  const layout = readLayout(builder.lines.trimmed(lines), builder)
  if (layout) return layout
  // Comments are invisible, and so are their lines.
  const visible: Array<Array<IToken>> = []
  for (const line of lines) {
    const last = visible[visible.length - 1]
    // HyperHelp removes the line ending directly after a comment.
    const redacted = last?.[last.length - 1]?.image.endsWith('**>\n') === true
    if (last && (redacted || line.tokenType === CommentLines)) last.push(line)
    else visible.push([line])
  }
  return isLineBlock(
    visible.map(([line]) => line!.image),
    cellWidth(builder.lines.block)
  )
    ? builder.nodes.withLines<Paragraph>(
        {type: 'paragraph', children: []},
        block,
        visible.map((line) => textOf(line, builder))
      )
    : builder.nodes.paragraph(block)
}

/** Cut out running text, without the blank lines that markup may contain. */
function textOf(lines: ReadonlyArray<IToken>, builder: BlockBuilder): TextBlock {
  return withoutBlankLines(builder.lines.text(lines))
}

/** Split a block inside its first line. */
function cutLine(block: TextBlock, at: number): [TextBlock, TextBlock] {
  const mark = block.slice(0, 1)
  mark.ends[0] = mark.starts[0]! + at
  const rest = block.slice(0)
  rest.starts[0] = rest.starts[0]! + at
  const {value} = rest.source
  while (value[rest.starts[0]!] === ' ' || value[rest.starts[0]!] === '\t') rest.starts[0]! += 1
  return [mark, rest]
}
