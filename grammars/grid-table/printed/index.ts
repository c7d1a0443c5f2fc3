import type {Report} from '../../problem.js'
import type {Source} from '../../source.js'
import {TextBlock} from '../../text-block.js'
import {GridLines} from '../lines.js'
import type {WidthModel} from '../nodes.js'
import type {GridTableReading} from '../reading.js'
import {isSimpleBorder} from '../recognize.js'
import {buildPrinted, buildSpanning} from './build.js'
import {cutLine, findBoundaries, findCell, type PrintedFrame} from './frame.js'
import {hasBox, isAcross, isDown, isMark, type RuleKind, ruleKind} from './marks.js'
import {
  areRows,
  areSectionsRows,
  hasNamedNumbers,
  hasNumbers,
  isTypeRule,
  linesBetweenRules,
  number,
  readPrintedRows,
  textOf
} from './rows.js'

/** How to read printed tables. */
export interface PrintedSettings {
  /** Whether a cell is a single text, line endings included. */
  literal: boolean
  /** Ranges in which no table starts: pairs of offsets, ascending. */
  skipped: ReadonlyArray<number>
  /** Whether each line of a grid table is known to be a row. */
  isTold: boolean
  /** Whether that is likely: the text is code. */
  isLikely: boolean
}

/**
 * Find tables printed by programs: databases, `tabulate`, `console.table`, Org.
 *
 * Each consists of rules, whose junctions show the columns, and text with bars below them. Nothing else needs to be
 * known about a program, so there is no list of programs.
 *
 * ```text
 *  +----+-------+     id | name      │ id │ name │     | id | name |     id  name
 *  | id | name  |    ----+------     ├────┼──────┤     |----+------|     --  ----
 *  +----+-------+      1 | Ada       │ 1  │ Ada  │     |  1 | Ada  |      1  Ada
 *  |  1 | Ada   |      2 | Bob       │ 2  │ Bob  │     |  2 | Bob  |      2  Bob
 *  |  2 | Bob   |    (2 rows)        └────┴──────┘
 *  +----+-------+
 * ```
 *
 * The first section is the header if a rule follows it. In the body every line is a row, unless rules separate the
 * rows. A table of `+---+` is a grid table, where a section is a row, unless something shows that a program printed it.
 *
 * @param source
 *   Text.
 * @param settings
 *   How to read them.
 * @param report
 *   Receives what was guessed, and rows that do not fit.
 */
