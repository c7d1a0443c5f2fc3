import {findGridTables} from '../../../grammars/grid-table/find.js'
import {type GridTableReading, readGridTable} from '../../../grammars/grid-table/index.js'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import type {GridTableOptions} from '../../read/table-options.js'
import {toGridTable} from '../../write/grid-table/index.js'
import type {FormatChange} from './format-change.js'
import {type RepairedLine, repairLines} from './repair-lines.js'

type Dialect = NonNullable<GridTableOptions['dialect']>

/**
 * Repair the grid tables of a text that cannot be read, or that have columns without room for a character.
 *
 * What is repaired: lines that end before or behind the right border, borders and junctions that stand beside those of
 * the other lines, a border that lacks, padding that counts other widths than docutils does. All text stays; where
 * there are two ways to repair a line, the table stays as it is.
 *
 * @param changes
 *   Takes what was changed.
 * @returns
 *   The text.
 */
export function repairTables(text: string, dialect: Dialect, changes: Array<FormatChange>): string {
  const source = new Source(text)
  const faulty: Array<TextBlock> = []
  const settings = {dialect, widths: 'auto', literal: true} as const
  const readings = findGridTables(
    source,
    settings,
    () => {},
    (block) => faulty.push(block)
  )
  for (const reading of readings) {
    const {node, drawing, length} = reading
    if (!drawing) continue
    const cut = lacksBorder(source, reading)
    if (!cut && node.columns.every(({width}) => width > 0)) continue
    faulty.push(drawing.lines.block.slice(0, length))
  }
  faulty.sort((a, b) => a.start - b.start)
  let result = ''
  let at = 0
  for (const block of faulty) {
    const first = source.lineAt(block.start)
    const prefixes = block.starts.map((start, index) =>
      source.value.slice(source.lineStarts[first + index], start)
    )
    const margin = prefixes[1] ?? ' '.repeat(prefixes[0]!.length)
    const above = linesAbove(source, first, margin)
    const below = linesBelow(source, first + block.length, margin)
    const lines = [...above, ...block.lines(), ...below]
    // What stands right below may be a line of the table that is not to be told as one.
    const open = !/^[ \t]*\+/.test(lines[lines.length - 1]!)
    if (open && !endsAt(source, first + block.length + below.length, margin)) continue
    const repaired = repair(lines, above.length, below.length, dialect)
    if (!repaired) continue
    const top = first - above.length
    const start = source.pointAt(top, source.lineStarts[top]!).offset!
    const last = first + block.length + below.length - 1
    const end = source.pointAt(last, source.lineEnd(last)).offset!
    const next = source.lineStarts[first + 1]
    const eol =
      next === undefined
        ? '\n'
        : text.slice(
            source.pointAt(first, source.lineEnd(first)).offset,
            source.pointAt(first + 1, next).offset
          )
    const head = above.length > 0 ? margin : prefixes[0]!
    result += text.slice(at, start)
    result += repaired.map(({text}, index) => (index === 0 ? head : margin) + text).join(eol)
    at = end
    for (const {reason, source: line} of repaired) {
      if (!reason) continue
      const column = (line === 0 ? head : margin).length + 1
      const ruleId = 'grid-table-repaired'
      changes.push({type: 'repaired', line: top + line + 1, column, ruleId, reason})
    }
  }
  return result + text.slice(at)
}

/**
 * Whether lines of a table stand above its first border or below its last one: there is a border missing.
 */
export function lacksBorder(source: Source, {node, drawing}: GridTableReading): boolean {
  if (!drawing) return false
  const first = node.position!.start.line - 1
  const last = node.position!.end.line - 1
  const start = drawing.lines.starts[1] ?? drawing.lines.starts[0]!
  const margin = source.value.slice(source.lineStarts[source.lineAt(start)], start)
  return (
    linesAbove(source, first, margin).length > 0 || linesBelow(source, last + 1, margin).length > 0
  )
}

/** Find the lines of a table that lacks its top border: they stand right above what was found. */
function linesAbove(source: Source, first: number, margin: string): Array<string> {
  const lines: Array<string> = []
  for (let line = first - 1; line >= 0; line -= 1) {
    const text = tableLine(source, line, margin)
    if (text === undefined) break
    lines.unshift(text)
  }
  return lines
}

/** Find the lines of a table that lacks its bottom border: they stand right below what was found. */
function linesBelow(source: Source, next: number, margin: string): Array<string> {
  const lines: Array<string> = []
  for (let line = next; line < source.lineStarts.length; line += 1) {
    const text = tableLine(source, line, margin)
    if (text === undefined) break
    lines.push(text)
  }
  return lines
}

/** Whether a line is blank behind what stands in front of the table, or stands outside of that. */
function endsAt(source: Source, line: number, margin: string): boolean {
  if (line >= source.lineStarts.length) return true
  const text = source.value.slice(source.lineStarts[line], source.lineEnd(line))
  const leader = margin.trimEnd()
  return text.startsWith(leader) ? text.slice(leader.length).trim() === '' : !text.includes('|')
}

function tableLine(source: Source, line: number, margin: string): string | undefined {
  const text = source.value.slice(source.lineStarts[line], source.lineEnd(line)).trimEnd()
  const isLine =
    text.startsWith(`${margin}|`) && text.endsWith('|') && text.length > margin.length + 2
  return isLine ? text.slice(margin.length) : undefined
}

/** Repair the lines of one table. */
function repair(
  given: ReadonlyArray<string>,
  above: number,
  below: number,
  dialect: Dialect
): Array<RepairedLine> | undefined {
  const lines = given.map((line) => line.trimEnd())
  if (lines.some((line) => line.includes('\t'))) return undefined
  if (above + below === 0) {
    for (const widths of ['terminal', 'code-unit'] as const) {
      const table = read(lines, dialect, widths)
      if (!table || table.columns.some(({width}) => width === 0)) continue
      const drawn = toGridTable(table, {cells: 'literal', widths: 'docutils'}).split('\n')
      const reason = 'Padding now counts characters as docutils does'
      return drawn.map((text, source) => ({text, source, ...(source === 0 ? {reason} : {})}))
    }
  }
  for (const junctions of [false, true]) {
    const repaired = repairLines(lines, {above, below, junctions, bars: dialect === 'rst'})
    if (!repaired) return undefined
    const texts = repaired.map(({text}) => text)
    if (lettersOf(texts) !== lettersOf(lines)) return undefined
    const table = read(texts, dialect, 'docutils')
    if (table?.columns.every(({width}) => width > 0)) return repaired
  }
  return undefined
}

function read(
  lines: ReadonlyArray<string>,
  dialect: Dialect,
  widths: 'docutils' | 'terminal' | 'code-unit'
): GridTable | undefined {
  let refused = false
  const block = TextBlock.of(new Source(lines.join('\n')))
  const reading = readGridTable(block, {dialect, widths, literal: true}, ({severity}) => {
    if (severity === 'error') refused = true
  })
  if (!reading || refused || reading.length < block.length) return undefined
  return reading.node
}

/** All that is no border and no blank: a repair must not lose any of it. */
function lettersOf(lines: ReadonlyArray<string>): string {
  return lines.join('').replace(/[-+|=: ]/g, '')
}
