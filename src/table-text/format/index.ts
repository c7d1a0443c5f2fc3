import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {borderStyles} from '../../../grammars/grid-table/borders.js'
import type {GridTableReading} from '../../../grammars/grid-table/index.js'
import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {textWidth, widthModels} from '../../../grammars/grid-table/widths.js'
import type {Problem, Report} from '../../../grammars/problem.js'
import {Source} from '../../../grammars/source.js'
import type {Documents} from '../../read/documents.js'
import {cellLanguage, readTable, type TableSettings} from '../../read/read-table.js'
import {type GridTableOptions, settingsOf} from '../../read/table-options.js'
import {findDocumentTables} from '../../read/tables-of.js'
import {checkChoice, checkOptions, checkText} from '../../shared/check-options.js'
import {type DocumentKind, kindOf} from '../../shared/document-kind.js'
import {reportTo, toMessage} from '../../shared/message.js'
import {placeCells} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {findLines, replaceLines, type TableLines} from '../edit/table-lines.js'
import type {Repair, StrayJunction} from '../repair/repair-lines.js'
import {isSimple} from '../repair/repair-simple.js'
import {compareTables} from './compare-tables.js'
import {drawings} from './draw-table.js'
import type {FormatChange} from './format-change.js'
import {ignoreMarks} from './ignored.js'
import {type Beside, type DiagramContext, isDiagram} from './is-diagram.js'
import {readLines, repairTable} from './repair-table.js'
import {type TableText, tableText} from './table-text.js'

export type {FormatChange} from './format-change.js'

/** Options of `formatTables`. */
export interface FormatTablesOptions {
  /** Dialect to read the tables in (default: `'auto'`, which detects it). */
  from?: GridTableOptions['dialect']
  /**
   * `'keep'` (default): valid tables keep their layout, and only inconsistencies are fixed. `'canonical'`: all tables
   * are redrawn in one style, with a space on both sides of each text.
   */
  style?: 'keep' | 'canonical' | null | undefined
  /** Dialect to draw the tables in (default: their own). */
  as?: GridTableDialect | 'simple' | null | undefined
  /**
   * Older name of `as`.
   *
   * @deprecated
   *   Use `as`.
   */
  dialect?: GridTableDialect | null | undefined
  /**
   * Maximum width of a table in columns, including indentation. Wider tables are redrawn with narrower columns and
   * rewrapped paragraphs; words stay whole, and no table gets wider.
   */
  width?: number | null | undefined
  /** Whether to repair broken tables (default: `false`). */
  fix?: boolean | null | undefined
  /** Collects messages; its extension sets the language of the text, and so where tables can be. */
  file?: VFile | null | undefined
}

/** A table that was left alone because a line can be repaired in several ways. */
export interface TableReadings {
  /** Offsets of the table in the original text, in UTF-16 units. */
  start: number
  end: number
  /** The ambiguous line, from 1. */
  line: number
  /** The most likely repairs, best first; at most two. */
  readings: Array<{
    /** The repaired line. */
    text: string
    /** The repaired table, to replace the text from `start` to `end`. */
    value: string
  }>
}

/** Result of `formatTables`. */
export interface FormattedTables {
  /** The text; the original one if there are no changes. */
  value: string
  /** Changes, in the order of the text. */
  changes: Array<FormatChange>
  /**
   * Problems, one message per table: it could not be read or repaired, or the dialect cannot express it. `file` gets
   * the same messages.
   */
  messages: Array<VFileMessage>
  /** Tables that can be repaired in several ways, for programs that can ask. */
  readings: Array<TableReadings>
}

/** Options with their defaults. */
interface Settings {
  from: 'auto' | GridTableDialect
  kind: DocumentKind
  isCanonical: boolean
  dialect: GridTableDialect | undefined
  width: number | undefined
  fix: boolean
  /** Whether a table may have been repaired before: junctions that were none of its faults stay. */
  isAgain: boolean
  documents: Documents | undefined
}