export function findPrintedTables(
  source: Source,
  {literal, skipped, isTold, isLikely}: PrintedSettings,
  report: Report
): Array<GridTableReading> {
  const {value, lineStarts} = source
  const readings: Array<GridTableReading> = []
  // First line not taken by a table.
  let free = 0
  const isSkipped = new Uint8Array(lineStarts.length)
  for (let index = 0; index < skipped.length; index += 2) {
    const last = source.lineAt(Math.max(skipped[index + 1]! - 1, skipped[index]!))
    isSkipped.fill(1, source.lineAt(skipped[index]!), last + 1)
  }
  for (let line = 0; line < lineStarts.length; line += 1) {
    const start = lineStarts[line]!
    const at = skipLeader(value, start)
    if (!isMark(value.charCodeAt(at))) continue
    const kind = ruleKind(lineText(source, line, at).trimEnd())
    if (!kind) continue
    if (isSkipped[line] === 1) continue
    const found = readAt(line, at - start, kind)
    if (found.reading) readings.push(found.reading)
    // Lines that are no table from their first rule on are none from the next rule on either.
    free = found.end
    line = found.end - 1
  }
  return readings

  /** Read the table whose first rule this is. */
  function readAt(
    rule: number,
    margin: number,
    kind: RuleKind
  ): {reading?: GridTableReading | undefined; end: number} {
    const prefix = value.slice(lineStarts[rule]!, lineStarts[rule]! + margin)
    const isLine = (line: number): boolean => {
      if (line >= lineStarts.length || isSkipped[line] === 1) return false
      const from = lineStarts[line]!
      if (!value.startsWith(prefix, from)) return false
      const text = lineText(source, line, from + margin).trimEnd()
      if (text === '') return false
      if (kind === 'runs') return !isCount(text)
      // A line with fewer bars than the rule has junctions is text beside the table.
      if (kind === 'open')
        return !isMargin(text) && (countBars(text) >= bars || ruleKind(text) === kind)
      const first = text[0]!
      if (hasBox(first) !== isBox) return false
      return (isMark(first.charCodeAt(0)) && !isAcross(first)) || isDown(first)
    }
    const text = lineText(source, rule, lineStarts[rule]! + margin).trimEnd()
    const isBox = hasBox(text[0]!)
    const bars = [...text].filter((character) => !isAcross(character)).length
    let top = rule
    let end = rule + 1
    // Below a header that follows a bullet, Sphinx's separator is the first line in its column.
    if (kind === 'framed' && value.startsWith('|=', lineStarts[rule]! + margin)) return {end}
    // A table without a top border starts with its header: one line, or several with all bars.
    const isCapped = kind === 'framed' && value.charCodeAt(lineStarts[rule]! + margin) !== 124
    const most = kind === 'runs' ? 1 : Number.POSITIVE_INFINITY
    if (!isCapped && !/[┬┯┰┱┲┳╤╥╦]/.test(text)) {
      while (top > free && rule - top < most && isLine(top - 1) && ruleAt(top - 1) === undefined) {
        top -= 1
      }
    }
    // Two adjacent rules end a table and start one.
    while (isLine(end) && !(end - 1 > rule && ruleAt(end - 1) && ruleAt(end))) end += 1
    const behind = end
    if (isCapped) while (end > rule + 1 && ruleAt(end - 1) !== 'framed') end -= 1
    if (end - top < 3) return {end: behind}
    const block = blockOf(top, end)
    const rules: Array<number> = []
    for (let line = top; line < end; line += 1) if (ruleAt(line)) rules.push(line - top)
    const isCounted = isCount(
      end < lineStarts.length ? lineText(source, end, lineStarts[end]!).trim() : ''
    )
    const reading = readPrinted(block, kind, rules, isLikely || isCounted)
    return {reading, end: reading ? end : behind}

    function ruleAt(line: number): RuleKind | undefined {
      const text = lineText(source, line, lineStarts[line]! + margin).trimEnd()
      // Below a border of `+---+`, dashes between blanks are cells.
      const found = isCapped && text.includes(' ') ? undefined : ruleKind(text)
      // Without a frame, any kind of rule counts: psql's may be of a single column only.
      return found === kind || (found && kind !== 'framed') ? found : undefined
    }

    function blockOf(from: number, to: number): TextBlock {
      const starts: Array<number> = []
      const ends: Array<number> = []
      for (let line = from; line < to; line += 1) {
        const stop = source.lineEnd(line)
        starts.push(Math.min(lineStarts[line]! + margin, stop))
        ends.push(stop)
      }
      return new TextBlock(source, starts, ends)
    }
  }

  function readPrinted(
    block: TextBlock,
    kind: RuleKind,
    rules: ReadonlyArray<number>,
    isKnown: boolean
  ): GridTableReading | undefined {
    let best: PrintedFrame | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const model of models) {
      const frame = cut(new GridLines(block, model), kind, rules)
      const misses = frame.cells.filter((cells) => !cells).length - rules.length
      if (misses < fewest) {
        best = frame
        fewest = misses
      }
      if (misses === 0 || frame.lines.plain) break
    }
    const frame = best!
    const isGrid = kind === 'framed' && value.charCodeAt(block.start) === 43 && isGridDrawn(frame)
    const count = frame.boundaries.length - 1
    if (count < 1 || (count === 1 && kind !== 'framed')) return undefined
    if (fewest > 0) {
      const isBox = hasBox(value.slice(block.start, block.ends[0]))
      if (isBox && kind === 'framed') return buildSpanning(frame.lines, rules, literal)
      if (!isGrid && kind === 'framed' && count > 1) reportRow(frame)
      return undefined
    }
    const sections = linesBetweenRules(frame)
    if (sections.length < (count > 1 && kind === 'framed' ? 1 : 2)) return undefined
    if (
      kind !== 'framed' &&
      (sections[0]![0]! > rules[rules.length - 1]! || !isHead(frame, sections[0]!))
    )
      return undefined
    if (isGrid && !isTold) {
      const isPrinted = isPrintedGrid(frame, sections, isKnown)
      if (isPrinted || mayBeLines(frame, sections)) reportLines(frame, isPrinted)
      if (!isPrinted) return undefined
    }
    // Underlines of a simple table.
    if (kind === 'runs' && block.lines().some(isSimpleBorder)) return undefined
    const rows = readPrintedRows(frame, isTold)
    for (const row of rows.wrapped) reportWrapped(frame, row)
    return buildPrinted(frame, rows, literal)
  }

  function reportLines({lines}: PrintedFrame, isPrinted: boolean): void {
    report({
      ruleId: 'printed-table-lines',
      reason: isPrinted
        ? 'Read as the output of a program: the first row is the header, and each further line is a row'
        : 'Every line of a row has text in the first column, but they are read as one row',
      start: lines.starts[0]!,
      end: lines.ends[0]!,
      note: isPrinted
        ? 'The dialect `rst` reads it as docutils does: a row is everything between two borders.'
        : 'The dialect `lines` reads each line as a row, and the first one as the header.',
      severity: 'info'
    })
  }

  function reportRow({lines, cells, rules}: PrintedFrame): void {
    const row = cells.findIndex((line, index) => !line && !rules.includes(index))
    report({
      ruleId: 'printed-table-row',
      reason: 'The bars of a row do not line up with those of the other lines',
      start: lines.starts[row]!,
      end: lines.ends[row]!,
      actual: lines.value.slice(lines.starts[row], lines.ends[row]),
      note: 'The table was not read. A line break or a bar in a value can cause this: print the table again, or fix the row.'
    })
  }

  function reportWrapped({lines}: PrintedFrame, row: number): void {
    report({
      ruleId: 'printed-table-wrapped',
      reason: 'A line fills only some columns; it is read as the rest of the line above',
      start: lines.starts[row]!,
      end: lines.ends[row]!,
      actual: lines.value.slice(lines.starts[row], lines.ends[row]),
      note: 'If it is a row of its own, print the table wider.',
      severity: 'info'
    })
  }
}

