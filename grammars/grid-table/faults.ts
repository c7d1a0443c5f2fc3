import {DerivedSource} from '../derived-source.js'
import type {Problem, Report} from '../problem.js'
import type {TextBlock} from '../text-block.js'
import type {BorderStyle, Borders} from './borders.js'
import {isFullBorder} from './geometry.js'
import type {GridLines} from './lines.js'
import type {GridTableDialect} from './nodes.js'
import {anyRule, barBorder, docutilsBorder, isBarRule} from './recognize.js'
import type {Outline, OutlineFault} from './table-parser.js'
import {textWidth} from './widths.js'

const plus = 43
const dash = 45
const pipe = 124

/** Maximum columns times rows of a table whose lines are padded to the same length, which copies them. */
export const maximumPadding = 20_000_000

/** Input of the checks. */
export interface Findings {
  lines: GridLines
  borders: Borders
  dialect: GridTableDialect
  style: BorderStyle
}

/**
 * Check the outline of a table: top and bottom border, both sides, separators.
 *
 * @returns
 *   Whether it is sound enough to look for cells.
 */
export function checkFrame(findings: Findings, {faults}: Outline, report: Report): boolean {
  const problems = faults.map((fault): Problem => {
    return {severity: 'error', ...describeFault(findings, fault)}
  })
  // Without a top border, nothing else is worth reporting.
  if (faults[0]?.kind === 'no-top') {
    report(problems[0]!)
    return false
  }
  checkSides(findings, (problem) => problems.push(problem))
  // From top to bottom, whichever check found them.
  problems.sort((one, other) => one.start - other.start)
  for (const problem of problems) report(problem)
  return problems.every(({severity}) => severity !== 'error')
}

/** Describe a line that the grammar of tables does not allow. */
function describeFault(findings: Findings, {kind, row}: OutlineFault): Problem {
  const {lines} = findings
  const start = lines.starts[row] ?? lines.block.start
  const end = lines.ends[row] ?? lines.block.end
  switch (kind) {
    case 'no-top':
      return missingTop(findings, start, end)
    case 'no-bottom':
      return missingBottom(findings)
    case 'top-rule':
      return edgeRule(lines.value, start, end, 'first')
    case 'bottom-rule':
      return edgeRule(lines.value, start, end, 'last')
    case 'second-rule':
      return secondRule(findings, row)
    case 'stray':
      return {
        ruleId: 'grid-table-left-border',
        reason: 'The line does not start with `|` or `+`',
        start,
        end,
        actual: lines.value.slice(start, end),
        expected: ['|', '+'],
        note: 'Start the line with `|`, or separate it from the table with a blank line. docutils: "Blank line required after table."'
      }
  }
}

/** Whether a row can be the first or last border of a table. */
export function isBorder(
  {lines, dialect}: Pick<Findings, 'lines' | 'dialect'>,
  row: number
): boolean {
  const text = lines.text(row)
  return dialect === 'rst'
    ? !lines.hasView(row) && docutilsBorder.test(text)
    : text.length > 2 && isFullBorder(lines, row) && text.includes('-')
}

/**
 * Whether a dialect forbids separators as the first or last line, which others use for tables without body or with a
 * footer.
 */
function refusesEdgeRules(dialect: GridTableDialect): boolean {
  return dialect === 'rst' || dialect === 'sphinx'
}

/** Whether a row can be the first or last line of a table, even as a fault: a separator that is not allowed there. */
export function isEdge(findings: Findings, row: number): boolean {
  const {borders, dialect} = findings
  return isBorder(findings, row) || (refusesEdgeRules(dialect) && borders.rules.includes(row))
}

/**
 * Report lines below the last border that were passed as part of the table.
 *
 * @param block
 *   The lines of the table and those below it.
 * @param length
 *   How many of them belong to the table.
 * @param dialect
 *   Dialect of the table.
 */
export function reportCutOff(
  block: TextBlock,
  length: number,
  dialect: GridTableDialect,
  report: Report
): void {
  const last = block.length - 1
  if (refusesEdgeRules(dialect) && anyRule.test(block.line(last))) {
    report(edgeRule(block.source.value, block.starts[last]!, block.ends[last]!, 'last'))
    return
  }
  const actual = block.line(length)
  const start = block.starts[length]!
  if (!/^[+|]/.test(actual)) {
    report({
      ruleId: 'grid-table-blank-after',
      reason: 'There is no blank line below the table',
      start,
      end: block.ends[length]!,
      actual,
      note: 'Add a blank line below the table. docutils: "Blank line required after table."',
      severity: 'error'
    })
    return
  }
  const border = block.line(0)
  report({
    ruleId: 'grid-table-bottom',
    reason: 'Lines below the last border are not part of the table',
    start,
    end: block.end,
    actual,
    expected: [border],
    note: `Add a line below: \`${border}\`. docutils: "Blank line required after table."`,
    severity: 'error'
  })
}

function missingTop({lines}: Findings, start: number, end: number): Problem {
  return {
    ruleId: 'grid-table-top',
    reason: `The table does not start with a border`,
    start,
    end,
    actual: lines.count === 0 ? '' : lines.text(0),
    expected: ['+-----+-----+'],
    note: 'Start the table with a border of `-`, with a `+` at both ends and between columns; docutils reads one shorter than `+---+` as text.'
  }
}

