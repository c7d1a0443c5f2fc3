import {textWidth} from '../widths.js'
import {findCell, type LineCell, type PrintedFrame, type TextRange} from './frame.js'

/** A cell of a row: its pieces from top to bottom, and what joins them. */
export interface PrintedCell {
  column: number
  colSpan: number
  pieces: Array<TextRange>
  /**
   * What joins a piece to the one above: a line ending, a space where words were wrapped, nothing where a word was cut.
   */
  joints: Array<'\n' | ' ' | ''>
}

/** A row that was found. */
export interface PrintedRow {
  /** Its lines, the last one included. */
  first: number
  last: number
  cells: Array<PrintedCell>
}

/** The rows of a table. */
export interface PrintedRows {
  head: Array<PrintedRow>
  body: Array<PrintedRow>
  foot: Array<PrintedRow>
  /** Lines read as the continuation of the row above only because of their text. */
  wrapped: Array<number>
}

/** Group the lines between two rules. */
export function linesBetweenRules({cells}: PrintedFrame): Array<Array<number>> {
  const sections: Array<Array<number>> = []
  let section: Array<number> = []
  for (const [row, line] of cells.entries()) {
    if (line) section.push(row)
    else if (section.length > 0) {
      sections.push(section)
      section = []
    }
  }
  if (section.length > 0) sections.push(section)
  return sections
}

/**
 * Whether sections are rows: rules between rows are drawn on purpose, unless each of their lines is a row by itself.
 */
export function areSectionsRows(
  frame: PrintedFrame,
  sections: ReadonlyArray<ReadonlyArray<number>>
): boolean {
  const body = sections.slice(1)
  if (body.length < 2) return false
  return body.some((lines) =>
    lines.some((row, index) => index > 0 && !startsRow(frame, lines[index - 1]!, row))
  )
}

/** Whether each of some lines is a row by itself. */
export function areRows(frame: PrintedFrame, lines: ReadonlyArray<number>): boolean {
  return lines.every((row, index) => index === 0 || startsRow(frame, lines[index - 1]!, row))
}

/**
 * Whether a line cannot continue the one above: its first cell has text, and some of its text would have fitted there.
 */
function startsRow(frame: PrintedFrame, above: number, row: number): boolean {
  const lines = frame.cells[row]!
  if (isEmpty(frame, lines[0]!)) return false
  return lines.some((cell) => {
    if (isEmpty(frame, cell)) return false
    const upper = findCell(frame.cells[above]!, cell.column)
    return !upper || isEmpty(frame, upper) || hadRoom(frame, upper, cell)
  })
}

/** Whether a line can only be the overflow of the one above: some cells are finished, all others were full. */
function isOverflow(frame: PrintedFrame, above: number, row: number): boolean {
  let isDone = false
  let isOver = false
  for (const cell of frame.cells[row]!) {
    const upper = findCell(frame.cells[above]!, cell.column)
    if (!upper) return false
    if (isEmpty(frame, cell)) isDone ||= !isEmpty(frame, upper)
    else if (isEmpty(frame, upper) || hadRoom(frame, upper, cell)) return false
    else isOver = true
  }
  return isDone && isOver
}

/** Whether the first word of a cell would have fitted after the text above it. */
function hadRoom(frame: PrintedFrame, upper: LineCell, lower: LineCell): boolean {
  const inner =
    frame.boundaries[upper.column + upper.colSpan]! - frame.boundaries[upper.column]! - 3
  const word = textOf(frame, lower).split(/\s/, 1)[0]!
  return textWidth(`${textOf(frame, upper)} ${word}`, 'terminal') <= inner
}

/** Text of a cell in one line, trimmed. */
export function textOf({lines}: PrintedFrame, {start, end}: TextRange): string {
  return lines.value.slice(start, end).trim()
}

function isEmpty(frame: PrintedFrame, cell: TextRange): boolean {
  return textOf(frame, cell) === ''
}

export const number: RegExp = /^[-+]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/

/** Whether each line has a number in the same column, which wrapped prose does not. */
export function hasNumbers(frame: PrintedFrame, lines: ReadonlyArray<number>): boolean {
  return (
    lines.length > 1 && frame.cells[lines[0]!]!.some(({column}) => areNumbers(frame, lines, column))
  )
}

/** Whether the first line has a name above the numbers of all others. */
export function hasNamedNumbers(
  frame: PrintedFrame,
  [first, ...others]: ReadonlyArray<number>
): boolean {
  return (
    others.length > 1 &&
    frame.cells[first!]!.some(
      (name) => !number.test(textOf(frame, name)) && areNumbers(frame, others, name.column)
    )
  )
}

function areNumbers(frame: PrintedFrame, lines: ReadonlyArray<number>, column: number): boolean {
  return lines.every((row) => {
    const cell = findCell(frame.cells[row]!, column)
    return cell !== undefined && number.test(textOf(frame, cell))
  })
}

/**
 * Group the lines of a table into rows.
 *
 * @param frame
 *   Table.
 * @param isTold
 *   Whether each line is known to be a row.
 */