/**
 * Format the tables of any text; see `formatTables`.
 *
 * @param source
 *   Text.
 * @param options
 *   Configuration.
 * @param documents
 *   What reads documents, in which tables are where their readers see them (default: they are anywhere).
 */
export function formatTablesIn(
  source: string,
  options: FormatTablesOptions,
  documents?: Documents
): FormattedTables {
  const settings: Settings = {...readOptions(source, options), documents}
  const first = formatOnce(source, settings, new Set())
  let {value} = first
  const isSettled = settings.dialect && settings.from !== 'auto'
  // What is in another dialect now is not read again in the one that it had; what was drawn or repaired may have more
  // to draw in it: borders that stood in the way of others. Where tables tell their dialect, the next run reads what
  // this one has drawn.
  for (let round = 0; round < 5 && !isSettled && first.changes.length > 0; round += 1) {
    const next = formatOnce(value, {...settings, isAgain: true}, new Set())
    if (next.value === value) break
    value = next.value
  }
  const {file} = options
  if (file) {
    const report = reportTo(file, new Source(source))
    for (const problem of first.problems) report(problem)
  }
  const place = new Source(source)
  return {
    value,
    changes: first.changes,
    messages: first.problems.map((problem) => toMessage(problem, place)),
    readings: first.readings
  }
}

function readOptions(source: string, options: FormatTablesOptions): Omit<Settings, 'documents'> {
  const {style, width, fix, file} = options
  const from = options.from === 'markdown' ? 'auto' : options.from
  const named = options.as ?? options.dialect
  const dialect = named === 'simple' ? 'rst-simple' : named
  const task = 'format tables'
  checkText(task, source)
  checkOptions(task, options, {
    style: ['keep', 'canonical'],
    widths: ['auto', 'docutils', 'terminal', 'code-point', 'code-unit'],
    width: 1,
    fix: 'boolean',
    file: 'file'
  })
  checkChoice(task, options.as ? 'as' : 'dialect', dialect, Object.keys(widthModels))
  const own = options.from === 'markdown' ? 'markdown' : kindOf(file?.extname)
  const kind =
    own !== 'text' || !from
      ? own
      : from === 'rst' || from === 'rst-simple'
        ? 'rst'
        : from === 'pandoc' || from === 'adobe'
          ? 'markdown'
          : 'text'
  return {
    from: from ?? 'auto',
    kind,
    isCanonical: style === 'canonical' || Boolean(dialect),
    dialect: dialect ?? undefined,
    width: width ?? undefined,
    fix: fix ?? false,
    isAgain: false
  }
}

interface Pass {
  value: string
  changes: Array<FormatChange>
  problems: Array<Problem>
  readings: Array<TableReadings>
}

/**
 * Format all tables once.
 *
 * @param skipped
 *   First lines of tables that are left alone: drawn, they are no tables any more.
 */