function missingBottom({lines}: Findings): Problem {
  const last = lines.count - 1
  const text = lines.text(last)
  const drawn = /^\+[-+= ]*$/.test(text) && last > 0
  const at = lines.ends[last]!
  const expected = lines.text(0)
  return {
    ruleId: 'grid-table-bottom',
    reason: drawn ? 'The bottom border has a gap' : 'The bottom border is missing',
    start: drawn ? lines.starts[last]! : at,
    end: at,
    actual: drawn ? text : '',
    expected: [expected],
    note: `${drawn ? 'Replace the line' : 'Add a line below'}: \`${expected}\`. docutils: "Malformed table. Bottom border missing or corrupt."`
  }
}

/** Check that every line ends with a border, in the same column as the first. */
function checkSides({lines, style}: Findings, report: Report): void {
  const width = lines.width(0)
  let widest = width
  for (let row = 1; row < lines.count; row += 1) widest = Math.max(widest, lines.width(row))
  const isRagged = style.ragged && widest * lines.count <= maximumPadding
  for (let row = 0; row < lines.count; row += 1) {
    const first = lines.at(row, 0)
    if (first !== plus && first !== pipe) continue
    const own = lines.width(row)
    const last = lines.at(row, own - 1)
    const closed = last === plus || last === pipe
    if (own === width && closed) continue
    const problem = raggedLine(lines, row, own, width, closed)
    report({...problem, severity: isRagged ? 'warning' : 'error'})
  }
}

/** Report that a table needs another width model than its dialect's. */
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
      reason: 'The line has no right border',
      start: end,
      end,
      actual: '',
      expected: ['|'],
      note: `End the line with \`|\` in column ${width} of the table. ${words}`
    }
  }
  const tabbed = hasTab(lines, row)
  const padded = tabbed
    ? ''
    : text.length === width
      ? 'code-unit'
      : textWidth(text, 'terminal') === width
        ? 'terminal'
        : ''
  const amount = `${Math.abs(difference)} space${Math.abs(difference) === 1 ? '' : 's'}`
  const column = firstOff(lines, row, own)
  const advice = tabbed
    ? 'Replace the tab with spaces: it extends to the next multiple of eight columns'
    : adviceFor(lines, row, column, difference)
  return {
    ruleId: padded ? 'grid-table-widths' : 'grid-table-right-border',
    reason: tabbed
      ? `A tab extends the line to column ${own}, but the top border ends in column ${width}`
      : `The line ends in column ${own}, but the top border in column ${width}`,
    start: lines.offset(row, column),
    end,
    actual: String(own),
    expected: [String(width)],
    note: padded
      ? `The line is padded by ${padded === 'code-unit' ? 'the number of its characters' : 'its width in a terminal'}; here wide characters take two columns, and combining ones none: ${difference > 0 ? 'remove' : 'add'} ${amount} before the border. ${words}`
      : `${advice}. ${words}`
  }
}

/**
 * Find the first border of a line that is not below a border of the first line; else the last column that both have.
 */
function firstOff(lines: GridLines, row: number, own: number): number {
  const last = Math.min(own, lines.width(0)) - 1
  for (let column = 1; column < last; column += 1) {
    const code = lines.at(row, column)
    if (code !== pipe && code !== plus) continue
    if (lines.at(0, column) !== plus && lines.at(0, column) !== pipe) return column
  }
  return last
}

/** Whether a line has a tab, or had one before tabs were expanded. */
function hasTab({source, value, starts, ends}: GridLines, row: number): boolean {
  const start = starts[row]!
  const end = ends[row]!
  if (!(source instanceof DerivedSource)) return value.slice(start, end).includes('\t')
  const {base} = source
  return base.value.slice(source.baseOffset(start), source.baseOffset(end)).includes('\t')
}

/** Say how to align a line with the first border. */
function adviceFor(lines: GridLines, row: number, column: number, difference: number): string {
  const text = lines.value.slice(lines.starts[row], lines.ends[row])
  const count = Math.abs(difference)
  if (/^\+[-=]/.test(text)) {
    const dash = text[1]!
    return `${difference > 0 ? 'Remove' : 'Add'} ${count} \`${dash}\` before column ${column + 1}`
  }
  const amount = `${count} space${count === 1 ? '' : 's'}`
  let blanks = 0
  while (lines.at(row, column - 1 - blanks) === 32) blanks += 1
  return difference > blanks
    ? `Widen this column by ${amount} in all lines, or shorten the text`
    : `${difference > 0 ? 'Remove' : 'Add'} ${amount} before the border in column ${column + 1}, or widen the column in all lines`
}

function secondRule({lines, borders}: Findings, row: number): Problem {
  const start = lines.starts[row]!
  const end = lines.ends[row]!
  const actual = lines.value.slice(start, end)
  return {
    ruleId: 'grid-table-head-repeat',
    reason: 'The table has a second header separator',
    start,
    end,
    actual,
    expected: [actual.replaceAll('=', '-').replaceAll('|', '+')],
    note: `Draw this line with \`-\`. docutils: "Multiple head/body row separators (table lines ${borders.rules[0]! + 1} and ${row + 1}); only one allowed."`
  }
}

