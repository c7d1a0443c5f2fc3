import type {VFileMessage} from 'vfile-message'
import {findGridTables} from '../../../grammars/grid-table/find.js'
import type {GridTableReading} from '../../../grammars/grid-table/index.js'
import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import type {Problem} from '../../../grammars/problem.js'
import {Source} from '../../../grammars/source.js'
import {cellLanguage, readTable} from '../../read/read-table.js'
import {type GridTableOptions, settingsOf} from '../../read/table-options.js'
import {checkChoice, checkCount, checkText} from '../../shared/check-options.js'
import {toMessage} from '../../shared/message.js'
import {widthModels} from '../../write/grid-table/options.js'
import {findLines, replaceLines, type TableLines} from '../edit/table-lines.js'
import {compareTables} from './compare-tables.js'
import {drawings} from './draw-table.js'
import type {FormatChange} from './format-change.js'
import {lacksBorder, repairTables} from './repair-tables.js'

export type {FormatChange} from './format-change.js'

/** Configuration of `formatTables`. */
export interface FormatTablesOptions {
  /** Dialect that the tables are read in (default: `'auto'`: each table tells). */
  from?: GridTableOptions['dialect']
  /** Dialect that they are drawn in (default: their own). Simple tables stay as they are. */
  dialect?: Exclude<GridTableDialect, 'rst-simple'> | null | undefined
  /**
   * Columns that a table shall take at most, indentation included: columns are weighed and paragraphs are broken anew.
   * By default columns keep their widths, and lines their ends.
   */
  width?: number | null | undefined
  /** Whether to repair tables that cannot be read, or that are padded for another width of characters (default: `false`). */
  fix?: boolean | null | undefined
}

/** What `formatTables` gives. */
export interface FormattedTables {
  /** The text; the one that was given when nothing is to be changed, or when a message is fatal. */
  value: string
  /** What was changed, in the order of the text. */
  changes: Array<FormatChange>
  /**
   * What is wrong: tables that could not be read, or not be repaired, or for which a dialect has no drawing. Fatal ones
   * say why the text was left alone.
   */
  messages: Array<VFileMessage>
}

/**
 * Draw the grid tables of any text canonically, and leave all else as it is, to the byte.
 *
 * A canonical table has a blank beside each text, rows as high as their texts, and borders as its dialect draws them.
 * Formatting what was formatted changes nothing. Each drawing is read before it is taken: if its dialect would read
 * another table, the whole text is left alone.
 *
 * @param source
 *   Text.
 * @param options
 *   Configuration (optional).
 */
export function formatTables(
  source: string,
  options?: FormatTablesOptions | null | undefined
): FormattedTables {
  const result = formatOnce(source, options)
  const {from, dialect, fix} = options ?? {}
  if (result.changes.length === 0) return result
  // What is in another dialect now is not read again in the one that it had.
  if (dialect && (!fix || (from ?? 'auto') !== 'auto')) return result
  // What was drawn or repaired may have more to draw in it, which could not be seen before: text that is like a border,
  // borders that stood in the way of others.
  let {value} = result
  for (let round = 0; round < 5; round += 1) {
    const next = formatOnce(value, options).value
    if (next === value) return {...result, value}
    value = next
  }
  return {...result, value}
}

