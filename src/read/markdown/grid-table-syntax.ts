import type {RootContent} from 'mdast'
import {preprocess} from 'micromark'
import {factorySpace} from 'micromark-factory-space'
import {markdownLineEnding} from 'micromark-util-character'
import type {
  Code,
  Effects,
  Event,
  Extension,
  State,
  Token,
  TokenizeContext
} from 'micromark-util-types'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {GridTableDialect, WidthModel} from '../../../grammars/grid-table/nodes.js'
import {JoinedText} from '../../../grammars/joined-text.js'
import type {Problem} from '../../../grammars/problem.js'
import {putMessage, toMessage} from '../../shared/message.js'
import {
  cellRoom,
  type FoundGrid,
  lookAhead,
  type Search,
  type SearchSettings,
  searchOf,
  searchWithin
} from './grid-table-search.js'
import type {} from './grid-table-tokens.js'
import {tokenizePlain} from './plain-tokens.js'
import type {LineStart} from './table-source.js'

/** Options of `gridTableSyntax`. */
export interface GridTableSyntaxOptions {
  /** Dialect of the tables (default: `'auto'`, which detects it). */
  dialect?: 'auto' | GridTableDialect | null | undefined
  /** How to measure characters (default: `'auto'`: the model with which the right border aligns). */
  widths?: 'auto' | WidthModel | null | undefined
  /** Collects messages on broken tables, which become text. */
  file?: VFile | null | undefined
  /**
   * Called with each message.
   *
   * @deprecated Use `file`.
   */
  report?: ((message: VFileMessage) => void) | null | undefined
}

/** How tables are read. */
export interface SyntaxSettings extends SearchSettings {
  /** Whether to read their cells; not needed to find the tables. */
  cells: boolean
  /** Reads a cell without tokenizing it; if absent, or if it returns nothing, the cell is tokenized. */
  readCell?(text: JoinedText, dialect: GridTableDialect): Array<RootContent> | undefined
}

/** To find out what a parser takes for markup takes as long as to tokenize some cells. */
const fewCells = 12

const plus = 43
const pipe = 124

/**
 * Create an extension for `micromark` to support grid tables.
 *
 * A table is part of the flow, also in lists and block quotes, and can be indented by up to three spaces. In Adobe's
 * dialect it can follow a paragraph without a blank line; pandoc reads that as text, and so does this extension, with a
 * message. Cells are documents with the same syntax: all other extensions apply in them, and definitions are shared
 * with the whole document.
 *
 * @param options
 *   Configuration (optional).
 * @returns
 *   Extension that can be passed in `extensions`.
 */
export function gridTableSyntax(options?: GridTableSyntaxOptions | null | undefined): Extension {
  return createSyntax({
    cells: true,
    dialect: options?.dialect === 'auto' ? 'markdown' : (options?.dialect ?? 'markdown'),
    widths: options?.widths ?? 'auto',
    report(problem, source, {locate}) {
      if (!options?.file && !options?.report) return
      const message = moveMessage(toMessage(problem, source), locate)
      if (options.file) putMessage(message, options.file)
      options.report?.(message)
    }
  })
}

/** Create the extension, with problems going to `settings.report`. */
export function createSyntax(settings: SyntaxSettings): Extension {
  return {
    document: {
      [plus]: {
        name: 'gridTable',
        tokenize(effects, _ok, nok) {
          return lookAhead(this, effects, nok, settings)
        }
      }
    },
    flow: {
      [plus]: {
        name: 'gridTable',
        // A table line may start with `+ `, which is no list then.
        concrete: true,
        tokenize(effects, ok, nok) {
          return tokenizeGridTable(this, effects, ok, nok, settings)
        },
        resolve: (events, context) => resolveGridTable(events, context, settings)
      }
    }
  }
}

/** Tokenize the lines of a table found before. */
function tokenizeGridTable(
  self: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
  settings: SyntaxSettings
): State {
  let left = 0
  return start

  function start(code: Code): State | undefined {
    const search = searchOf(self.parser)
    const found = search.found.get(self.now().offset)
    if (!found) return nok(code)
    const {reading, source, problems} = found
    if (self.interrupt) {
      if (reading.node.dialect !== 'pandoc' || !isInParagraph(self)) return ok(code)
      // Neither the lines after it nor this offset are searched again.
      search.found.set(self.now().offset, undefined)
      settings.report(belowText(found), source, search)
      return nok(code)
    }
    for (const problem of problems) settings.report(problem, source, search)
    left = reading.length
    effects.enter('gridTable', {_gridTable: found})
    effects.enter('gridTableLine')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code !== null && !markdownLineEnding(code)) {
      effects.consume(code)
      return inside
    }
    effects.exit('gridTableLine')
    left -= 1
    if (left === 0) {
      effects.exit('gridTable')
      return ok(code)
    }
    if (code === null) return nok(code)
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return factorySpace(effects, line, 'linePrefix')
  }

  function line(code: Code): State | undefined {
    const isLine = code === plus || code === pipe
    if (!isLine || self.parser.lazy[self.now().line]) return nok(code)
    effects.enter('gridTableLine')
    return inside(code)
  }
}

