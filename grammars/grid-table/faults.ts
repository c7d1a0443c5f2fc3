import type {Problem, Report} from '../problem.js'
import type {BorderStyle, Borders} from './borders.js'
import {isBarRule} from './dialect.js'
import {type GridGeometry, isFullBorder, junctions} from './geometry.js'
import type {GridLines} from './lines.js'
import type {GridTableDialect} from './nodes.js'
import {textWidth} from './widths.js'

const plus = 43
const dash = 45
const pipe = 124

/** A border as docutils wants it (docutils: `states.Body.grid_table_top_pat`). */
const strictBorder = /^\+-[-+]+-\+$/
/** A line that somebody drew as a border, with `|` where `+` is needed. */
const barBorder = /^[+|][-+|]*-[-+|]*[+|]$/

/** Most cells that a table may have; memory is what gives out first. */
export const maximumCells = 1_000_000

/** Most columns times rows of a table whose lines are made equally long: they are copied for it. */
export const maximumPadding = 20_000_000

/** What is looked at to find a table's faults. */
export interface Findings {
  lines: GridLines
  borders: Borders
  dialect: GridTableDialect
  style: BorderStyle
}

/**
 * Check the frame of a table: top and bottom border, both sides, rules.
 *
 * @returns
 *   Whether the frame is sound enough to look for cells.
 */
export function checkFrame(findings: Findings, report: Report): boolean {
  const {lines, style} = findings
  let sound = true
  const fail: Report = (problem) => {
    sound = false
    report({severity: 'error', ...problem})
  }
  const last = lines.count - 1
  if (lines.count === 0 || (!isBorder(findings, 0) && !isEdgeRule(findings, 0))) {
    fail({
      ruleId: 'grid-table-top',
      reason: `Unexpected ${lines.count === 0 ? 'end of text' : 'text'}, expected the top border of a table`,
      start: lines.starts[0] ?? lines.block.start,
      end: lines.ends[0] ?? lines.block.end,
      actual: lines.count === 0 ? '' : lines.text(0),
      expected: ['+-----+-----+'],
      note: 'Start the table with a border of `-` with a `+` at either end and at each column; docutils takes a shorter one than `+---+` for text.'
    })
    return false
  }
  checkSides(findings, fail, report)
  if (last > 0 && !isBorder(findings, last) && !isEdgeRule(findings, last)) {
    fail(missingBottom(findings))
  }
  checkRules(findings, fail)
  if (!style.barJunctions) checkLookalikes(findings, report)
  return sound
}

/** Whether a row can be the first or last border of a table. */
export function isBorder(
  {lines, dialect}: Pick<Findings, 'lines' | 'dialect'>,
  row: number
): boolean {
  const text = lines.text(row)
  return dialect === 'rst'
    ? !lines.hasView(row) && strictBorder.test(text)
    : text.length > 2 && isFullBorder(lines, row, text) && text.includes('-')
}

/** Whether a row is a rule that `checkRules` refuses in this place. */
function isEdgeRule({borders, dialect}: Findings, row: number): boolean {
  return (
    (dialect === 'rst' || dialect === 'sphinx') &&
    borders.rules[row === 0 ? 0 : borders.rules.length - 1] === row
  )
}

/** Report a rule that was meant as the bottom border below lines that are not part of the table. */
export function reportRest(findings: Findings, length: number, report: Report): void {
  const {lines} = findings
  const last = lines.count - 1
  if (last >= length && isEdgeRule(findings, last)) report(edgeRule(lines, last))
}

function missingBottom({lines}: Findings): Problem {
  const last = lines.count - 1
  const text = lines.text(last)
  const drawn = /^\+[-+= ]*$/.test(text) && last > 0
  const at = lines.ends[last]!
  const expected = lines.text(0)
  return {
    ruleId: 'grid-table-bottom',
    reason: drawn
      ? 'Unexpected gap in the bottom border, expected dashes from side to side'
      : 'Unexpected end of table, expected a bottom border',
    start: drawn ? lines.starts[last]! : at,
    end: at,
    actual: drawn ? text : '',
    expected: [expected],
    note: `${drawn ? 'Replace the line' : 'Add a line below'}: \`${expected}\`. docutils: "Malformed table. Bottom border missing or corrupt."`
  }
}