/** Whether a text may contain printed tables; without any of these characters, it need not be searched. */
export function mayHoldPrinted(value: string): boolean {
  return hasBox(value) || /[-=]\+[-=]|[-:]\|[-:]|\+-|\| *[-:]|- +-/.test(value)
}

/** Programs pad for terminals; some count characters. */
const models: ReadonlyArray<WidthModel> = ['terminal', 'code-unit', 'docutils']

function cut(lines: GridLines, kind: RuleKind, rules: ReadonlyArray<number>): PrintedFrame {
  const boundaries = findBoundaries(lines, kind, rules)
  const cells: Array<PrintedFrame['cells'][number]> = []
  const isRule = new Set(rules)
  for (let row = 0; row < lines.count; row += 1) {
    cells.push(isRule.has(row) ? undefined : cutLine(lines, row, kind, boundaries))
  }
  return {lines, kind, rules, boundaries, cells}
}

/**
 * Whether it is drawn as a grid table, sound or broken: all borders are `+---+---+`, or `|====|====|` below the header
 * (Sphinx). Programs write `|---+---|` there.
 */
function isGridDrawn({lines, rules}: PrintedFrame): boolean {
  const texts = rules.map((row) => lines.text(row))
  return (
    texts.some((text) => /^\+=[=+]*\+$/.test(text)) ||
    texts.every((text) => !/^\|-[-+|]*\|$/.test(text))
  )
}

/** Whether each column has a name: text above a line of dashes may be anything else. */
function isHead(frame: PrintedFrame, lines: ReadonlyArray<number>): boolean {
  if (frame.kind !== 'runs') return true
  return frame.cells[lines[0]!]!.every((cell) => textOf(frame, cell) !== '')
}

/**
 * Whether a possible grid table shows that a program printed it: each line is a row, or the first row is a header.
 *
 * ```text
 *  +----+-------+      numbers aligned right, or the count of rows below;
 *  | id | name  |      a header in the middle of its columns;
 *  +----+-------+      lines that no writer would have broken there
 *  |  9 | Ada   |
 *  | 10 | Bob   |
 *  +----+-------+
 *  2 rows in set
 * ```
 */