/** Whether the line before is paragraph text to pandoc, unlike the fence of a div or a reference definition. */
function isInParagraph({events, sliceSerialize}: TokenizeContext): boolean {
  const last = events.findLast(([kind, {type}]) => kind === 'exit' && type === 'chunkContent')
  return !last || !/^[ \t]*(?::{3,}|\[[^\]]+\]:)/.test(sliceSerialize(last[1]))
}

function belowText({reading, source}: FoundGrid): Problem {
  return {
    ruleId: 'grid-table-blank-before',
    reason: 'A grid table follows text without a blank line',
    start: 0,
    end: source.lineEnd(0),
    severity: 'warning',
    note: `pandoc reads the ${reading.length} lines as text. Add a blank line above the table.`
  }
}

/**
 * Insert the contents of a table after its lines.
 *
 * The tokens of sections, rows and cells are empty, since micromark counts only the line endings of the document. The
 * positions of their nodes come from the table itself.
 */
function resolveGridTable(
  events: Array<Event>,
  context: TokenizeContext,
  settings: SyntaxSettings
): Array<Event> {
  if (!settings.cells) return events
  const last = events.length - 1
  const table = events[last]![1]
  const found = table._gridTable!
  const cells = new Map(found.reading.cells.map((cell) => [cell.node, cell]))
  const content: Array<Event> = []
  for (const section of found.reading.node.children) {
    const sectionToken = open('gridTableSection', {_gridTableSection: section})
    for (const row of section.children) {
      const rowToken = open('gridTableRow', {_gridTableRow: row})
      for (const node of row.children) {
        const cell = cells.get(node)!
        // A getter that cuts the text out on each access.
        const block = cell.text
        const text = block.length > 0 ? JoinedText.of(block, '\n') : undefined
        const {dialect} = found.reading.node
        const read = text && settings.readCell?.(text, dialect)
        const base = read ? 0 : searchOf(context.parser).cells.push(dialect) * cellRoom
        const cellToken = open('gridTableCell', {_gridTableCell: {cell, text, base, content: read}})
        if (text && !read) {
          const tokens =
            (cells.size >= fewCells && tokenizePlain(text.value, base, context)) ||
            tokenizeCell(text, base, context)
          for (const event of tokens) content.push(event)
        }
        close(cellToken)
      }
      close(rowToken)
    }
    close(sectionToken)
  }
  return [...events.slice(0, last), ...content, events[last]!]

  function open(type: Token['type'], fields: Partial<Token>): Token {
    const token: Token = {...fields, type, start: {...table.end}, end: {...table.end}}
    content.push(['enter', token, context])
    return token
  }

  function close(token: Token): void {
    content.push(['exit', token, context])
  }
}

/** Tokenize the content of a cell as a document; definitions are shared with the surrounding document. */
function tokenizeCell(text: JoinedText, base: number, {parser}: TokenizeContext): Array<Event> {
  const outer = searchOf(parser)
  let events: Array<Event> = []
  const search: Search = {
    found: new Map(),
    depth: outer.depth + 1,
    cells: outer.cells,
    base,
    locate: ({offset}) => outer.locate(text.source.point(text.offset(offset - base)) as LineStart)
  }
  searchWithin(parser, search, () => {
    const cut = preprocess()
    // micromark strips a byte order mark from the first chunk; here it is text.
    cut('', undefined, false)
    events = parser
      .document({line: 1, column: 1, offset: base})
      .write(cut(text.value, undefined, true))
  })
  // Lines of a cell are not lines of the document.
  for (const [, token] of events) {
    if (token.type === 'chunkFlow') token.end.line = token.start.line
  }
  return events
}

/** Map a message from a cell to the document. */
function moveMessage(message: VFileMessage, locate: Search['locate']): VFileMessage {
  const place = message.place as Position
  const start = locate(place.start as LineStart)
  const end = locate(place.end as LineStart)
  message.place = {start, end}
  message.line = start.line
  message.column = start.column
  message.name = stringifyPlace(start, end)
  // A refused table is read as text, so nothing failed.
  if (message.fatal) message.fatal = false
  return message
}

function stringifyPlace(start: LineStart, end: LineStart): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}