/** Check that every line starts with a border and ends with one, where the first line ends. */
function checkSides({lines, style}: Findings, fail: Report, warn: Report): void {
  const width = lines.width(0)
  let widest = width
  for (let row = 1; row < lines.count; row += 1) widest = Math.max(widest, lines.width(row))
  const area = widest * lines.count
  for (let row = 0; row < lines.count; row += 1) {
    const start = lines.starts[row]!
    const end = lines.ends[row]!
    const first = lines.at(row, 0)
    if (first !== plus && first !== pipe) {
      fail({
        ruleId: 'grid-table-left-border',
        reason: 'Unexpected text, expected a `|` or `+` at the left side of the table',
        start,
        end,
        actual: lines.value.slice(start, end),
        expected: ['|', '+'],
        note: 'Start the line with `|`, or part it from the table by a blank line. docutils: "Blank line required after table."'
      })
      continue
    }
    const own = lines.width(row)
    const last = lines.at(row, own - 1)
    const closed = last === plus || last === pipe
    if (own === width && closed) continue
    const problem = raggedLine(lines, row, own, width, closed)
    if (style.ragged && area <= maximumPadding) warn({...problem, severity: 'warning'})
    else fail(problem)
  }
}

/** Report that a table is read with another width model than its dialect's. */
export function reportWidths(own: GridLines, report: Report): void {
  const width = own.width(0)
  for (let row = 0; row < own.count; row += 1) {
    if (own.width(row) === width) continue
    const problem = raggedLine(own, row, own.width(row), width, true)
    report({...problem, ruleId: 'grid-table-widths'})
    return
  }
}

function raggedLine(
  lines: GridLines,
  row: number,
  own: number,
  width: number,
  closed: boolean
): Problem {
  const start = lines.starts[row]!
  const end = lines.ends[row]!
  const text = lines.value.slice(start, end)
  const difference = own - width
  const words = 'docutils: "Malformed table. Right border not aligned or missing."'
  if (!closed) {
    return {
      ruleId: 'grid-table-right-border',
      reason: 'Unexpected end of line, expected the right border of the table',
      start: end,
      end,
      actual: '',
      expected: ['|'],
      note: `End the line with \`|\` in column ${width} of the table. ${words}`
    }
  }
  const padded =
    text.length === width ? 'code-unit' : textWidth(text, 'terminal') === width ? 'terminal' : ''
  const amount = `${Math.abs(difference)} blank${Math.abs(difference) === 1 ? '' : 's'}`
  return {
    ruleId: padded ? 'grid-table-widths' : 'grid-table-right-border',
    reason: `Unexpected line of ${own} columns, expected ${width} as in the top border`,
    start: lines.offset(row, Math.min(own, width) - 1),
    end,
    actual: String(own),
    expected: [String(width)],
    note: padded
      ? `The line is padded by ${padded === 'code-unit' ? 'the number of its characters' : 'what a terminal shows'}; wide characters take two columns here, combining ones none: ${difference > 0 ? 'remove' : 'add'} ${amount} in front of the border. ${words}`
      : `${difference > 0 ? 'Remove' : 'Add'} ${amount} in front of the last border, or widen the column in all lines. ${words}`
  }
}

/** Check the rules between head, body and foot where only one is allowed. */
function checkRules({lines, borders, dialect}: Findings, fail: Report): void {
  if (dialect !== 'rst' && dialect !== 'sphinx') return
  const {rules} = borders
  const last = lines.count - 1
  const [first] = rules
  rules.forEach((row, index) => {
    const start = lines.starts[row]!
    const end = lines.ends[row]!
    const actual = lines.value.slice(start, end)
    const expected = [actual.replaceAll('=', '-').replaceAll('|', '+')]
    if (index > 0 && row < last) {
      fail({
        ruleId: 'grid-table-head-repeat',
        reason: 'Unexpected second rule between head and body, expected at most one',
        start,
        end,
        actual,
        expected,
        note: `Draw this line with \`-\`. docutils: "Multiple head/body row separators (table lines ${first! + 1} and ${row + 1}); only one allowed."`
      })
    }
    if (row === 0 || row === last) fail(edgeRule(lines, row))
  })
}