function edgeRule(value: string, start: number, end: number, which: 'first' | 'last'): Problem {
  const actual = value.slice(start, end).trimEnd()
  return {
    ruleId: 'grid-table-head-edge',
    reason: `The header separator cannot be the ${which} line of a table`,
    start,
    end: start + actual.length,
    actual,
    expected: [actual.replaceAll('=', '-').replaceAll('|', '+')],
    note: 'Draw this line with `-`. docutils: "The head/body row separator may not be the first or last line of the table."'
  }
}

/** Report lines that look like borders but are read as text. */
export function checkLookalikes({lines, dialect, style}: Findings, report: Report): void {
  if (style.marks) {
    reportSlips(lines, report)
    return
  }
  for (let row = 1; row < lines.count - 1; row += 1) {
    if (lines.hasView(row)) continue
    const code = lines.at(row, 1)
    if (code !== dash && code !== 61) continue
    const text = lines.text(row)
    if (code === dash) {
      if (text.includes('|') && barBorder.test(text)) reportBars(lines, row, text, report)
      continue
    }
    const isRule =
      text.charCodeAt(0) === pipe ? dialect === 'rst' && isBarRule(text) : /^\+=+[+|]/.test(text)
    if (isRule) {
      report(
        ruleAsText(
          lines,
          row,
          'In docutils a header separator consists of `+` and `=`, and no cell crosses it; Sphinx writes `|====|`: use the dialect `sphinx` to read it.'
        )
      )
    }
  }
}

/**
 * Report lines with `|` where other borders have `+`. Markdown parsers disagree whether they are text or borders.
 *
 * ```text
 *  +-----+-----+     +-----+-----+     +-----+-----+
 *  | a   | b   |     | a   | b   |     | a   | b   |
 *  |-----+-----|     +=====|=====+     |     |-----+
 *  | c   | d   |     | c   | d   |     |     | c   |
 *  +-----+-----+     +-----+-----+     +-----+-----+
 * ```
 */
function reportSlips(lines: GridLines, report: Report): void {
  let columns: ReadonlySet<number> | undefined
  for (let row = 1; row < lines.count - 1; row += 1) {
    const text = lines.drawn(row)
    // The first characters rule out nearly all lines.
    if (!slip.test(text) || !/\|[-=:]|[-=:]\|/.test(text)) continue
    columns ??= junctionsOf(lines)
    if ([...text.matchAll(/[|+]/g)].some(({index}) => !columns!.has(index))) continue
    const note = 'pandoc reads the line as the text of a cell. `gridhelp fmt --fix` repairs it.'
    if (text.includes('=')) report(ruleAsText(lines, row, note))
    else reportBars(lines, row, text, report)
  }
}

/** Find the columns in which lines drawn as borders have a `+`. */
function junctionsOf(lines: GridLines): Set<number> {
  const columns = new Set<number>()
  for (let row = 0; row < lines.count; row += 1) {
    const text = lines.drawn(row)
    if (!/^\+[-=+:]+\+$/.test(text)) continue
    for (let at = text.indexOf('+'); at !== -1; at = text.indexOf('+', at + 1)) columns.add(at)
  }
  return columns
}

/** A line of nothing but border segments and blank segments, each between two `|` or `+`. */
const slip = /^[|+](?:(?: +|:?-+:?|:?=+:?)[|+])+$/

function ruleAsText(lines: GridLines, row: number, note: string): Problem {
  const start = lines.starts[row]!
  const end = lines.ends[row]!
  return {
    ruleId: 'grid-table-rule',
    reason: 'This line of `=` is read as text',
    start,
    end,
    actual: lines.value.slice(start, end),
    expected: [lines.text(0).replaceAll('-', '=')],
    note
  }
}

/** Report every `|` in a line drawn as a border, as one problem. */
export function reportBars(lines: GridLines, row: number, text: string, report: Report): void {
  const bars = [...text.matchAll(/\|/g)]
    .map(({index}) => index)
    .filter((at) => /[-:]/.test(text.charAt(at - 1)) || /[-:]/.test(text.charAt(at + 1)))
  if (bars.length === 0) return
  const start = lines.offset(row, bars[0]!)
  const end = lines.offset(row, bars.at(-1)!) + 1
  const actual = lines.value.slice(start, end)
  report({
    ...barForPlus(
      start,
      'Write `+` wherever borders cross; with `|` the rows above and below become one, or the table cannot be read.'
    ),
    end,
    actual,
    expected: [actual.replace(/\|(?=[-:])|(?<=[-:])\|/g, '+')]
  })
}

/** Make the problem for a `|` in place of a junction. */
export function barForPlus(at: number, advice: string): Problem {
  return {
    ruleId: 'grid-table-junction',
    reason: '`|` in a border should be `+`',
    start: at,
    end: at + 1,
    actual: '|',
    expected: ['+'],
    note: `${advice} docutils: "Malformed table; parse incomplete."`
  }
}
