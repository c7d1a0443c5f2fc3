import type {CustomPatternMatcherReturn} from 'chevrotain'
import type {Code, Paragraph, Table} from 'mdast'
import {MarkupScan, scanOf} from '../../inline/hyperhelp/scan.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {type LineToken, lineStarts, lineToken} from '../lines.js'
import {preformatted} from '../shared/preformatted.js'
import {areTitled, readColumnTable} from './columns.js'
import {gap, indentAt, isLineStart, lineEndAt} from './lines.js'

/** How lines are laid out by hand. */
type Layout = 'preformatted' | 'aligned'

/** Lines between blank ones without markup that were drawn, or put in columns, by hand. */
const PreformattedLines: LineToken = lineToken({
  name: 'PreformattedLines',
  label: 'preformatted lines',
  pattern: (text, offset, tokens) => matchLayout(text, offset, tokens, 'preformatted'),
  opens: lineStarts
})

/** The same with markup. */
const AlignedLines: LineToken = lineToken({
  name: 'AlignedLines',
  label: 'lines in columns',
  pattern: (text, offset, tokens) => matchLayout(text, offset, tokens, 'aligned'),
  opens: lineStarts
})

/**
 * ```ebnf
 * layout = PreformattedLines | AlignedLines ;
 * ```
 *
 * Text laid out by hand that Markdown cannot express keeps its lines: diagrams, file trees, columns of text. With links
 * or other markup it becomes a paragraph with line breaks, and columns of links become a table.
 */
export const layout: BlockConstruct = {
  name: 'layout',
  tokens: [PreformattedLines, AlignedLines],
  example: '+--+     +--+\n|a |---->|b |\n+--+     +--+\n',
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(PreformattedLines)
          return this.ACTION(() => {
            return [preformatted(this.lines.trimmed([token]))]
          })
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(AlignedLines)
          return this.ACTION(() => {
            return [keepLines(this.lines.trimmed([token]), this)]
          })
        }
      }
    ])
  }
}

/** Keep lines laid out by hand, whatever is around them. */
export function readLayout(
  block: TextBlock,
  builder: BlockBuilder
): Code | Paragraph | Table | undefined {
  if (block.length < 2) return undefined
  const text = block.toString()
  const layout = layoutOf(block.lines(), 0, text.length, new MarkupScan(text))
  if (layout === undefined) return undefined
  return layout === 'preformatted' ? preformatted(block) : keepLines(block, builder)
}

/** Keep lines: as code, or, if they contain markup, as a table of links or a paragraph with line breaks. */
export function keepLayout(block: TextBlock, builder: BlockBuilder): Code | Paragraph | Table {
  const text = block.toString()
  const markup = new MarkupScan(text).next(0, text.length)
  return markup ? keepLines(block, builder) : preformatted(block)
}

function keepLines(block: TextBlock, builder: BlockBuilder): Paragraph | Table {
  const table = readColumnTable(block, builder)
  if (table) return table
  return builder.nodes.withLines({type: 'paragraph', children: []}, block, logicalLines(block))
}

/** Join lines whose ending is inside markup. */
function logicalLines(block: TextBlock): Array<TextBlock> {
  const text = block.toString()
  const lines: Array<TextBlock> = []
  const scan = new MarkupScan(text)
  let from = 0
  for (let at = 0; at < text.length; ) {
    const end = scan.lineEnd(at)
    const last = text[end - 1] === '\n' ? end - 1 : end
    const to = from + text.slice(at, last).split('\n').length
    lines.push(block.slice(from, to).stripped())
    from = to
    at = end
  }
  return lines
}

interface Chunk {
  readonly start: number
  readonly end: number
  readonly layout: Layout | undefined
}

/** The layout of the last lines after a blank one, and the token list that the lexer fills. */
let known: {readonly tokens: object; readonly chunk: Chunk} | undefined

function matchLayout(
  text: string,
  offset: number,
  tokens: object,
  layout: Layout
): CustomPatternMatcherReturn | null {
  if (!isLineStart(text, offset)) return null
  // No others start within the lines looked at last.
  let chunk = known?.tokens === tokens ? known.chunk : undefined
  if (!chunk || offset < chunk.start || offset >= chunk.end) {
    chunk = readChunk(text, offset, scanOf(text, tokens))
    known = {tokens, chunk}
  }
  return chunk.start === offset && chunk.layout === layout ? [text.slice(offset, chunk.end)] : null
}