export function readPrintedRows(frame: PrintedFrame, isTold: boolean): PrintedRows {
  const sections = linesBetweenRules(frame)
  const wrapped: Array<number> = []
  const ruled = !isTold && areSectionsRows(frame, sections)
  // Only programs that draw frames wrap text without a marker.
  const isWrapping = frame.kind === 'framed' && !isTold
  const read = (lines: ReadonlyArray<number>, isRow: boolean): Array<PrintedRow> => {
    const rows: Array<PrintedRow> = []
    for (const [index, line] of lines.entries()) {
      const row = rows[rows.length - 1]
      const isMarked = row !== undefined && isContinued(frame, line)
      if (row && (isMarked || isRow || (isWrapping && isOverflow(frame, line - 1, line)))) {
        if (!isMarked && !isRow) wrapped.push(line)
        addLine(frame, row, line)
      } else if (index > 0 && isTypeRule(frame, line)) {
        // Polars separates names and types by `---`.
      } else rows.push(startRow(frame, line))
    }
    return rows
  }
  // Without a rule, a header is recognized by numbers below a name.
  const [first = []] = sections
  if (sections.length === 1 && hasNamedNumbers(frame, first)) {
    sections.splice(0, 1, first.slice(0, 1), first.slice(1))
  }
  const head = sections.length > 1 ? read(sections[0]!, false) : []
  const rest = sections.length > 1 ? sections.slice(1) : sections
  // DuckDB counts the rows below a last rule, in one cell across all columns.
  const count = frame.boundaries.length - 1
  const isFoot =
    rest.length > 1 &&
    count > 1 &&
    rest[rest.length - 1]!.every((row) => frame.cells[row]!.length === 1)
  const body = rest.slice(0, isFoot ? -1 : undefined).flatMap((lines) => read(lines, ruled))
  return {head, body, foot: isFoot ? read(rest[rest.length - 1]!, false) : [], wrapped}
}

/** Whether each cell of a line is `---`. */
export function isTypeRule(frame: PrintedFrame, row: number): boolean {
  return frame.cells[row]!.every((cell) => textOf(frame, cell) === '---')
}

function startRow({cells}: PrintedFrame, line: number): PrintedRow {
  const row: PrintedRow = {first: line, last: line, cells: []}
  for (const {start, end, column, colSpan} of cells[line]!) {
    row.cells.push({column, colSpan, pieces: [{start, end}], joints: []})
  }
  return row
}

function addLine(frame: PrintedFrame, row: PrintedRow, line: number): void {
  row.last = line
  for (const cell of row.cells) {
    const piece = findCell(frame.cells[line]!, cell.column)
    if (!piece) continue
    const above = findCell(frame.cells[line - 1]!, cell.column)!
    const mark = markOf(frame, line - 1, above) ?? leftMark(frame, line, piece)
    if (mark !== undefined) {
      // Neither the marker nor its counterpart on the next line is text.
      const upper = cell.pieces[cell.pieces.length - 1]!
      if (markOf(frame, line - 1, above) !== undefined) upper.end = above.end - 1
      const {start, end} = piece
      cell.pieces.push({
        start: mark === '' && /[.…]/.test(frame.lines.value[start]!) ? start + 1 : start,
        end
      })
      cell.joints.push(mark)
    } else if (!isEmpty(frame, piece)) {
      cell.joints.push(isEmpty(frame, above) || hadRoom(frame, above, piece) ? '\n' : ' ')
      cell.pieces.push({start: piece.start, end: piece.end})
    }
  }
}

/**
 * Whether the line above marks this one as its continuation, as psql does. psql marks every continued cell, except for
 * the first one in its old style, which has no bar to its left.
 */
function isContinued(frame: PrintedFrame, line: number): boolean {
  const above = frame.cells[line - 1]
  const cells = frame.cells[line]!
  if (!above) return false
  if (cells.some((cell) => leftMark(frame, line, cell) !== undefined)) return true
  const marked = above.filter((cell) => markOf(frame, line - 1, cell) !== undefined)
  return (
    marked.length > 0 &&
    cells.every((cell) => isEmpty(frame, cell) || findCell(marked, cell.column) !== undefined)
  )
}

/**
 * The marker that psql puts into the last column of a cell that continues in the next line: `+` or `↵` where the text
 * has a line ending, `.` or `…` where it was cut.
 *
 * ```text
 *   1 | one  +|      the column is as wide as the rule above: no text reaches it
 *     | two   |
 * ```
 */
function markOf(frame: PrintedFrame, row: number, cell: LineCell): '\n' | '' | undefined {
  const {lines, boundaries} = frame
  const {end, column, colSpan} = cell
  const at = end - 1
  if (at <= cell.start) return undefined
  const mark = lines.value[at]!
  const isBreak = mark === '+' || mark === '↵'
  if (!isBreak && mark !== '.' && mark !== '…') return undefined
  // It is directly before the bar, where all others have a space.
  const width = boundaries[column + colSpan]! - boundaries[column]! - 1
  if (textWidth(lines.value.slice(cell.start, end), 'terminal') !== width) return undefined
  const line = frame.cells[row + 1]
  const below = line && findCell(line, column)
  if (!below) return undefined
  // All text has a space before it, except for continuations.
  const first = lines.value[below.start]
  if (isBreak) return first === ' ' && lines.value[cell.start] === ' ' ? '\n' : undefined
  return first === mark ? '' : undefined
}

/** The marker of psql's old style: `:` or `;` instead of the bar to the left. */
function leftMark({lines}: PrintedFrame, row: number, {start}: LineCell): '\n' | '' | undefined {
  const mark = start > lines.starts[row]! ? lines.value[start - 1] : undefined
  return mark === ':' ? '\n' : mark === ';' ? '' : undefined
}
