import type {Code, Effects, ParseContext, Point, State, TokenizeContext} from 'micromark-util-types'
import {readGridTable} from '../../../grammars/grid-table/index.js'
import type {GridTableDialect, WidthModel} from '../../../grammars/grid-table/nodes.js'
import type {GridTableReading} from '../../../grammars/grid-table/reading.js'
import {isGridBorder} from '../../../grammars/grid-table/recognize.js'
import type {Problem} from '../../../grammars/problem.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {type LineStart, MarkdownTableSource} from './table-source.js'

/** How tables in Markdown are read. */
export interface SearchSettings {
  dialect: 'markdown' | GridTableDialect
  widths: 'auto' | WidthModel
  report(problem: Problem, source: MarkdownTableSource, search: Search): void
  /** Receives lines that look like a table but are refused by the dialect. */
  refuse?(source: MarkdownTableSource, search: Search): void
}

/** A table that was found. */
export interface FoundGrid {
  reading: GridTableReading
  source: MarkdownTableSource
  /** Its problems. */
  problems: ReadonlyArray<Problem>
}

/** State of the current document or cell. */
export interface Search {
  /** What starts at each `+`, by offset; `undefined`: no table. */
  found: Map<number, FoundGrid | undefined>
  /** Number of enclosing tables. */
  depth: number
  /** Dialects of the tables whose cells have been read, by cell number, from 1; shared by all searches. */
  cells: Array<GridTableDialect>
  /** Base of the offsets in this text. */
  base: number
  /** Map an offset in this text to a position in the whole document. */
  locate(point: LineStart): LineStart
}

const searches = new WeakMap<ParseContext, Search>()

/** The search of the text that a parser is reading. */
export function searchOf(parser: ParseContext): Search {
  let search = searches.get(parser)
  if (!search) {
    search = {found: new Map(), depth: 0, cells: [], base: 0, locate: (point) => point}
    searches.set(parser, search)
  }
  return search
}

/** Let a parser read another text, then restore its state. */
export function searchWithin(parser: ParseContext, search: Search, read: () => void): void {
  const outer = searchOf(parser)
  const {lazy} = parser
  searches.set(parser, search)
  // Lazy lines are identified by number, and numbers start over.
  parser.lazy = {}
  read()
  parser.lazy = lazy
  searches.set(parser, outer)
}

/**
 * Range of offsets for a cell. Texts are tokenized when the document has been read to its end, when nothing shows where
 * they are, so the offsets of each cell have a base of their own.
 */
export const cellRoom: number = 2 ** 32

/** Find the dialect of the table whose cell is being tokenized. */
export function cellDialect(context: TokenizeContext): GridTableDialect | undefined {
  const number = Math.floor(context.now().offset / cellRoom)
  return number === 0 ? undefined : searchOf(context.parser).cells[number - 1]
}

const tab = -2
const virtualSpace = -1
const plus = 43
const pipe = 124
const greaterThan = 62

/** Maximum number of tables around a table; reading is recursive. */
const maximumDepth = 64

/** Minimum number of lines: two borders and a row. */
const fewestLines = 3

/**
 * Look ahead for a table that starts at a `+`, while containers are being tokenized: all further lines are visible
 * here, and anything else need not be read as a table first.
 *
 * The lines of a table are aligned. So the prefix of the first line precedes all of them, with spaces instead of
 * bullets, which is what the containers of the first line require.
 *
 * ```text
 *  > 1. +-----+
 *  >    | a   |
 *  >    +-----+
 * ```
 *
 * @returns
 *   State, which ends in `nok`: a table is no container.
 */
export function lookAhead(
  context: TokenizeContext,
  effects: Effects,
  nok: State,
  settings: SearchSettings
): State {
  const starts: Array<Point> = []
  const lines: Array<string> = []
  let prefix = ''
  let column = 0
  return start

  function start(code: Code): State | undefined {
    const search = searchOf(context.parser)
    if (search.found.has(context.now().offset) || search.depth > maximumDepth) return nok(code)
    prefix = leader(context)
    effects.enter('gridTableSearch')
    starts.push(context.now())
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code !== null && code >= -2) {
      effects.consume(code)
      return inside
    }
    lines.push(context.sliceSerialize({start: starts[starts.length - 1]!, end: context.now()}))
    if (code === null || (lines.length === 1 && !isGridBorder(lines[0]!))) return finish(code)
    effects.consume(code)
    column = 0
    return before
  }

  /** In the prefix of a line. */
  function before(code: Code): State | undefined {
    if (column < prefix.length) {
      const mark = prefix.charCodeAt(column) === greaterThan
      const same = mark
        ? code === greaterThan
        : code === 32 || code === tab || code === virtualSpace
      if (!same) return finish(code)
      column += 1
      effects.consume(code)
      return before
    }
    if (code !== pipe && code !== plus) return finish(code)
    starts.push(context.now())
    return inside(code)
  }

  function finish(code: Code): State | undefined {
    const {found} = searchOf(context.parser)
    for (const {offset} of starts) found.set(offset, undefined)
    found.set(starts[0]!.offset, readTable(lines, starts, searchOf(context.parser), settings))
    return nok(code)
  }
}

/** Text before the current point in its line, with tabs expanded. */
function leader(context: TokenizeContext): string {
  const end = context.now()
  const start = lineStart(context)
  if (!start || start.offset === end.offset) return ''
  // In the same chunk the start index should be 0, but it is -1 until something of it has been read.
  const same = start._index === end._index && start._bufferIndex < 0
  return context.sliceSerialize({start: same ? {...start, _bufferIndex: 0} : start, end}, true)
}

function lineStart({events}: TokenizeContext): Point | undefined {
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const [kind, token] = events[index]!
    if (kind === 'exit' && token.type === 'chunkFlow') return token.end
  }
  return events[0]?.[1].start
}

function readTable(
  lines: ReadonlyArray<string>,
  starts: ReadonlyArray<Point>,
  search: Search,
  settings: SearchSettings
): FoundGrid | undefined {
  if (lines.length < fewestLines) return undefined
  const source = new MarkdownTableSource(lines, starts)
  const block = TextBlock.of(source)
  const problems: Array<Problem> = []
  const reading = readGridTable(
    block,
    {dialect: settings.dialect, widths: settings.widths},
    (problem) => problems.push(problem)
  )
  if (reading && reading.length >= fewestLines) return {reading, source, problems}
  for (const problem of problems) settings.report(problem, source, search)
  settings.refuse?.(source, search)
  return undefined
}
