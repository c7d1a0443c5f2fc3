import type {GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import type {Problem} from '../../../grammars/problem.js'
import {Source} from '../../../grammars/source.js'
import type {Repair, StrayJunction} from '../repair/repair-lines.js'
import type {FormatChange} from './format-change.js'
import {readLines, repairTable} from './repair-table.js'
import {type Run, startOf, textOf} from './run.js'
import type {TableText} from './table-text.js'

/** Record the possible repairs of a table with an ambiguous line. */
export function reportReadings(
  run: Run,
  table: TableText,
  {line, readings}: Extract<Repair, {kind: 'unclear'}>
): void {
  const {pass, read} = run
  const {from} = run.settings
  const dialect = table.reading?.node.dialect ?? from
  const found = readings.map(({text, index}) => {
    const isText = index === undefined
    const lines = isText ? table.lines.map((own, at) => (at === line ? text : own)) : table.lines
    const repair = repairTable({...table, lines}, dialect, isText ? undefined : {line, index})
    const whole = repair.kind === 'repaired' ? repair.lines.map(({text}) => text) : lines
    return {text, value: textOf(run, table, whole)}
  })
  const before = textOf(run, table, table.lines)
  const values = found.map(({value}) => value)
  const useful = found.filter(
    ({value}, index) => value !== before && values.indexOf(value) === index
  )
  if (useful.length === 0) return
  const last = table.end - 1
  pass.readings.push({
    start: read.pointAt(table.first, startOf(run, table)).offset!,
    end: read.pointAt(last, read.lineEnd(last)).offset!,
    line: table.first + line + 1,
    readings: useful
  })
}

/** Report junctions that no row uses: only the author knows whether they are meant as a column. */
export function reportStray(
  run: Run,
  table: TableText,
  [{line, column}]: readonly [StrayJunction]
): void {
  const {pass, read} = run
  const dash = table.lines[line]!.includes('=') ? '=' : '-'
  pass.problems.push({
    ruleId: 'grid-table-stray',
    reason: `No row uses the \`+\` in column ${column + 1} of this border`,
    start: read.lineStarts[table.first + line]! + table.prefixes[line]!.length + column,
    severity: 'warning',
    note: `Draw it as \`${dash}\`, or use \`--fix\`; the table was left alone.`
  })
}

/** Report what else in a repaired table may not be read as intended, in one message. */
export function reportRest(
  {pass, read}: Run,
  {first, prefixes}: TableText,
  {lines}: Extract<Repair, {kind: 'repaired'}>,
  dialect: 'auto' | GridTableDialect
): void {
  const texts = lines.map(({text}) => text)
  const repaired = new Source(texts.join('\n'))
  const rest: Array<Problem> = []
  readLines(texts, dialect, (problem) => void rest.push(problem))
  const problem = rest.find(({ruleId}) => ruleId === 'grid-table-junction')
  if (!problem) return
  const line = repaired.lineAt(problem.start)
  const {source} = lines[line]!
  const column = problem.start - repaired.lineStarts[line]!
  const start = read.lineStarts[first + source]! + prefixes[source]!.length
  const end = read.lineEnd(first + source)
  pass.problems.push({
    ...problem,
    start: Math.min(start + column, end),
    end: Math.min(start + column + 1, end)
  })
}

/** Report the problems of a table in one message; all but the main one are details. */
export function reportProblems(
  run: Run,
  table: TableText,
  own: ReadonlyArray<Problem>,
  repair: Repair
): void {
  const {pass} = run
  const [main] = [...own].sort((a, b) => rank(a) - rank(b) || a.start - b.start)
  if (!main && (repair.kind === 'sound' || (repair.kind === 'unclear' && !table.reading))) return
  const advice = adviceOf(repair, table)
  const problem: Problem = main ?? {
    ruleId: 'grid-table-slip',
    reason: 'The table may not be read as intended',
    start: startOfFirst(run, table, repair),
    severity: 'warning'
  }
  pass.problems.push({
    ...problem,
    reason:
      repair.kind === 'repaired'
        ? `${problem.reason}; \`gridhelp fmt --fix\` repairs it`
        : problem.reason,
    note: [advice, problem.note].filter(Boolean).join(' ') || undefined
  } as Problem)
  for (const detail of own) {
    if (detail !== main) pass.problems.push({...detail, severity: 'info'})
  }
}

function startOfFirst(run: Run, table: TableText, repair: Repair): number {
  const {read} = run
  const found =
    repair.kind === 'repaired'
      ? (repair.lines.find(({reason}) => reason)?.source ?? 0)
      : repair.kind === 'unclear'
        ? repair.line
        : 0
  return read.lineStarts[table.first + found]! + table.prefixes[found]!.length
}

/** Describe what to do about a table. */
function adviceOf(repair: Repair, {first}: TableText): string | undefined {
  if (repair.kind === 'repaired') return `What \`--fix\` does: ${describe(repair)}.`
  if (repair.kind === 'sound') return undefined
  const where = `\`--fix\` leaves the table alone. Line ${first + repair.line + 1}: ${repair.reason}`
  return repair.readings.length > 0
    ? `${where}: ${[...new Set(repair.readings.map(({text}) => `\`${text}\``))].join(' or ')}.`
    : `${where}.`
}

/** Describe a repair. */
function describe(repair: Repair): string {
  if (repair.kind !== 'repaired') return ''
  const done = repair.lines.filter(({reason}) => reason)
  const [first] = done
  if (!first) return 'Lines were padded to the length of the others'
  const more = done.length - 1
  return more === 0
    ? first.reason!
    : `${first.reason}, and ${more} more line${more === 1 ? ' was' : 's were'} repaired`
}

export function changesOf(
  table: TableText,
  repair: Extract<Repair, {kind: 'repaired'}>
): Array<FormatChange> {
  const found = repair.lines.find(({reason}) => reason)?.source ?? 0
  return [
    {
      type: 'repaired',
      line: table.first + found + 1,
      column: table.prefixes[found]!.length + 1,
      ruleId: 'grid-table-repaired',
      reason: describe(repair)
    }
  ]
}

/** Errors first, then warnings. */
function rank({severity = 'warning'}: Problem): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2
}
