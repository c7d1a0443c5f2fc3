import type {Report} from '../problem.js'
import type {TextBlock} from '../text-block.js'
import {type Borders, borderStyles, markAt, readBorders, straighten} from './borders.js'
import {checkCells} from './cell-faults.js'
import {detectDialect, detectMarkdownDialect} from './dialect.js'
import {
  checkFrame,
  checkLookalikes,
  type Findings,
  isBorder,
  isEdge,
  reportWidths
} from './faults.js'
import {findCells, fullBorders, isFullBorder} from './geometry.js'
import {buildTable} from './layout.js'
import {GridLines} from './lines.js'
import type {GridTableBorders, GridTableDialect} from './nodes.js'
import type {GridTableReading} from './reading.js'
import {isBarJunction} from './recognize.js'
import type {GridTableSettings} from './settings.js'
import {readSimpleTable} from './simple-table/index.js'
import {readOutline} from './table-parser.js'
import {lexTable, type RowKinds} from './table-tokens.js'
import {widthModels} from './widths.js'

/** Maximum number of problems reported for a table. */
export const maximumFaults = 100

/**
 * Read one table.
 *
 * @param block
 *   The lines of the table, which must look like one: the first is a border.
 * @param settings
 *   Dialect and width model.
 * @param report
 *   Receives every problem.
 * @returns
 *   The table and its cells, still to be read; nothing if the dialect refuses the table: at least one problem of
 *   severity `error` has been reported then.
 */
export function readGridTable(
  block: TextBlock,
  settings: GridTableSettings,
  report: Report
): GridTableReading | undefined {
  const {dialect: given} = settings
  if (
    given === 'rst-simple' ||
    (given === 'auto' && block.source.value.charCodeAt(block.start) === 61)
  ) {
    return readSimpleTable(block, settings, report)
  }
  const dialect = given === 'markdown' ? detectMarkdownDialect(block) : given
  return readLines(block, {...settings, dialect}, limitFaults(report), given === 'markdown')
}

/** Settings with any dialect. */
interface ToldSettings extends GridTableSettings {
  dialect: 'auto' | GridTableDialect
}

/** Pass on the first problems of a table, then say that there are more. */
function limitFaults(report: Report): Report {
  let count = 0
  return (problem) => {
    count += 1
    if (count <= maximumFaults) report(problem)
    if (count !== maximumFaults + 1) return
    report({
      ...problem,
      ruleId: 'grid-table-limit',
      reason: `The table has more than ${maximumFaults} problems; the rest are not shown`,
      note: 'Fix those above first.'
    })
  }
}

function readLines(
  block: TextBlock,
  settings: ToldSettings,
  report: Report,
  isMarkdown: boolean
): GridTableReading | undefined {
  let lines = measure(block, settings, report)
  const dialect = settings.dialect === 'auto' ? detectDialect(lines) : settings.dialect
  const style = borderStyles[dialect]
  // Normalizes the borders, which the search for the end relies on.
  let borders = readBorders(lines, style)
  const length = endOfTable(lines, dialect)
  if (length < lines.count) {
    lines = measure(block.slice(0, length), settings)
    borders = readBorders(lines, style)
  }
  const findings = {lines, borders, dialect, style}
  const outline = readOutline(lexTable(lines.count, kindsOf(findings)), lines.count - 1, dialect)
  const isSlips = !style.barJunctions || isMarkdown
  if (!checkFrame(findings, outline, report)) {
    if (isSlips) checkLookalikes(findings, report)
    return undefined
  }
  const isMoved = style.ragged && straighten(lines, borders, dialect === 'pandoc')
  lines.keepsIndent = dialect === 'pandoc'
  const geometry = findCells(lines, isMoved ? fullBorders(lines) : outline.borders, {
    barJunctions: style.barJunctions,
    isLoose: dialect === 'adobe' && borders.marks.size > 0 ? looseIn(borders) : undefined,
    spaced: dialect === 'sphinx' && isSpaced(lines)
  })
  const told = new Set<number>()
  const isRefused = checkCells(findings, geometry, (problem) => {
    told.add(problem.start)
    report(problem)
  })
  if (isSlips) {
    checkLookalikes(findings, (problem) => {
      if (!told.has(problem.start)) report(problem)
    })
  }
  if (isRefused) return undefined
  const reading = buildTable(lines, geometry, outline, borders, dialect, settings.literal)
  const shown = style.barJunctions ? shownIn(lines, borders) : undefined
  if (lines.model !== 'docutils' || shown) {
    reading.node.data = {
      ...(lines.model !== 'docutils' && {widths: lines.model}),
      ...(shown && {borders: shown})
    }
  }
  return reading
}