function formatOnce(
  source: string,
  options: FormatTablesOptions | null | undefined
): FormattedTables {
  const {from = 'auto', dialect, width, fix} = options ?? {}
  const task = 'format tables'
  checkText(task, source)
  const targets = Object.keys(widthModels).filter((name) => name !== 'rst-simple')
  checkChoice(task, 'dialect', dialect, targets)
  checkCount(task, 'width', width, 1)
  const changes: Array<FormatChange> = []
  const repaired = fix ? repairTables(source, from ?? 'auto', changes) : source
  const read = new Source(repaired)
  const messages: Array<VFileMessage> = []
  const report = (problem: Problem): void => {
    // Padding is told, or repaired, below.
    if (problem.ruleId === 'grid-table-widths') return
    messages.push(toMessage(problem, read))
  }
  const settings = settingsOf({dialect: from, cells: 'literal'}, undefined, read)
  const quiet = {...settings, report() {}}
  // Every table of a document that a Sphinx builder wrote is Sphinx's, which cuts words, header or not.
  const isBuilt = from === 'auto' && cellLanguage('rst', read) === 'sphinx-help'
  const fail = ({node}: GridTableReading, reason: string): void => {
    const {line, column} = node.position!.start
    const start = read.lineStarts[line - 1]! + column - 1
    const note = 'The text was left alone.'
    const ruleId = 'grid-table-format'
    messages.push(toMessage({ruleId, reason, start, severity: 'error', note}, read))
  }
  /** Where each table starts in the result. */
  const places = new Map<number, GridTableReading>()
  let result = ''
  let at = 0
  const readings = findGridTables(read, settings.tables, report)
  // The reader mostly has said so.
  const told = messages.some(({ruleId}) => /^grid-table-(?:top|bottom)$/.test(ruleId ?? ''))
  const shifted = messages.filter(({ruleId}) => ruleId === 'grid-table-junction')
  const shiftedLines = shifted.map(({line}) => line!).sort((a, b) => a - b)
  for (const reading of readings) {
    const {node} = reading
    if (node.dialect === 'rst-simple') continue
    if (dialect && isBuilt && isHeadless(node)) node.dialect = 'sphinx'
    const target = dialect ?? node.dialect
    if (lacksBorder(read, reading)) {
      if (!told) messages.push(frameMessage(reading, read))
      continue
    }
    // Borders are not where others are: what the table reads as is perhaps not what is meant.
    if (holdsLine(node, shiftedLines)) continue
    const lines = findLines(repaired, read, reading, node.data?.widths ?? 'docutils')
    const padded = isPadded(node, lines)
    if (padded && !fix && !dialect) {
      messages.push(paddedMessage(reading, read))
      continue
    }
    const drawn = format(reading, lines, target)
    if (typeof drawn === 'string') {
      fail(reading, drawn)
      continue
    }
    result += repaired.slice(at, lines.start)
    at = lines.start
    places.set(result.length, reading)
    if (isSame(drawn, lines)) continue
    result += replaceLines(
      lines,
      drawn.map((content) => ({content, source: -1}))
    )
    at = lines.end
    const {line, column} = node.position!.start
    if (padded && !dialect) {
      const reason = `Padding now counts characters as \`${widthModels[target]}\` does`
      changes.push({type: 'repaired', line, column, ruleId: 'grid-table-repaired', reason})
    }
    const reason =
      target === node.dialect
        ? 'The table is drawn canonically'
        : `The table is drawn in the dialect \`${target}\``
    changes.push({type: 'drawn', line, column, ruleId: 'grid-table-drawn', reason})
  }
  result += repaired.slice(at)
  if (messages.some(({ruleId}) => ruleId === 'grid-table-format')) {
    return {value: source, changes: [], messages}
  }
  const lost = changes.length > 0 ? findLost(result, places, dialect ?? from ?? 'auto') : undefined
  if (lost !== undefined) {
    const reason = `Cannot draw the table with dialect \`${dialect ?? from}\` in this place, expected a blank line above and below it, and no literal block`
    fail(lost, reason)
    return {value: source, changes: [], messages}
  }
  return {value: result, changes, messages}

  /** Find the first drawing that reads as the table does; else say why there is none. */
  function format(
    reading: GridTableReading,
    lines: TableLines,
    target: Exclude<GridTableDialect, 'rst-simple'>
  ): Array<string> | string {
    const {node} = reading
    const own = {...quiet, language: cellLanguage(node.dialect, read)}
    const {widths = 'docutils'} = node.data ?? {}
    const margin = lines.prefixes[0] ?? ''
    const original = (cells: 'text' | 'inline'): GridTable =>
      readTable(lines.contents, {...own, tables: {dialect: node.dialect, widths}, cells})!
    const cells = target === node.dialect ? 'inline' : 'text'
    let wanted: GridTable | undefined
    const {language} = own
    const readAs = (drawn: ReadonlyArray<string>): Array<GridTableDialect> => [
      ...new Set([target, dialect && from === 'auto' ? (tellDialectOf(drawn) ?? target) : target])
    ]
    let reason = ''
    /** What only those read as it is meant who know its dialect. */
    let second: Array<string> | undefined
    for (const drawn of drawings(node, original, {target, width, margin, language, readAs})) {
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
  function tellDialectOf(lines: ReadonlyArray<string>): GridTableDialect | undefined {
    const literal = {...quiet, cells: 'literal' as const}
    const node = readTable(lines, {...literal, tables: {dialect: 'auto', widths: 'auto'}})
    return node && (isBuilt && isHeadless(node) ? 'sphinx' : node.dialect)
  }
}

/** Whether a table looks like anybody's because it has no head. */
function isHeadless({dialect, children}: GridTable): boolean {
  return dialect === 'rst' && children[0]?.type !== 'gtHeader'
}

/** Whether a table is padded for another width of characters than what reads its dialect counts. */
function isPadded({dialect, data}: GridTable, {contents}: TableLines): boolean {
  const model = widthModels[dialect]
  if ((data?.widths ?? 'docutils') === model) return false
  const width = textWidth(contents[0]!, model)
  return contents.some((line) => textWidth(line, model) !== width)
}

function paddedMessage({node}: GridTableReading, source: Source): VFileMessage {
  const {line, column} = node.position!.start
  const start = source.lineStarts[line - 1]! + column - 1
  return toMessage(
    {
      ruleId: 'grid-table-widths',
      reason: `Unexpected padding that counts characters as \`${node.data?.widths ?? 'docutils'}\`, expected \`${widthModels[node.dialect]}\``,
      start,
      severity: 'warning',
      note: 'The table was left alone: formatting with `fix` pads it anew.'
    },
    source
  )
}

/** Whether one of some lines, which ascend, is one of a table. */
function holdsLine({position}: GridTable, lines: ReadonlyArray<number>): boolean {
  const {start, end} = position!
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (lines[middle]! < start.line) low = middle + 1
    else high = middle
  }
  return low < lines.length && lines[low]! <= end.line
}

function frameMessage({node}: GridTableReading, source: Source): VFileMessage {
  const {line, column} = node.position!.start
  const start = source.lineStarts[line - 1]! + column - 1
  return toMessage(
    {
      ruleId: 'grid-table-border-missing',
      reason:
        'Unexpected lines of a table outside of its borders, expected a border above and below all of them',
      start,
      severity: 'warning',
      note: 'The table was left alone: formatting with `fix` adds the border where the lines show what is meant.'
    },
    source
  )
}

function isSame(drawn: ReadonlyArray<string>, {given}: TableLines): boolean {
  return drawn.length === given.length && drawn.every((line, index) => line === given[index])
}

/** Find a table that is none where it stands now: tables of reST are set apart by blank lines. */
function findLost(
  text: string,
  places: ReadonlyMap<number, GridTableReading>,
  dialect: NonNullable<GridTableOptions['dialect']>
): GridTableReading | undefined {
  const settings = {dialect, widths: 'auto', literal: true} as const
  const readings = findGridTables(new Source(text), settings, () => {})
  const starts = new Set(readings.map(({node}) => node.position!.start.offset))
  for (const [start, reading] of places) if (!starts.has(start)) return reading
  return undefined
}
