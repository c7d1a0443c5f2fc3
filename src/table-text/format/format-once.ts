import {borderStyles} from '../../../grammars/grid-table/borders.js'
import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import type {Problem, Report} from '../../../grammars/problem.js'
import {Source} from '../../../grammars/source.js'
import {cellLanguage} from '../../read/read-table.js'
import {settingsOf} from '../../read/table-options.js'
import {findDocumentTables} from '../../read/tables-of.js'
import {placeCells} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import type {Repair, StrayJunction} from '../repair/repair-lines.js'
import {isSimple} from '../repair/repair-simple.js'
import {ignoreMarks} from './ignored.js'
import {type Beside, type DiagramContext, isDiagram} from './is-diagram.js'
import {drawTable} from './redraw.js'
import {readLines, repairTable} from './repair-table.js'
import {changesOf, reportProblems, reportReadings, reportRest, reportStray} from './report.js'
import {isMoved, type Pass, placeOf, type Run, type Settings, startOf, textOf} from './run.js'
import {firstLine, type TableText, tableText} from './table-text.js'

/**
 * Format all tables once.
 *
 * @param skipped
 *   First lines of tables to leave alone, because their drawings would not be read as tables.
 */
export function formatOnce(source: string, settings: Settings, skipped: Set<number>): Pass {
  const {from, kind, dialect, fix, documents} = settings
  const read = new Source(source)
  const problems: Array<Problem> = []
  const options = settingsOf({dialect: from, cells: 'literal'}, undefined, read)
  const report: Report = (problem) => void problems.push(problem)
  const {readings, refused} = findDocumentTables(read, kind, options.tables, report, documents)
  const tables = [...readings, ...refused].sort((a, b) => firstLine(read, a) - firstLine(read, b))
  const pass: Pass = {value: '', changes: [], problems: [], readings: []}
  const run: Run = {
    ...{source, read, settings, options, pass, problems},
    isBuilt: from === 'auto' && cellLanguage('rst', read) === 'sphinx-help',
    ignored: ignoreMarks(read),
    told: 0
  }
  /** First lines of redrawn tables, by offset in the result. */
  const drawn = new Map<number, number>()
  let at = 0
  let line = 0
  problems.sort((a, b) => a.start - b.start)
  for (const found of tables) {
    // Lines that already belong to a repaired table.
    if (firstLine(read, found) < line) continue
    const table = tableText(read, found, line)
    const own = problemsUntil(run, table.end, table.first)
    const isIgnored = takeMark(run, table.first)
    line = table.end
    if (isIgnored || skipped.has(table.first)) continue
    const beside = around(read, table)
    if (!isSimple(table.lines) && isDiagram(table.lines, beside)) {
      // Problems above and below the diagram are not reported, either.
      problemsUntil(run, table.end + beside.below.length, table.first)
      const start = read.lineStarts[Math.max(0, table.first - beside.above.length)]!
      pass.problems = pass.problems.filter((problem) => problem.start < start)
      continue
    }
    const change = formatTable(run, table, own)
    if (change === undefined) continue
    const start = read.pointAt(table.first, startOf(run, table)).offset!
    const last = table.end - 1
    pass.value += source.slice(at, start)
    drawn.set(
      pass.value.length + (isMoved(run, table) && fix ? change.indexOf('+') : 0),
      table.first
    )
    pass.value += change
    at = read.pointAt(last, read.lineEnd(last)).offset!
  }
  pass.problems.push(...problems.slice(run.told))
  pass.value += source.slice(at)
  pass.problems.sort((a, b) => a.start - b.start)
  const lost = findLost(pass.value, drawn, {...settings, from: dialect ?? from})
  if (lost === undefined) return pass
  // At its position, the drawing is not read as a table: format the others without it.
  const again = formatOnce(source, settings, skipped.add(lost))
  again.problems.push({
    ruleId: 'grid-table-format',
    reason: `Cannot draw the table${dialect ? ` with dialect \`${dialect}\`` : ''} here, expected a blank line above and below it`,
    start: read.lineStarts[lost]!,
    severity: 'warning',
    note: 'The table was left alone.'
  })
  return again
}

/** Take the problems of a table; those before it are passed on. */
function problemsUntil(run: Run, end: number, first: number): Array<Problem> {
  const {read, pass, problems} = run
  const own: Array<Problem> = []
  const start = read.lineStarts[first]!
  const stop = read.lineStarts[end] ?? read.value.length + 1
  for (; run.told < problems.length && problems[run.told]!.start < stop; run.told += 1) {
    const problem = problems[run.told]!
    if (problem.start < start) pass.problems.push(problem)
    else own.push(problem)
  }
  return own
}

/** Whether a comment above a table says to leave it alone; it does not apply to the next table. */
function takeMark(run: Run, first: number): boolean {
  const {ignored} = run
  let found = false
  while (ignored.length > 0 && ignored[0]! < first) {
    ignored.shift()
    found = true
  }
  return found
}

/** Format a table; `undefined` if it stays. */
function formatTable(run: Run, table: TableText, own: ReadonlyArray<Problem>): string | undefined {
  const {pass} = run
  const {fix, dialect, from} = run.settings
  const {reading} = table
  if (fix && isMoved(run, table)) {
    const reason = 'Its first border was aligned with the other lines'
    const place = placeOf(run, table)
    pass.changes.push({type: 'repaired', ...place, ruleId: 'grid-table-repaired', reason})
    return textOf(run, table, table.lines)
  }
  // If a dialect was requested, the table is padded by the widths of that dialect.
  const isPadded = dialect !== undefined && own.every(({ruleId}) => ruleId === 'grid-table-widths')
  const repair: Repair =
    reading?.node.dialect === 'rst-simple'
      ? {kind: 'sound', stray: []}
      : repairTable(table, reading?.node.dialect ?? from)
  if (repair.kind === 'repaired' && (fix || isStraightening(table, repair))) {
    pass.changes.push(...changesOf(table, repair))
    reportRest(run, table, repair, reading?.node.dialect ?? from)
    if (repair.stray.length > 0) reportStray(run, table, repair.stray as [StrayJunction])
    return textOf(
      run,
      table,
      repair.lines.map(({text}) => text)
    )
  }
  if (reading && repair.kind === 'sound' && repair.stray.length > 0) {
    const lines =
      fix && !run.settings.isAgain ? withoutStray(table, reading.node, repair.stray) : undefined
    if (lines) {
      const [{line, column}] = repair.stray as [StrayJunction]
      const reason = `\`+\` in column ${column + 1} of a border, which no row uses, was replaced with a dash`
      const place = {line: table.first + line + 1, column: table.prefixes[line]!.length + 1}
      pass.changes.push({type: 'repaired', ...place, ruleId: 'grid-table-repaired', reason})
      return textOf(run, table, lines)
    }
    reportStray(run, table, repair.stray as [StrayJunction])
    return undefined
  }
  if (repair.kind === 'unclear') reportReadings(run, table, repair)
  if (!isPadded || repair.kind !== 'repaired') reportProblems(run, table, own, repair)
  if (!reading || (repair.kind === 'repaired' && !isPadded)) return undefined
  // Lines above and below it that may be its own are not part of what is drawn.
  if (table.above > 0 || table.below > 0) return undefined
  return drawTable(run, table, reading.node)
}

