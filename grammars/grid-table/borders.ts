import {isFullBorder} from './geometry.js'
import type {GridLines} from './lines.js'
import type {GridTableAlign, GridTableDialect, GridTableVerticalAlign} from './nodes.js'
import {borderSegment, docutilsBorder, docutilsRule, innerSegments} from './recognize.js'

/** What the borders of a table say besides where its cells are. */
export interface Borders {
  /** Rows drawn with `=`, which separate header, body and footer. */
  rules: Array<number>
  /** Alignment markers by row, left to right; a segment's markers apply to the cells below it. */
  marks: Map<number, ReadonlyArray<AlignMark>>
}

/**
 * Find the markers of the segment that contains a column.
 *
 * @param marks
 *   Markers of a border, left to right.
 * @param column
 *   Column of the segment's left junction, or inside it.
 */
export function markAt(
  marks: ReadonlyArray<AlignMark> | undefined,
  column: number
): AlignMark | undefined {
  if (!marks) return undefined
  let low = 0
  let high = marks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (marks[middle]!.column <= column) low = middle
    else high = middle - 1
  }
  const mark = marks[low]
  return mark && mark.column <= column && column < mark.end ? mark : undefined
}

/** Alignment markers of a border segment. */
export interface AlignMark {
  /** Column of the segment's left junction. */
  column: number
  /** Column of its right junction. */
  end: number
  align?: GridTableAlign
  valign?: GridTableVerticalAlign
}

/** How a dialect draws borders. */
export interface BorderStyle {
  /** Separators inside the table: a whole line, `+====+`; or `|====|`, blank where a cell spans it (Sphinx). */
  bars: boolean
  /** Segments may have alignment markers, and separators may be anywhere (pandoc, Adobe, HyperHelp). */
  marks: boolean
  /** `|` is as good a junction as `+` (HyperHelp, Adobe). */
  barJunctions: boolean
  /** Lines may end before or after the right side (pandoc, Adobe). */
  ragged: boolean
}

/** What each dialect allows. */
export const borderStyles: Readonly<Record<GridTableDialect, BorderStyle>> = {
  rst: {bars: false, marks: false, barJunctions: false, ragged: false},
  'rst-simple': {bars: false, marks: false, barJunctions: false, ragged: false},
  sphinx: {bars: true, marks: false, barJunctions: false, ragged: false},
  hyperhelp: {bars: true, marks: true, barJunctions: true, ragged: false},
  pandoc: {bars: false, marks: true, barJunctions: false, ragged: true},
  adobe: {bars: true, marks: true, barJunctions: true, ragged: true}
}

const plus = 43
const dash = 45
const equals = 61
const pipe = 124
const space = 32

/**
 * Normalize every border to plain `+---+`, and record what else it says.
 *
 * ```text
 *  |=====|=====|   +-----+-----+   Sphinx: separator
 *  |     |=====|   |     +-----+   Sphinx: separator with a spanning cell
 *  +:===:+====:+   +-----+-----+   pandoc: separator, columns centered and right
 *  +-----|-----+   +-----+-----+   HyperHelp
 * ```
 */
export function readBorders(lines: GridLines, style: BorderStyle): Borders {
  const borders: Borders = {rules: [], marks: new Map()}
  let top: ReadonlyArray<number> | undefined
  // Most borders are plain already and like the one above. Checking each of their columns would take a tenth of the
  // time spent on a table.
  let plain: string | undefined
  for (let row = 0; row < lines.count; row += 1) {
    const code = lines.at(row, 0)
    const second = lines.at(row, 1)
    if (code === plus && second === equals && !style.marks) {
      const text = lines.text(row)
      if (docutilsRule.test(text)) {
        borders.rules.push(row)
        lines.view(row, text.replaceAll('=', '-'))
      }
    } else if (style.marks && (code === plus || (code === pipe && style.barJunctions))) {
      const text = lines.text(row)
      if (text === plain) continue
      if (docutilsBorder.test(text)) {
        plain = text
        continue
      }
      readMarks(lines, row, style, borders)
    }
    if (code === pipe && style.bars && !lines.hasView(row) && mayBeRule(lines, row, second)) {
      top ??= topJunctions(lines)
      readBarRule(lines, row, top, borders)
    }
    if (style.marks && !lines.hasView(row)) readInnerSegments(lines, row, style, borders)
  }
  return borders
}

function topJunctions(lines: GridLines): Array<number> {
  const columns: Array<number> = []
  for (let column = 0; column < lines.width(0); column += 1) {
    if (lines.at(0, column) === plus) columns.push(column)
  }
  return columns
}

function mayBeRule(lines: GridLines, row: number, second: number): boolean {
  if (second === equals) return true
  if (lines.at(row, lines.width(row) - 2) === equals) return true
  return second === space && lines.at(row, 2) === space && lines.text(row).includes('|=')
}

/** Read `|====|====|`: each segment is all `=` or all spaces (Sphinx: `text.Table.__str__`). */
function readBarRule(
  lines: GridLines,
  row: number,
  columns: ReadonlyArray<number>,
  borders: Borders
): void {
  if (columns.length < 2 || lines.width(row) !== columns[columns.length - 1]! + 1) return
  const text = lines.picture(row)
  const filled: Array<boolean> = []
  for (let index = 0; index + 1 < columns.length; index += 1) {
    const first = text.charCodeAt(columns[index]! + 1)
    if (first !== equals && first !== space) return
    for (let column = columns[index]! + 1; column < columns[index + 1]!; column += 1) {
      if (text.charCodeAt(column) !== first) return
    }
    filled.push(first === equals)
  }
  if (!filled.includes(true)) return
  for (const column of columns) {
    const code = text.charCodeAt(column)
    if (code !== pipe && code !== plus) return
  }
  let view = ''
  for (let index = 0; index < columns.length; index += 1) {
    view += filled[index - 1] || filled[index] ? '+' : '|'
    if (index + 1 < columns.length) {
      view += (filled[index] ? '-' : ' ').repeat(columns[index + 1]! - columns[index]! - 1)
    }
  }
  borders.rules.push(row)
  lines.view(row, view)
}