function formatOnce(source: string, settings: Settings, skipped: Set<number>): Pass {
  const {from, kind, dialect, fix, documents} = settings
  const read = new Source(source)
  const problems: Array<Problem> = []
  const options = settingsOf({dialect: from, cells: 'literal'}, undefined, read)
  const report: Report = (problem) => void problems.push(problem)
  const {readings, refused} = findDocumentTables(read, kind, options.tables, report, documents)
  const tables = [...readings, ...refused]
    .map((found) => tableText(read, found))
    .sort((a, b) => a.first - b.first || b.end - a.end)
  const ignored = ignoreMarks(read)
  const isBuilt = from === 'auto' && cellLanguage('rst', read) === 'sphinx-help'
  const pass: Pass = {value: '', changes: [], problems: [], readings: []}
  /** First line in the result, and number, of each table that was drawn. */
  const drawn = new Map<number, number>()
  let at = 0
  let line = 0
  let told = 0
  problems.sort((a, b) => a.start - b.start)
  for (const table of tables) {
    // Lines of a table that was put together.
    if (table.first < line) continue
    const own = problemsUntil(table.end, table.first)
    const isIgnored = takeMark(table.first)
    line = table.end
    if (isIgnored || skipped.has(table.first)) continue
    const beside = around(read, table)
    if (!isSimple(table.lines) && isDiagram(table.lines, beside)) {
      // Neither is anything told of what goes on above and below it.
      problemsUntil(table.end + beside.below.length, table.first)
      const start = read.lineStarts[Math.max(0, table.first - beside.above.length)]!
      pass.problems = pass.problems.filter((problem) => problem.start < start)
      continue
    }
    const change = formatTable(table, own)
    if (change === undefined) continue
    const start = read.pointAt(table.first, startOf(table)).offset!
    const last = table.end - 1
    pass.value += source.slice(at, start)
    drawn.set(pass.value.length + (isMoved(table) && fix ? change.indexOf('+') : 0), table.first)
    pass.value += change
    at = read.pointAt(last, read.lineEnd(last)).offset!
  }
  pass.problems.push(...problems.slice(told))
  pass.value += source.slice(at)
  pass.problems.sort((a, b) => a.start - b.start)
  const lost = findLost(pass.value, drawn, {...settings, from: dialect ?? from})
  if (lost === undefined) return pass
  // It is another thing where it stands: the others are formatted without it.
  const again = formatOnce(source, settings, skipped.add(lost))
  again.problems.push({
    ruleId: 'grid-table-format',
    reason: `Cannot draw the table${dialect ? ` with dialect \`${dialect}\`` : ''} here, expected a blank line above and below it`,
    start: read.lineStarts[lost]!,
    severity: 'warning',
    note: 'The table was left alone.'
  })
  return again

  /** Take the problems of a table; those in front of it are passed on. */
  function problemsUntil(end: number, first: number): Array<Problem> {
    const own: Array<Problem> = []
    const start = read.lineStarts[first]!
    const stop = read.lineStarts[end] ?? read.value.length + 1
    for (; told < problems.length && problems[told]!.start < stop; told += 1) {
      const problem = problems[told]!
      if (problem.start < start) pass.problems.push(problem)
      else own.push(problem)
    }
    return own
  }

  /** Whether a comment above a table asks to leave it alone; the next one is not meant. */
  function takeMark(first: number): boolean {
    let found = false
    while (ignored.length > 0 && ignored[0]! < first) {
      ignored.shift()
      found = true
    }
    return found
  }

  /** Where a table is replaced from: a border that stands elsewhere goes with the blanks before it. */
  function startOf(table: TableText): number {
    const {first, prefixes} = table
    const isBlank = fix && isMoved(table) && prefixes[0]!.trim() === ''
    return read.lineStarts[first]! + (isBlank ? 0 : prefixes[0]!.length)
  }

  /** Format a table: what replaces it; nothing when it stays. */
  function formatTable(table: TableText, own: ReadonlyArray<Problem>): string | undefined {
    const {reading} = table
    if (fix && isMoved(table)) {
      const reason = 'Its first border was aligned with the other lines'
      const place = placeOf(table)
      pass.changes.push({type: 'repaired', ...place, ruleId: 'grid-table-repaired', reason})
      return textOf(table, table.lines)
    }
    // Who asks for a dialect wants it padded as that dialect counts.
    const isPadded =
      dialect !== undefined && own.every(({ruleId}) => ruleId === 'grid-table-widths')
    const repair: Repair =
      reading?.node.dialect === 'rst-simple'
        ? {kind: 'sound', stray: []}
        : repairTable(table, reading?.node.dialect ?? from)
    if (repair.kind === 'repaired' && (fix || isStraightening(table, repair))) {
      pass.changes.push(...changesOf(table, repair))
      if (repair.stray.length > 0) reportStray(table, repair.stray as [StrayJunction])
      return textOf(
        table,
        repair.lines.map(({text}) => text)
      )
    }
    if (reading && repair.kind === 'sound' && repair.stray.length > 0) {
      const lines =
        fix && !settings.isAgain ? withoutStray(table, reading.node, repair.stray) : undefined
      if (lines) {
        const [{line, column}] = repair.stray as [StrayJunction]
        const reason = `\`+\` in column ${column + 1} of a border, which no row uses, was replaced with a dash`
        const place = {line: table.first + line + 1, column: table.prefixes[line]!.length + 1}
        pass.changes.push({type: 'repaired', ...place, ruleId: 'grid-table-repaired', reason})
        return textOf(table, lines)
      }
      reportStray(table, repair.stray as [StrayJunction])
      return undefined
    }
    if (repair.kind === 'unclear') reportReadings(table, repair)
    if (!isPadded || repair.kind !== 'repaired') reportProblems(table, own, repair)
    if (!reading || (repair.kind === 'repaired' && !isPadded)) return undefined
    return drawTable(table, reading.node)
  }

  /** Note what a table would be in each of the ways in which one of its lines can be read. */
  function reportReadings(
    table: TableText,
    {line, readings}: Extract<Repair, {kind: 'unclear'}>
  ): void {
    const dialect = table.reading?.node.dialect ?? from
    const found = readings.map(({text, index}) => {
      const isText = index === undefined
      const lines = isText ? table.lines.map((own, at) => (at === line ? text : own)) : table.lines
      const repair = repairTable({...table, lines}, dialect, isText ? undefined : {line, index})
      const whole = repair.kind === 'repaired' ? repair.lines.map(({text}) => text) : lines
      return {text, value: textOf(table, whole)}
    })
    const before = textOf(table, table.lines)
    const values = found.map(({value}) => value)
    const useful = found.filter(
      ({value}, index) => value !== before && values.indexOf(value) === index
    )
    if (useful.length === 0) return
    const last = table.end - 1
    pass.readings.push({
      start: read.pointAt(table.first, startOf(table)).offset!,
      end: read.pointAt(last, read.lineEnd(last)).offset!,
      line: table.first + line + 1,
      readings: useful
    })
  }

  /** Take junctions out that no row uses; nothing where the table would be another one then. */
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

  /** Say where junctions are that no row uses: only who drew them knows whether a column is meant. */
  function reportStray(table: TableText, [{line, column}]: readonly [StrayJunction]): void {
    const dash = table.lines[line]!.includes('=') ? '=' : '-'
    pass.problems.push({
      ruleId: 'grid-table-stray',
      reason: `No row uses the \`+\` in column ${column + 1} of this border`,
      start: read.lineStarts[table.first + line]! + table.prefixes[line]!.length + column,
      severity: 'warning',
      note: `Draw it as \`${dash}\`, or use \`--fix\`; the table was left alone.`
    })
  }

  /** Whether a repair does no more than what a dialect with ragged lines allows. */
  function isStraightening({reading}: TableText, repair: Repair): boolean {
    return (
      reading !== undefined &&
      borderStyles[reading.node.dialect].ragged &&
      repair.kind === 'repaired' &&
      repair.lines.every(({reason}) => !reason || /too (?:long|short)|right border/.test(reason)) &&
      // For pandoc a border that ends early ends there.
      !(reading.node.dialect === 'pandoc' && repair.lines.some(isShortBorder))
    )
  }

  /** Say what is wrong with a table, in one message; the other faults are details. */
  function reportProblems(table: TableText, own: ReadonlyArray<Problem>, repair: Repair): void {
    const [main] = [...own].sort((a, b) => rank(a) - rank(b) || a.start - b.start)
    if (!main && (repair.kind === 'sound' || (repair.kind === 'unclear' && !table.reading))) return
    const advice = adviceOf(repair, table)
    const problem: Problem = main ?? {
      ruleId: 'grid-table-slip',
      reason: 'The table may not be read as intended',
      start: startOfFirst(table, repair),
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

  function startOfFirst(table: TableText, repair: Repair): number {
    const found =
      repair.kind === 'repaired'
        ? (repair.lines.find(({reason}) => reason)?.source ?? 0)
        : repair.kind === 'unclear'
          ? repair.line
          : 0
    return read.lineStarts[table.first + found]! + table.prefixes[found]!.length
  }

  function drawTable(table: TableText, node: GridTable): string | undefined {
    const {isCanonical, width} = settings
    if (dialect && isBuilt && isHeadless(node)) node.dialect = 'sphinx'
    const target = dialect ?? (node.dialect as GridTableDialect)
    const lines = findLines(source, read, table.reading!, node.data?.widths ?? 'docutils')
    const widthOf = (lines: ReadonlyArray<string>): number =>
      lines.reduce((most, line) => Math.max(most, textWidth(line, widthModels[target])), 0)
    const isWide = width !== undefined && table.column + widthOf(lines.contents) > width
    if (!isCanonical && !isWide) {
      const trimmed = lines.given.map((line) => line.trimEnd())
      const at = trimmed.findIndex((line, index) => line !== lines.given[index])
      if (at === -1) return undefined
      const reason = 'Trailing spaces were removed'
      pass.changes.push({type: 'drawn', ...placeOf(table), ruleId: 'grid-table-drawn', reason})
      return replaceTable(lines, trimmed)
    }
    const result = draw(table.reading!, lines, target, isWide ? width : undefined)
    if (typeof result === 'string') {
      pass.problems.push({
        ruleId: 'grid-table-format',
        reason: result,
        start: read.lineStarts[table.first]! + table.prefixes[0]!.length,
        severity: dialect ? 'error' : 'info',
        note: 'The table was left alone.'
      })
      return undefined
    }
    if (isSame(result, lines)) return undefined
    // A table that its words keep from fitting is not drawn for nothing, and none becomes wider than it was.
    const [before, after] = [widthOf(lines.contents), widthOf(result)]
    if (width !== undefined && !dialect && table.column + after > width) {
      if (after > before || (after === before && !isCanonical)) return undefined
    }
    const reason =
      target === node.dialect
        ? 'The table was redrawn in canonical style'
        : `The table was redrawn in the dialect \`${target}\``
    pass.changes.push({type: 'drawn', ...placeOf(table), ruleId: 'grid-table-drawn', reason})
    return replaceTable(lines, result)
  }

  function replaceTable(lines: TableLines, contents: ReadonlyArray<string>): string {
    return replaceLines(
      lines,
      contents.map((content) => ({content, source: -1}))
    )
  }

  function placeOf({first, prefixes}: TableText): {line: number; column: number} {
    return {line: first + 1, column: prefixes[0]!.length + 1 + (first === 0 ? bomOf(source) : 0)}
  }

  /** Find the first drawing that reads as the table does; else say why there is none. */
  function draw(
    {node, drawing}: GridTableReading,
    lines: TableLines,
    target: GridTableDialect,
    width: number | undefined
  ): Array<string> | string {
    const language = cellLanguage(node.dialect, read)
    const own: TableSettings = {
      ...options,
      report() {},
      language,
      readMarkup: documents?.readMarkup
    }
    const {widths = 'docutils'} = node.data ?? {}
    const margin = lines.prefixes[0] ?? ''
    const original = (cells: 'text' | 'inline'): GridTable =>
      readTable(lines.contents, {...own, tables: {dialect: node.dialect, widths}, cells})!
    const cells = documents && target === node.dialect ? 'inline' : 'text'
    let wanted: GridTable | undefined
    const readAs = (drawn: ReadonlyArray<string>): Array<GridTableDialect> => [
      ...new Set([target, dialect && from === 'auto' ? (detectDialectOf(drawn) ?? target) : target])
    ]
    let reason = ''
    /** What only those read as it is meant who know its dialect. */
    let second: Array<string> | undefined
    for (const drawn of drawings(node, original, {
      ...{target, width, margin, language, lines, drawing},
      readAs
    })) {
      if (typeof drawn === 'string') {
        reason ||= drawn
        continue
      }
      // What is drawn as it stands reads as it does.
      if (target === node.dialect && isSame(drawn, lines)) return drawn
      wanted ??= original(cells)
      const meant = wanted
      const [difference, ...others] = readAs(drawn).map((dialect) => {
        const tables = {dialect, widths: widthModels[dialect]}
        const now = readTable(drawn, {...own, tables, cells})
        return now ? compareTables(meant, now) : 'a table that the dialect can read'
      })
      if (difference) {
        reason ||= `Cannot draw the table with dialect \`${target}\`, expected ${difference}`
      } else if (others.some(Boolean)) second ??= drawn
      else return drawn
    }
    return second ?? reason
  }

  /** Tell which dialect a drawing seems to be of in this text. */
  function detectDialectOf(lines: ReadonlyArray<string>): GridTableDialect | undefined {
    const literal: TableSettings = {...options, report() {}, language: cellLanguage('rst', read)}
    const node = readTable(lines, {...literal, tables: {dialect: 'auto', widths: 'auto'}})
    return node && (isBuilt && isHeadless(node) ? 'sphinx' : node.dialect)
  }

  /** The lines of a repaired table. */
  function textOf(table: TableText, lines: ReadonlyArray<string>): string {
    const {prefixes, margin, above, first} = table
    const next = read.lineStarts[first + 1]
    const eol =
      next === undefined
        ? '\n'
        : source.slice(
            read.pointAt(first, read.lineEnd(first)).offset,
            read.pointAt(first + 1, next).offset
          )
    const start = isMoved(table) ? (prefixes[0]!.trim() === '' ? margin : eol + margin) : ''
    return lines
      .map(
        (text, index) => (index === 0 ? start : index === above ? prefixes[above]! : margin) + text
      )
      .join(eol)
  }

  function changesOf(
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
}

/** Whether the first border of a table stands in another column than its other lines. */
function isMoved({prefixes, margin, above}: TableText): boolean {
  return above === 0 && prefixes.length > 1 && prefixes[0]!.length !== margin.length
}

/** Errors first, then warnings. */
function rank({severity = 'warning'}: Problem): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2
}

/** Say what a repair does. */
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

/** Say what to do about a table. */
function adviceOf(repair: Repair, {first}: TableText): string | undefined {
  if (repair.kind === 'repaired') return `What \`--fix\` does: ${describe(repair)}.`
  if (repair.kind === 'sound') return undefined
  const where = `\`--fix\` leaves the table alone. Line ${first + repair.line + 1}: ${repair.reason}`
  return repair.readings.length > 0
    ? `${where}: ${[...new Set(repair.readings.map(({text}) => `\`${text}\``))].join(' or ')}.`
    : `${where}.`
}

/** What stands right above and below a table, as far as it may be drawn with it. */
function around(source: Source, {first, end, margin}: TableText): DiagramContext {
  const from = (line: number, step: number): Array<Beside> => {
    const found: Array<Beside> = []
    for (; line >= 0 && line < source.lineStarts.length; line += step) {
      const text = source.value.slice(source.lineStarts[line], source.lineEnd(line))
      // The leader of a comment is none of a drawing.
      const left = text.startsWith(margin) ? '' : text.slice(0, margin.length).trim()
      found.push({left, text: text.slice(margin.length)})
      if (!/^[|+]/.test(text.slice(margin.length))) break
    }
    return found
  }
  return {above: from(first - 1, -1), below: from(end, 1)}
}

function bomOf(source: string): number {
  return Number(source.startsWith('\uFEFF'))
}

/** The cells of a table with what they hold, whatever columns they are in. */
function cellsOf(table: GridTable | undefined): string | undefined {
  if (!table) return undefined
  const {cells, headRows} = placeCells(table)
  return JSON.stringify([
    headRows,
    ...cells.map(({cell, row, rowSpan}) => [row, rowSpan, toPlainText(cell)])
  ])
}

/** Whether a table looks like anybody's because it has no head. */
function isHeadless({dialect, children}: GridTable): boolean {
  return dialect === 'rst' && children[0]?.type !== 'gtHeader'
}

function isSame(drawn: ReadonlyArray<string>, {given}: TableLines): boolean {
  return drawn.length === given.length && drawn.every((line, index) => line === given[index])
}

/** Find a table that is none where it stands now: tables of reST are set apart by blank lines. */
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

function isShortBorder({reason}: {reason?: string | undefined}): boolean {
  return reason !== undefined && /^The border was .* too short/.test(reason)
}