/** Remove junctions that no row uses; `undefined` if that would change the table. */
function withoutStray(
  {lines}: TableText,
  node: GridTable,
  stray: ReadonlyArray<StrayJunction>
): Array<string> | undefined {
  const result = lines.map((text, index) => {
    const signs = [...text]
    for (const {line, column} of stray) {
      if (line === index) signs[column] = signs[column - 1] === '=' ? '=' : '-'
    }
    return signs.join('')
  })
  const dialect = node.dialect as GridTableDialect
  const [before, after] = [lines, result].map((text) => cellsOf(readLines(text, dialect)))
  return before !== undefined && before === after ? result : undefined
}

/** Whether a repair does no more than a dialect with ragged lines allows. */
function isStraightening({reading}: TableText, repair: Repair): boolean {
  return (
    reading !== undefined &&
    borderStyles[reading.node.dialect].ragged &&
    repair.kind === 'repaired' &&
    repair.lines.every(({reason}) => !reason || /too (?:long|short)|right border/.test(reason)) &&
    // In pandoc, a border that ends early ends the table there.
    !(reading.node.dialect === 'pandoc' && repair.lines.some(isShortBorder))
  )
}

function isShortBorder({reason}: {reason?: string | undefined}): boolean {
  return reason !== undefined && /^The border was .* too short/.test(reason)
}

/** The lines right above and below a table, as far as they may belong to the same drawing. */
function around(source: Source, {first, end, margin}: TableText): DiagramContext {
  const from = (line: number, step: number): Array<Beside> => {
    const found: Array<Beside> = []
    for (; line >= 0 && line < source.lineStarts.length; line += step) {
      const text = source.value.slice(source.lineStarts[line], source.lineEnd(line))
      // A comment leader is not part of a drawing.
      const left = text.startsWith(margin) ? '' : text.slice(0, margin.length).trim()
      found.push({left, text: text.slice(margin.length)})
      if (!/^[|+]/.test(text.slice(margin.length))) break
    }
    return found
  }
  return {above: from(first - 1, -1), below: from(end, 1)}
}

/** The cells of a table with their content, regardless of columns. */
function cellsOf(table: GridTable | undefined): string | undefined {
  if (!table) return undefined
  const {cells, headRows} = placeCells(table)
  return JSON.stringify([
    headRows,
    ...cells.map(({cell, row, rowSpan}) => [row, rowSpan, toPlainText(cell)])
  ])
}

/** Find a drawn table that is not read as one at its position: in reST, tables need blank lines around them. */
function findLost(
  text: string,
  drawn: ReadonlyMap<number, number>,
  {from, kind, documents}: Settings
): number | undefined {
  if (drawn.size === 0) return undefined
  const settings = {dialect: from, widths: 'auto', literal: true} as const
  const {readings} = findDocumentTables(new Source(text), kind, settings, () => {}, documents)
  const starts = new Set(readings.map(({node}) => node.position!.start.offset))
  for (const [start, line] of drawn) if (!starts.has(start)) return line
  return undefined
}