function isPrintedGrid(
  frame: PrintedFrame,
  sections: ReadonlyArray<ReadonlyArray<number>>,
  isTold: boolean
): boolean {
  const [head, ...body] = sections
  // A single column of boxes is a drawing.
  if (frame.boundaries.length < 3 && !isTold) return false
  if (body.length === 0) return hasNamedNumbers(frame, head!)
  // Polars prints types below the names.
  if (head!.length > 1 && !head!.some((row) => isTypeRule(frame, row))) return false
  const lines = body.flat()
  const hasRule = frame.rules.some((row) => frame.lines.text(row).includes('='))
  // Rules between rows: grid tables mark their header with `=`, programs center it.
  if (body.length > 1) {
    const isGrouped = body.some(({length}) => length > 1) && !areSectionsRows(frame, sections)
    return isGrouped
      ? hasNumbers(frame, lines)
      : !hasRule && (isTold || isCentered(frame, head![0]!))
  }
  if (lines.length === 1)
    return !hasRule && (isTold || hasNumbersToTheRight(frame, head![0]!, lines))
  if (isTold && !hasRule) return true
  // With `=`, any reader of reST takes it for a grid table, unless numbers say otherwise.
  return hasNumbers(frame, lines) || (!hasRule && areRows(frame, lines))
}

function hasNumbersToTheRight(
  frame: PrintedFrame,
  head: number,
  lines: ReadonlyArray<number>
): boolean {
  const {value} = frame.lines
  return lines.every((row) =>
    frame.cells[row]!.some((cell) => {
      const name = findCell(frame.cells[head]!, cell.column)
      if (!name || number.test(textOf(frame, name))) return false
      return (
        number.test(textOf(frame, cell)) && /^ {2,}\S+ ?$/.test(value.slice(cell.start, cell.end))
      )
    })
  )
}

/**
 * Whether each line of a grid table may be a row: one line above its only rule, and text in the first cell of all
 * below.
 */
function mayBeLines(frame: PrintedFrame, sections: ReadonlyArray<ReadonlyArray<number>>): boolean {
  const [head, body] = sections
  if (sections.length !== 2 || head!.length > 1 || body!.length < 2) return false
  if (frame.boundaries.length < 3 || frame.rules.some((row) => frame.lines.text(row).includes('=')))
    return false
  return body!.every((row) => textOf(frame, frame.cells[row]![0]!) !== '')
}

/** Whether each cell of a line is centered in its column, at least one of them visibly. */
function isCentered(frame: PrintedFrame, row: number): boolean {
  let visible = false
  if (frame.cells[row]!.length < frame.boundaries.length - 1) return false
  for (const cell of frame.cells[row]!) {
    const text = frame.lines.value.slice(cell.start, cell.end)
    const before = text.length - text.trimStart().length
    const after = text.length - text.trimEnd().length
    if (text.trim() === '' || Math.abs(before - after) > 1) return false
    if (before > 1) visible = true
  }
  return visible
}

/** Count the bars of a line; old psql marks continued lines with `:` and `;`. */
function countBars(text: string): number {
  let count = 0
  for (const character of text) if (isDown(character) || /[:;]/.test(character)) count += 1
  return count
}

/** Whether a line is one where bars start or end: `╷   ╷`. */
function isMargin(text: string): boolean {
  return /^[\u2575\u2577\u2579\u257B ]+$/.test(text)
}

/** Whether a line states the number of rows above it, as databases print. */
function isCount(text: string): boolean {
  return /^\(?\d+ rows?\b/.test(text) || /^Empty set\b/.test(text)
}

/** Where the text of a line starts, after indentation and a comment or quote marker. */
function skipLeader(value: string, start: number): number {
  leader.lastIndex = start
  leader.test(value)
  return leader.lastIndex
}

const leader = /[\t ]*(?:(?:\/\/+|[#*>;%]+!?)[\t ]+)?/y

function lineText(source: Source, line: number, from: number): string {
  return source.value.slice(from, Math.max(from, source.lineEnd(line)))
}
