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
  /** Takes lines that look like a table, and that the dialect refuses. */
  refuse?(source: MarkdownTableSource, search: Search): void
}

/** A table that was found. */
export interface FoundGrid {
  reading: GridTableReading
  source: MarkdownTableSource
  /** What is wrong with it. */
  problems: ReadonlyArray<Problem>
}

/** What is known of the document that a parser is at, or of the cell. */
export interface Search {
  /** What starts at the place of a `+`, by offset; `undefined`: no table does. */
  found: Map<number, FoundGrid | undefined>
  /** How many tables are around. */
  depth: number
  /** Dialects of the tables whose cells have been read, by the number of the cell, from 1; the same for all searches. */
  cells: Array<GridTableDialect>
  /** What the places of this text are counted from. */
  base: number
  /** Turn an offset of this text into a place of the whole document. */
  locate(point: LineStart): LineStart
}

const searches = new WeakMap<ParseContext, Search>()

/** What is known of the text that a parser is at. */
export function searchOf(parser: ParseContext): Search {
  let search = searches.get(parser)
  if (!search) {
    search = {found: new Map(), depth: 0, cells: [], base: 0, locate: (point) => point}
    searches.set(parser, search)
  }
  return search
}

/** Have a parser read another text, and go back to the one that it was at. */
export function searchWithin(parser: ParseContext, search: Search, read: () => void): void {
  const outer = searchOf(parser)
  const {lazy} = parser
  searches.set(parser, search)
  // Lazy lines are known by their numbers, which begin anew.
  parser.lazy = {}
  read()
  parser.lazy = lazy
  searches.set(parser, outer)
}

/**
 * Room for the places of a cell. Texts are tokenized when the document has been read to its end, and nothing tells then
 * where they are; so the places of each cell are counted from a base of its own.
 */
export const cellRoom: number = 2 ** 32

/** Tell the dialect of the table whose cell a tokenizer is in. */
export function cellDialect(context: TokenizeContext): GridTableDialect | undefined {
  const number = Math.floor(context.now().offset / cellRoom)
  return number === 0 ? undefined : searchOf(context.parser).cells[number - 1]
}

const tab = -2
const virtualSpace = -1
const plus = 43
const pipe = 124
const greaterThan = 62

/** Most tables around a table: reading is recursive. */
const maximumDepth = 64

/** Fewest lines: two borders and a row. */
const fewestLines = 3

/**
 * Look whether a table starts at a `+`, from where containers are told: there all lines to come can be seen, and what
 * is no table need not be taken for one first.
 *
 * The lines of a table stand below each other. So what stands before the first line stands before all of them, with
 * blanks for bullets, and that is what the containers that the first line is in ask for.
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

  /** In what stands before a line. */
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

/** What stands before the place where a tokenizer of containers is at, in its line; tabs as blanks. */
function leader(context: TokenizeContext): string {
  const end = context.now()
  const start = lineStart(context)
  if (!start || start.offset === end.offset) return ''
  // In the same run of text, where it starts is 0, which is -1 as long as nothing of it has been read.
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