function edgeRule(lines: GridLines, row: number): Problem {
  const start = lines.starts[row]!
  const end = lines.ends[row]!
  const actual = lines.value.slice(start, end)
  return {
    ruleId: 'grid-table-head-edge',
    reason: `Unexpected rule as the ${row === 0 ? 'first' : 'last'} line, expected it between head and body`,
    start,
    end,
    actual,
    expected: [actual.replaceAll('=', '-').replaceAll('|', '+')],
    note: 'Draw this line with `-`. docutils: "The head/body row separator may not be the first or last line of the table."'
  }
}

/** Point out lines that look like borders and are read as text. */
function checkLookalikes({lines, dialect}: Findings, report: Report): void {
  for (let row = 1; row < lines.count - 1; row += 1) {
    if (lines.hasView(row)) continue
    const code = lines.at(row, 1)
    if (code !== dash && code !== 61) continue
    const text = lines.text(row)
    const start = lines.starts[row]!
    const end = lines.ends[row]!
    if (code === 61) {
      if (
        text.charCodeAt(0) === pipe
          ? dialect !== 'rst' || !isBarRule(text)
          : !/^\+=+[+|]/.test(text)
      ) {
        continue
      }
      report({
        ruleId: 'grid-table-rule',
        reason: 'Unexpected rule that is read as text, expected `+====+` from side to side',
        start,
        end,
        actual: text,
        expected: [`${lines.text(0).replaceAll('-', '=')}`],
        note: 'docutils knows rules of `+` and `=` only, and no cell may run through them; Sphinx writes `|====|`: read it with the dialect `sphinx`.'
      })
    } else if (barBorder.test(text) && text.includes('|')) {
      reportBars(lines, row, text, report)
    }
  }
}

function reportBars(lines: GridLines, row: number, text: string, report: Report): void {
  for (let column = text.indexOf('|'); column !== -1; column = text.indexOf('|', column + 1)) {
    const dashed = text.charCodeAt(column - 1) === dash || text.charCodeAt(column + 1) === dash
    if (!dashed) continue
    const at = lines.offset(row, column)
    report({
      ruleId: 'grid-table-junction',
      reason: 'Unexpected `|` in a border, expected `+`',
      start: at,
      end: at + 1,
      actual: '|',
      expected: ['+'],
      note: 'Draw every crossing of borders as `+`; with `|` the rows above and below become one, or the table is refused. docutils: "Malformed table; parse incomplete."'
    })
  }
}

/**
 * Report what keeps cells open, and what reads otherwise than it was meant.
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
      reason: `Unexpected table of ${geometry.regions.length / 4} cells, expected at most ${maximumCells}`,
      start: lines.starts[0]!,
      end: lines.ends[0]!,
      severity: 'error',
      actual: String(geometry.regions.length / 4),
      expected: [String(maximumCells)],
      note: 'Part the table.'
    })
    return true
  }
  if (open.length === 0) {
    for (let index = 1; index < columns.length; index += 1) {
      // Columns without room for a character come from a junction that is off by one.
      if (columns[index]! - columns[index - 1]! === 1) {
        reportNarrow(lines, columns[index - 1]!, columns[index]!, report)
      }
    }
    if (findings.dialect !== 'sphinx') checkSpans(lines, geometry, report)
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
      reason: 'Unexpected cell that no borders close, expected a rectangle of `-`, `|` and `+`',
      start: at,
      end: Math.min(at + 1, lines.ends[row]!),
      severity: 'error',
      actual: lines.value.slice(at, at + 1),
      expected: ['+'],
      note: `Close the cell whose top left corner is here: cells are rectangles, with \`+\` wherever borders meet. docutils: "Malformed table; parse incomplete."`
    })
  }
  return true
}

/**
 * Point out cells over several columns that may be cells side by side: in all their lines `|` stands at a boundary that
 * lacks a `+` above or below, or one column beside it. Read as text, as docutils does, they are one cell.
 */