function readChunk(text: string, start: number, scan: MarkupScan): Chunk {
  let {end, lines} = linesUpToBlank(text, start)
  const layout = layoutOf(lines, start, end, scan)
  while (layout === 'preformatted') {
    // More such lines after blank ones belong to it.
    let next = end
    while (next < text.length && indentAt(text, next) === -1) {
      next = Math.min(lineEndAt(text, next) + 1, text.length)
    }
    if (next === text.length) break
    const more = linesUpToBlank(text, next)
    if (layoutOf(more.lines, next, more.end, scan) !== 'preformatted') break
    end = more.end
  }
  return {start, end: Math.max(end, start + 1), layout}
}

function linesUpToBlank(text: string, start: number): {end: number; lines: Array<string>} {
  const lines: Array<string> = []
  let end = start
  while (end < text.length && indentAt(text, end) !== -1) {
    const stop = lineEndAt(text, end)
    lines.push(text.slice(end, stop))
    end = Math.min(stop + 1, text.length)
  }
  return {end, lines}
}

/** First characters of a block of another kind, or what ends one. */
const otherBlock = /^\s*(?:[*+-] |[0-9]{1,9}[.)] |#+[^#]|```|<\*\*|%hyperhelp)/
const label = /^\s*`?[\p{L}][^\n<|*:]{0,38}:`?[ \t]+\S/u
/** Typical parts of drawings. */
const drawn =
  /[\u2500-\u259F\u2190-\u21FF]|\+--|--[+>]|<--|==>|^\s*\|.*\|\s*$|^\s*[|/\\^]\s*$|\s[|/\\]\s{2,}[|/\\](?:\s|$)/

function layoutOf(
  lines: ReadonlyArray<string>,
  start: number,
  end: number,
  scan: MarkupScan
): Layout | undefined {
  if (lines.length < 2 || lines.some((line) => otherBlock.test(line))) return undefined
  const evident = areTitled(lines) || isDrawn(lines) || isInColumns(lines)
  if (!evident && !isTree(lines)) return undefined
  for (let at = start; ; ) {
    const markup = scan.next(at, end)
    if (!markup) return 'preformatted'
    if (markup.end !== -1) {
      // With markup that continues below, the lines are not independent.
      return evident && staysInside(scan, markup.end, end) ? 'aligned' : undefined
    }
    at = markup.start + 1
  }
}

/** Whether all markup before an offset is closed there. */
function staysInside(scan: MarkupScan, first: number, end: number): boolean {
  let at = first
  while (at <= end) {
    const markup = scan.next(at, end)
    if (!markup) return true
    at = markup.end === -1 ? markup.start + 1 : markup.end
  }
  return false
}

function isDrawn(lines: ReadonlyArray<string>): boolean {
  let count = 0
  for (const line of lines) if (drawn.test(line)) count += 1
  return count >= 2 && count * 2 >= lines.length
}

/** Whether most lines have a gap that ends at the same column, or begin there. */
function isInColumns(lines: ReadonlyArray<string>): boolean {
  if (label.test(lines[0]!)) return false
  const ends = new Map<number, number>()
  const begins = new Map<number, number>()
  for (const line of lines) {
    for (const match of line.matchAll(gap)) {
      const column = match.index + match[0].length
      ends.set(column, (ends.get(column) ?? 0) + 1)
    }
    const begin = line.search(/\S/)
    begins.set(begin, (begins.get(begin) ?? 0) + 1)
  }
  for (const [column, count] of ends) {
    if (count >= 2 && (count + (begins.get(column) ?? 0)) * 3 >= lines.length * 2) return true
  }
  return false
}

/** Whether lines are short names at two or more depths, as in a file tree. */
function isTree(lines: ReadonlyArray<string>): boolean {
  if (lines.length < 3) return false
  const indents = new Set<number>()
  for (const line of lines) {
    const name = line.trim()
    if (name.length > 40 || name.split(/\s+/).length > 3) return false
    if (!/[\p{L}\p{N}]/u.test(name) || /[.:;,]$/.test(name)) return false
    indents.add(line.length - line.trimStart().length)
  }
  return indents.size > 1
}
