import type {Problem, Report} from '../problem.js'
import {barForPlus, type Findings, reportBars} from './faults.js'
import {type GridGeometry, isFullBorder, junctions} from './geometry.js'
import type {GridLines} from './lines.js'
import {barBorder} from './recognize.js'

const plus = 43
const dash = 45
const pipe = 124

/** What docutils says about a misplaced bar or junction: if the table stays open, and if it is read. */
const openNote = ' docutils: "Malformed table; parse incomplete."'
const readNote = ' docutils reads the cells on both sides as one.'

/** Maximum number of cells in a table; memory is the first limit. */
export const maximumCells = 1_000_000

/**
 * Report what leaves cells open, and what may be read differently than meant.
 *
 * @returns
 *   Whether the table is refused.
 */
export function checkCells(findings: Findings, geometry: GridGeometry, report: Report): boolean {
  const {lines} = findings
  const {open, columns} = geometry
  if (geometry.regions.length / 4 > maximumCells) {
    report({
      ruleId: 'grid-table-limit',
      reason: `The table has ${geometry.regions.length / 4} cells, more than ${maximumCells}`,
      start: lines.starts[0]!,
      end: lines.ends[0]!,
      severity: 'error',
      actual: String(geometry.regions.length / 4),
      expected: [String(maximumCells)],
      note: 'Split the table.'
    })
    return true
  }
  if (open.length === 0) {
    for (let index = 1; index < columns.length; index += 1) {
      // Columns too narrow for a character come from a junction that is off by one.
      if (columns[index]! - columns[index - 1]! === 1) {
        reportNarrow(lines, columns[index - 1]!, columns[index]!, report)
      }
    }
    if (findings.dialect !== 'sphinx') {
      checkSpans(lines, geometry, report)
      checkInner(lines, geometry, report)
    }
    return false
  }
  let count = 0
  reportShifted(lines, (problem) => {
    count += 1
    report({...problem, severity: 'error'})
  })
  for (let index = 0; count === 0 && index < open.length; index += 2) {
    const row = open[index]!
    const column = open[index + 1]!
    const at = lines.offset(row, column)
    report({
      ruleId: 'grid-table-cell-open',
      reason: 'The borders of the cell that starts here do not close',
      start: at,
      end: Math.min(at + 1, lines.ends[row]!),
      severity: 'error',
      actual: lines.value.slice(at, at + 1),
      expected: ['+'],
      note: `Close the cell whose upper left corner is here: cells are rectangles, with \`+\` wherever borders meet. docutils: "Malformed table; parse incomplete."`
    })
  }
  return true
}

/**
 * Report cells over several columns that may be cells side by side: each of their lines has `|` at a boundary whose `+`
 * above or below is missing or one column off. Read as text, as in docutils, they are one cell.
 */
function checkSpans(lines: GridLines, {regions, columns}: GridGeometry, report: Report): void {
  const index = new Map(columns.map((column, at) => [column, at]))
  // A border between two such cells is reported once.
  let last = -1
  const once: Report = (problem) => {
    if (problem.start > last) report(problem)
    last = Math.max(last, problem.start)
  }
  for (let at = 0; at < regions.length; at += 4) {
    const first = index.get(regions[at + 1]!)!
    const end = index.get(regions[at + 3]!)!
    for (let inner = first + 1; inner < end; inner += 1) {
      const column = columns[inner]!
      // Adjacent boundaries are reported already.
      if (column - columns[inner - 1]! === 1 || columns[inner + 1]! - column === 1) continue
      checkSpan(lines, regions[at]!, column, regions[at + 2]!, once)
    }
  }
}

/**
 * Report lines of cells that would be borders but for a `|` where borders cross: between their sides they have only
 * dashes.
 *
 * ```text
 *  | a   |-----+
 *  | a   | b   |
 * ```
 *
 * Lines that are borders throughout are reported with all others.
 */
function checkInner(lines: GridLines, {regions}: GridGeometry, report: Report): void {
  for (let at = 0; at < regions.length; at += 4) {
    const left = regions[at + 1]!
    const right = regions[at + 3]!
    if (right - left < 4) continue
    for (let row = regions[at]! + 1; row < regions[at + 2]!; row += 1) {
      if (lines.at(row, left + 1) !== dash || lines.at(row, left) !== pipe) continue
      let column = left + 1
      while (column < right && lines.at(row, column) === dash) column += 1
      if (column < right || barBorder.test(lines.text(row))) continue
      report(barForPlus(lines.offset(row, left), 'Write `+` wherever borders cross.'))
    }
  }
}