/** Record the features of borders in a dialect with bar junctions and separators as borders. */
function shownIn(lines: GridLines, {rules}: Borders): GridTableBorders | undefined {
  const shown: GridTableBorders = {}
  const last = lines.count - 1
  for (let row = 0; row <= last && !shown.junction; row += 1) {
    if (lines.at(row, 0) === 43 && isBarJunction.test(lines.drawn(row))) shown.junction = '|'
  }
  if (rules[0] === 0) shown.top = '='
  if (last > 0 && rules[rules.length - 1] === last) shown.bottom = '='
  return shown.junction || shown.top || shown.bottom ? shown : undefined
}

/** Classify the lines of a grid table. */
function kindsOf(findings: Findings): RowKinds {
  const {lines, borders} = findings
  let border = ''
  return {
    rules: borders.rules,
    isBorder(row) {
      if (lines.at(row, 0) !== 43) return false
      const text = lines.text(row)
      // Most borders equal the one above: comparing them is many times faster than checking each column.
      if (text === border && lines.isPlain(row)) return true
      if (!isFullBorder(lines, row)) return false
      border = text
      return true
    },
    isEdge: (row) => isEdge(findings, row),
    isLine(row) {
      const code = lines.at(row, 0)
      return code === 43 || code === 124
    }
  }
}

/**
 * Find the end of a table: lines below its last border are not part of it (docutils: `states.Body.isolate_grid_table`).
 *
 * @returns
 *   How many lines it has; all of them if no border follows the third line: then the bottom is missing.
 */
function endOfTable(lines: GridLines, dialect: GridTableDialect): number {
  let end = lines.count
  for (let row = 1; row < end; row += 1) {
    const code = lines.at(row, 0)
    if (code !== 43 && code !== 124) end = row
  }
  for (let row = end - 1; row > 1; row -= 1) {
    if (lines.at(row, 0) === 43 && isBorder({lines, dialect}, row)) return row + 1
  }
  return lines.count
}

/** Adobe's writer omits junctions in a segment with alignment markers, even below a boundary. */
function looseIn({marks}: Borders): (row: number, column: number) => boolean {
  return (row, column) => {
    const mark = markAt(marks.get(row), column)
    return mark !== undefined && mark.column < column
  }
}

/**
 * Choose the width model: the first with which every line is as wide as the first. `rst` has only docutils', which
 * refuses tables padded otherwise.
 */
function measure(block: TextBlock, settings: ToldSettings, report?: Report): GridLines {
  if (settings.widths !== 'auto') return new GridLines(block, settings.widths)
  const own = settings.dialect === 'auto' ? 'docutils' : widthModels[settings.dialect]
  const first = new GridLines(block, own)
  if (first.plain || settings.dialect === 'rst' || isEven(first)) return first
  for (const model of ['docutils', 'terminal', 'code-point', 'code-unit'] as const) {
    if (model === own) continue
    const lines = new GridLines(block, model)
    if (!isEven(lines)) continue
    if (report) reportWidths(first, report)
    return lines
  }
  return first
}

function isEven(lines: GridLines): boolean {
  const width = lines.width(0)
  for (let row = 1; row < lines.count; row += 1) if (lines.width(row) !== width) return false
  return true
}

/** Whether every line has a space after its first border and before its last, as Sphinx writes them. */
function isSpaced(lines: GridLines): boolean {
  for (let row = 1; row < lines.count; row += 1) {
    if (lines.at(row, 0) !== 124) continue
    const last = lines.width(row) - 2
    const before = lines.at(row, last)
    const after = lines.at(row, 1)
    if (after !== 32 && after !== 61) return false
    if (before !== 32 && before !== 0 && before !== 61 && before !== 45) return false
  }
  return true
}
