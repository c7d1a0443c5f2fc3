import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import type {GridTableReading} from '../../../grammars/grid-table/reading.js'
import {textWidth, widthModels} from '../../../grammars/grid-table/widths.js'
import {cellLanguage, readTable} from '../../read/read-table.js'
import type {TableSettings} from '../../read/table-settings.js'
import {findLines, replaceLines, type TableLines} from '../edit/table-lines.js'
import {compareTables} from './compare-tables.js'
import {drawings} from './draw-table.js'
import {placeOf, type Run} from './run.js'
import type {TableText} from './table-text.js'

export function drawTable(run: Run, table: TableText, node: GridTable): string | undefined {
  const {source, read, pass, isBuilt} = run
  const {dialect, isCanonical, width} = run.settings
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
    pass.changes.push({type: 'drawn', ...placeOf(run, table), ruleId: 'grid-table-drawn', reason})
    return replaceTable(lines, trimmed)
  }
  const result = draw(run, table.reading!, lines, target, isWide ? width : undefined)
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
  // Do not redraw a table that does not fit anyway because of long words, and never make one wider.
  const [before, after] = [widthOf(lines.contents), widthOf(result)]
  if (width !== undefined && !dialect && table.column + after > width) {
    if (after > before || (after === before && !isCanonical)) return undefined
  }
  const reason =
    target === node.dialect
      ? 'The table was redrawn in canonical style'
      : `The table was redrawn in the dialect \`${target}\``
  pass.changes.push({type: 'drawn', ...placeOf(run, table), ruleId: 'grid-table-drawn', reason})
  return replaceTable(lines, result)
}

function replaceTable(lines: TableLines, contents: ReadonlyArray<string>): string {
  return replaceLines(
    lines,
    contents.map((content) => ({content, source: -1}))
  )
}

/** Find the first drawing that is read back as the same table, or else the reason why there is none. */
function draw(
  run: Run,
  {node, drawing}: GridTableReading,
  lines: TableLines,
  target: GridTableDialect,
  width: number | undefined
): Array<string> | string {
  const {read, options} = run
  const {dialect, from, documents} = run.settings
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
    ...new Set([
      target,
      dialect && from === 'auto' ? (detectDialectOf(run, drawn) ?? target) : target
    ])
  ]
  let reason = ''
  /** A drawing that is only read back correctly in the given dialect. */
  let second: Array<string> | undefined
  for (const drawn of drawings(node, original, {
    ...{target, width, margin, language, lines, drawing},
    readAs
  })) {
    if (typeof drawn === 'string') {
      reason ||= drawn
      continue
    }
    // A table that is already drawn like this needs no comparison.
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

/** Detect the dialect of a drawing in this text. */
function detectDialectOf(run: Run, lines: ReadonlyArray<string>): GridTableDialect | undefined {
  const {read, options, isBuilt} = run
  const literal: TableSettings = {...options, report() {}, language: cellLanguage('rst', read)}
  const node = readTable(lines, {...literal, tables: {dialect: 'auto', widths: 'auto'}})
  return node && (isBuilt && isHeadless(node) ? 'sphinx' : node.dialect)
}

/** Whether the dialect of a table cannot be detected because it has no header. */
function isHeadless({dialect, children}: GridTable): boolean {
  return dialect === 'rst' && children[0]?.type !== 'gtHeader'
}

function isSame(drawn: ReadonlyArray<string>, {given}: TableLines): boolean {
  return drawn.length === given.length && drawn.every((line, index) => line === given[index])
}