function checkSpans(lines: GridLines, {regions, columns}: GridGeometry, report: Report): void {
  const index = new Map(columns.map((column, at) => [column, at]))
  // A border between two such cells lacks its junction once.
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
      // Boundaries side by side are reported already.
      if (column - columns[inner - 1]! === 1 || columns[inner + 1]! - column === 1) continue
      checkSpan(lines, regions[at]!, column, regions[at + 2]!, once)
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
      for (row = top + 1; row < bottom; row += 1) report(shifted(lines, row, column, boundary))
      return
    }
    for (const border of [top, bottom]) {
      if (lines.at(border, column) === dash) report(missingJunction(lines, border, column))
    }
    return
  }
}

function isSpaced(lines: GridLines, row: number, column: number): boolean {
  return lines.at(row, column - 1) === 32 && lines.at(row, column + 1) === 32
}

/** Report the rarer one of two boundaries side by side. */
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
  for (const row of rows[wrong]) report(shifted(lines, row, column, better))
}

function shifted(lines: GridLines, row: number, column: number, better: number): Problem {
  const at = lines.offset(row, column)
  const actual = lines.value.slice(at, at + 1)
  return {
    ruleId: 'grid-table-junction',
    reason: `Unexpected \`${actual}\` in column ${column + 1} of the table, expected it in column ${better + 1}`,
    start: at,
    end: at + 1,
    actual: String(column + 1),
    expected: [String(better + 1)],
    note: `Move it ${Math.abs(better - column) === 1 ? 'one column' : 'two columns'} to the ${better > column ? 'right' : 'left'}, where other lines have it. docutils: "Malformed table; parse incomplete."`
  }
}

/**
 * Find borders that are one or two columns beside where most lines have them. Lines are compared with those boundaries
 * that at least half of the lines show.
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
    const full = lines.at(row, 0) === plus && isFullBorder(lines, row, '\0')
    const end = Math.min(width, lines.width(row)) - 1
    for (let column = 1; column < end; column += 1) {
      if (!isBoundary(column)) continue
      const code = lines.at(row, column)
      if (code === plus || code === pipe) continue
      for (const better of [column - 1, column + 1, column - 2, column + 2]) {
        const near = lines.at(row, better)
        if (better < 1 || better >= width - 1 || isBoundary(better)) continue
        if (near === plus || (near === pipe && !full)) {
          report(shifted(lines, row, better, column))
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

/** Report junctions that a border lacks where the line above and the one below have `|`. */
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
      const at = lines.offset(row, column)
      report({
        ruleId: 'grid-table-junction',
        reason: 'Unexpected `|` in a border, expected `+`',
        start: at,
        end: at + 1,
        actual: '|',
        expected: ['+'],
        note: 'Draw every crossing of borders as `+`. docutils: "Malformed table; parse incomplete."'
      })
    } else if (
      code === dash &&
      before === dash &&
      after === dash &&
      column > 0 &&
      column < width - 1
    ) {
      if (lines.at(row - 1, column) !== pipe || lines.at(row + 1, column) !== pipe) continue
      report(missingJunction(lines, row, column))
    }
  }
}

function missingJunction(lines: GridLines, row: number, column: number): Problem {
  const at = lines.offset(row, column)
  return {
    ruleId: 'grid-table-junction',
    reason: 'Unexpected `-` where borders cross, expected `+`',
    start: at,
    end: at + 1,
    actual: '-',
    expected: ['+'],
    note: 'Draw every crossing of borders as `+`. docutils: "Malformed table; parse incomplete."'
  }
}
