import type {GridLines} from '../lines.js'
import {isAcross, isDown, type RuleKind} from './marks.js'

/** Part of a line: where it starts and ends in the text. */
export interface TextRange {
  start: number
  end: number
}

/** A cell in one line, and how many columns it spans. */
export interface LineCell extends TextRange {
  column: number
  colSpan: number
}

/** A printed table: its lines, each a rule or text. */
export interface PrintedFrame {
  lines: GridLines
  kind: RuleKind
  /** Rows that are rules, ascending. */
  rules: ReadonlyArray<number>
  /** Columns of the boundaries, including the left and the right side. */
  boundaries: ReadonlyArray<number>
  /** For each line, the cells in it; nothing for a rule. */
  cells: ReadonlyArray<ReadonlyArray<LineCell> | undefined>
}

/**
 * Find the boundaries that the rules of a table show.
 *
 * ```text
 *  +------+-----+     ----+-----      ---  ----
 *  0      7     13   -1   4     10   -1 3     9
 * ```
 *
 * A rule without junctions, such as Rich's borders `+--------+`, shows only its sides.
 */
export function findBoundaries(
  lines: GridLines,
  kind: RuleKind,
  rules: ReadonlyArray<number>
): Array<number> {
  const found = new Set<number>()
  let right = 0
  for (const row of rules) {
    const text = lines.picture(row)
    for (let column = 0; column < text.length; column += 1) {
      const character = text[column]!
      if (kind === 'runs') {
        if (character !== ' ' && text[column - 1] === ' ') found.add(column - 1)
      } else if (!isAcross(character) && !': '.includes(character)) found.add(column)
    }
    right = Math.max(right, lines.width(row))
  }
  if (kind !== 'framed') found.add(-1).add(right)
  return [...found].sort((a, b) => a - b)
}

/** Find the cell that starts in a column. */
export function findCell(line: ReadonlyArray<LineCell>, column: number): LineCell | undefined {
  let low = 0
  let high = line.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (line[middle]!.column < column) low = middle + 1
    else high = middle
  }
  return line[low]?.column === column ? line[low] : undefined
}

/**
 * Cut a line of text into its cells.
 *
 * @returns
 *   Nothing if the line has bars other than below the junctions of the rules.
 */
export function cutLine(
  lines: GridLines,
  row: number,
  kind: RuleKind,
  boundaries: ReadonlyArray<number>
): Array<LineCell> | undefined {
  return (
    cutByColumn(lines, row, kind, boundaries) ??
    (kind === 'runs' ? undefined : cutByCount(lines, row, kind, boundaries))
  )
}

function cutByColumn(
  lines: GridLines,
  row: number,
  kind: RuleKind,
  boundaries: ReadonlyArray<number>
): Array<LineCell> | undefined {
  const last = boundaries.length - 1
  const width = lines.width(row)
  if (
    kind === 'framed' &&
    (width !== boundaries[last]! + 1 || !isSide(lines, row, boundaries[last]!))
  )
    return undefined
  const cells: Array<LineCell> = []
  let from = 0
  for (let index = 1; index <= last; index += 1) {
    const column = boundaries[index]!
    if (kind === 'runs') {
      // Text that crosses a column boundary belongs to no cell.
      if (index < last && column < width && !isGap(lines, row, column)) return undefined
    } else if (index < last && !isSide(lines, row, column)) {
      // psql trims trailing spaces, but writes all bars.
      if (kind === 'open') return undefined
      continue
    }
    const end = index === last && kind !== 'framed' ? lines.ends[row]! : lines.offset(row, column)
    const start = Math.min(lines.offset(row, boundaries[from]! + 1), end)
    cells.push({start, end, column: from, colSpan: index - from})
    from = index
  }
  // Bars beside the junctions: the text is wider or narrower than the program assumed.
  const isShifted =
    cells.length < last &&
    cells.some(({start, end, colSpan}) => colSpan > 1 && hasBar(lines.value, start, end))
  return isShifted ? undefined : cells
}

/** Cut a line with as many bars as there are boundaries, wherever they are. */
function cutByCount(
  lines: GridLines,
  row: number,
  kind: RuleKind,
  boundaries: ReadonlyArray<number>
): Array<LineCell> | undefined {
  const {value} = lines
  const bars: Array<number> = []
  const start = lines.starts[row]!
  const end = lines.ends[row]!
  for (let at = start; at < end; at += 1)
    if (isDown(value[at]!) && value[at - 1] !== '\\') bars.push(at)
  if (kind === 'open') {
    bars.unshift(start - 1)
    bars.push(end)
  } else if (bars[0] !== start || bars[bars.length - 1] !== end - 1) return undefined
  if (bars.length !== boundaries.length) return undefined
  return bars
    .slice(1)
    .map((bar, column) => ({start: bars[column]! + 1, end: bar, column, colSpan: 1}))
}

/** Whether a side of a cell is in a column; old psql marks continued lines with `:` and `;`. */
function isSide(lines: GridLines, row: number, column: number): boolean {
  const character = String.fromCharCode(lines.at(row, column))
  return isDown(character) || character === ':' || character === ';'
}

function isGap(lines: GridLines, row: number, column: number): boolean {
  return lines.at(row, column) === 32
}

function hasBar(value: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isDown(value[at]!)) return true
  return false
}