function checkSpan(
  lines: GridLines,
  top: number,
  boundary: number,
  bottom: number,
  report: Report
): void {
  if (bottom - top < 2) return
  for (const column of [boundary, boundary - 1, boundary + 1]) {
    let row = top + 1
    while (row < bottom && lines.at(row, column) === pipe && isSpaced(lines, row, column)) row += 1
    if (row < bottom) continue
    if (column !== boundary) {
      for (row = top + 1; row < bottom; row += 1)
        report(shifted(lines, row, column, boundary, readNote))
      return
    }
    for (const border of [top, bottom]) {
      if (lines.at(border, column) === dash)
        report(missingJunction(lines, border, column, readNote))
    }
    return
  }
}

function isSpaced(lines: GridLines, row: number, column: number): boolean {
  return lines.at(row, column - 1) === 32 && lines.at(row, column + 1) === 32
}

/** Report the rarer of two adjacent boundaries. */
function reportNarrow(lines: GridLines, left: number, right: number, report: Report): void {
  const rows: [Array<number>, Array<number>] = [[], []]
  for (let row = 0; row < lines.count; row += 1) {
    if (lines.at(row, 0) !== plus) continue
    if (lines.at(row, left) === plus) rows[0].push(row)
    if (lines.at(row, right) === plus) rows[1].push(row)
  }
  const wrong = rows[0].length < rows[1].length ? 0 : 1
  const column = wrong === 0 ? left : right
  const better = wrong === 0 ? right : left
  for (const row of rows[wrong]) report(shifted(lines, row, column, better, ''))
}

function shifted(
  lines: GridLines,
  row: number,
  column: number,
  better: number,
  note: string
): Problem {
  const at = lines.offset(row, column)
  const actual = lines.value.slice(at, at + 1)
  return {
    ruleId: 'grid-table-junction',
    reason: `\`${actual}\` is in column ${column + 1} of the table, but other lines have it in column ${better + 1}`,
    start: at,
    end: at + 1,
    actual: String(column + 1),
    expected: [String(better + 1)],
    note: `Move it ${Math.abs(better - column) === 1 ? 'one column' : 'two columns'} to the ${better > column ? 'right' : 'left'}, where other lines have it.${note}`
  }
}

/**
 * Find borders that are one or two columns off. Lines are compared with the boundaries that at least half of them have.
 */
function reportShifted(lines: GridLines, report: Report): void {
  const width = lines.width(0)
  const counts = new Int32Array(width + 1)
  for (let row = 0; row < lines.count; row += 1) {
    const end = Math.min(width, lines.width(row))
    for (let column = 0; column < end; column += 1) {
      const code = lines.at(row, column)
      if (code === plus || code === pipe) counts[column]! += 1
    }
  }
  const isBoundary = (column: number): boolean => counts[column]! * 2 > lines.count
  for (let row = 0; row < lines.count; row += 1) {
    const full = lines.at(row, 0) === plus && isFullBorder(lines, row)
    const end = Math.min(width, lines.width(row)) - 1
    for (let column = 1; column < end; column += 1) {
      if (!isBoundary(column)) continue
      const code = lines.at(row, column)
      if (code === plus || code === pipe) continue
      for (const better of [column - 1, column + 1, column - 2, column + 2]) {
        const near = lines.at(row, better)
        if (better < 1 || better >= width - 1 || isBoundary(better)) continue
        if (near === plus || (near === pipe && !full)) {
          report(shifted(lines, row, better, column, openNote))
          break
        }
      }
    }
  }
  for (let row = 1; row < lines.count - 1; row += 1) {
    const text = lines.text(row)
    if (text.includes('|') && barBorder.test(text)) reportBars(lines, row, text, report)
    else if (junctions(lines, row).length > 0) reportMissing(lines, row, isBoundary, report)
  }
}

/** Report junctions missing from a border between lines that have `|` there. */
function reportMissing(
  lines: GridLines,
  row: number,
  isBoundary: (column: number) => boolean,
  report: Report
): void {
  const width = lines.width(row)
  for (let column = 0; column < width; column += 1) {
    if (!isBoundary(column)) continue
    const code = lines.at(row, column)
    const before = lines.at(row, column - 1)
    const after = lines.at(row, column + 1)
    if (code === pipe && (before === dash || after === dash)) {
      report(barForPlus(lines.offset(row, column), 'Write `+` wherever borders cross.'))
    } else if (
      code === dash &&
      before === dash &&
      after === dash &&
      column > 0 &&
      column < width - 1
    ) {
      if (lines.at(row - 1, column) !== pipe || lines.at(row + 1, column) !== pipe) continue
      report(missingJunction(lines, row, column, openNote))
    }
  }
}

function missingJunction(lines: GridLines, row: number, column: number, note: string): Problem {
  const at = lines.offset(row, column)
  return {
    ruleId: 'grid-table-junction',
    reason: 'Borders cross here: `-` should be `+`',
    start: at,
    end: at + 1,
    actual: '-',
    expected: ['+'],
    note: `Write \`+\` wherever borders cross.${note}`
  }
}