/** Read a border whose segments may have alignment markers. */
function readMarks(lines: GridLines, row: number, style: BorderStyle, borders: Borders): void {
  const text = lines.text(row)
  const last = text.charCodeAt(text.length - 1)
  if (text.length < 3 || (last !== plus && !(last === pipe && style.barJunctions))) return
  const marks: Array<AlignMark> = []
  let from = 0
  let drawn = 0
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== plus && !(code === pipe && style.barJunctions)) continue
    const match = borderSegment.exec(text.slice(from + 1, at))
    // Junctions are adjacent where columns meet that no cell uses.
    if (!match) return
    if (at - from > 1) {
      const mark = readMark(from, at, match[1]!, match[2] ?? '', match[3]!)
      if (mark) marks.push(mark)
      drawn += 1
    }
    from = at
  }
  if (drawn === 0) return
  if (text.includes('=')) borders.rules.push(row)
  if (marks.length > 0) borders.marks.set(row, marks)
  lines.view(row, plainBorder(text, style))
}

function plainBorder(text: string, style: BorderStyle): string {
  const plain = text.replace(/[=:<>^vx]/g, '-')
  return style.barJunctions ? plain.replaceAll('|', '+') : plain
}

function readMark(
  column: number,
  end: number,
  left: string,
  middle: string,
  right: string
): AlignMark | undefined {
  const mark: AlignMark = {column, end}
  if (left === '>' && right === '<') mark.align = 'justify'
  else if (left === ':' && right === ':') mark.align = 'center'
  else if (left === ':') mark.align = 'left'
  else if (right === ':') mark.align = 'right'
  if (middle === '^') mark.valign = 'top'
  else if (middle === 'x') mark.valign = 'middle'
  else if (middle === 'v') mark.valign = 'bottom'
  return mark.align || mark.valign ? mark : undefined
}

/** Read the border segments of a line that also has text. */
function readInnerSegments(
  lines: GridLines,
  row: number,
  style: BorderStyle,
  borders: Borders
): void {
  const text = lines.picture(row)
  if (!text.includes('+') && !(style.barJunctions && /[-=]\|/.test(text))) return
  let changed = false
  const marks: Array<AlignMark> = []
  let plain = text.replace(innerSegments, (drawn: string, offset: number) => {
    if (/^-+$/.test(drawn)) return drawn
    const match = borderSegment.exec(drawn)
    const mark =
      match && readMark(offset - 1, offset + drawn.length, match[1]!, match[2] ?? '', match[3]!)
    if (mark) marks.push(mark)
    changed = true
    return '-'.repeat(drawn.length)
  })
  if (style.barJunctions && plain.includes('-|')) {
    plain = plain.replace(/\|(?=-+[+|])|\|(?<=[+|]-+\|)/g, '+')
    changed = true
  }
  if (marks.length > 0) borders.marks.set(row, marks)
  if (changed) lines.view(row, plain)
}

/**
 * Align the right side of short and long lines with the longest line (pandoc, Adobe). Alignment markers of a segment
 * that moves are dropped (gridtables: markers count only at a boundary).
 *
 * ```text
 *  +---+---+
 *  | a | b |
 *  | c |        ends early: the second column is empty
 *  | d | e|     its right side moves
 *  +---+---+
 * ```
 *
 * @param endsEarly
 *   Whether a line may end at an inner boundary (pandoc), with blank cells after it.
 * @returns
 *   Whether a line moved.
 */
export function straighten(lines: GridLines, {marks}: Borders, endsEarly: boolean): boolean {
  let width = 0
  let same = true
  for (let row = 0; row < lines.count; row += 1) {
    const own = lines.width(row)
    if (row > 0 && own !== width) same = false
    if (own > width) width = own
  }
  if (same) return false
  const inner = endsEarly ? boundariesOf(lines) : new Set<number>()
  for (let row = 0; row < lines.count; row += 1) {
    const own = lines.width(row)
    const last = lines.at(row, own - 1)
    const closed = (last === plus || last === pipe) && (own >= width || !inner.has(own - 1))
    if (own === width && closed) continue
    const text = lines.picture(row)
    if (closed && last === plus) {
      const filler = lines.at(row, own - 2) === dash ? '-' : ' '
      lines.view(row, `${text.slice(0, -1).padEnd(width - 1, filler)}+`)
      const kept = marks.get(row)
      if (kept)
        marks.set(
          row,
          kept.filter((mark) => mark.end !== own - 1)
        )
    } else {
      lines.view(row, `${(closed ? text.slice(0, -1) : text).padEnd(width - 1)}|`)
      if (closed) lines.ends[row]! -= 1
    }
  }
  return true
}

/** Find the columns of all junctions in full borders, except for the last of each border. */
function boundariesOf(lines: GridLines): Set<number> {
  const columns = new Set<number>()
  for (let row = 0; row < lines.count; row += 1) {
    if (lines.at(row, 0) !== plus || !isFullBorder(lines, row)) continue
    for (let column = 1; column < lines.width(row) - 1; column += 1) {
      if (lines.at(row, column) === plus) columns.add(column)
    }
  }
  return columns
}
