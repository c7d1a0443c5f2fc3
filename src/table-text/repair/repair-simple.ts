import {isSimpleBorder} from '../../../grammars/grid-table/recognize.js'
import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'
import {trimEnd} from '../../write/grid-table/piece.js'
import {spreadTabs, tabColumn} from './drawn-line.js'
import type {Repair, RepairedLine} from './repair-lines.js'

/** A column of a simple table, in display columns from 0. */
interface Column {
  start: number
  /** After its last column. */
  end: number
}

const border = /^=[= ]*$/
const underline = /^-[- ]*$/

/**
 * Repair the lines of a simple table: borders are redrawn by the columns of the majority, and columns are widened for
 * texts that do not fit.
 *
 * ```text
 *  =====  ====          ===========  ====
 *  Rope   Use           Rope         Use
 *  ====  =====    →     ===========  ====
 *  Manila rope  rig     Manila rope  rig
 *  =====  ====          ===========  ====
 * ```
 *
 * A line whose texts cross column boundaries is split at gaps of two or more spaces, if that results in as many texts
 * as there are columns; otherwise it is unclear. If cells span, only borders are repaired.
 *
 * @param given
 *   Lines, without the prefix of the table.
 * @param column
 *   Display columns before each line, for tabs.
 */
export function repairSimple(given: ReadonlyArray<string>, column: number): Repair {
  const texts = given.map((text) => trimEnd(spreadTabs(text, column).replaceAll(tabColumn, ' ')))
  const borders = texts.flatMap((text, index) => (border.test(text) ? [index] : []))
  const columns = agreedColumns(
    borders.map((index) => readColumns(texts[index]!)),
    texts.filter((text) => !border.test(text) && !underline.test(text))
  )
  if (!columns) return unclear(borders[1] ?? 0, 'Its borders have different columns')
  if (borders[0] !== 0) return unclear(0, 'It does not start with a border')
  const isSpanning = texts.some((text) => underline.test(text) && isSpan(text, columns))
  const rows: Array<Array<string> | undefined> = []
  for (const [index, text] of texts.entries()) {
    if (text === '' || border.test(text) || underline.test(text)) {
      rows.push(undefined)
      continue
    }
    const cells = isSpanning ? undefined : cellsOf(text, columns)
    if (!cells && !isSpanning) {
      return unclear(index, 'Its text crosses the columns', splitAnyway(text, columns))
    }
    rows.push(cells)
  }
  const widths = columns.map(({start, end}, at) => {
    const last = at === columns.length - 1
    return rows.reduce((most, cells) => {
      const own = cells ? textWidth(cells[at]!, 'docutils') : 0
      // The last column is unlimited.
      return last ? most : Math.max(most, own)
    }, end - start)
  })
  const gaps = columns.map(({start}, at) => (at === 0 ? 0 : start - columns[at - 1]!.end))
  const lines = texts.map((text, index): RepairedLine => {
    const cells = rows[index]
    const isBorder = border.test(text) || underline.test(text)
    const dash = text[0]!
    const drawn = cells
      ? draw(cells, widths, gaps)
      : isBorder && !(isSpanning && underline.test(text))
        ? draw(
            widths.map((width) => dash.repeat(width)),
            widths,
            gaps
          )
        : text
    const line: RepairedLine = {text: drawn, source: index}
    const reason = isBorder ? reasonOfBorder(text, columns) : cells && reasonOfText(text, columns)
    if (reason) line.reason = reason
    return line
  })
  return lines.some(({text}, index) => text !== texts[index])
    ? {kind: 'repaired', lines, stray: []}
    : {kind: 'sound', stray: []}
}

function unclear(line: number, reason: string, readings: Array<string> = []): Repair {
  return {kind: 'unclear', line, reason, readings: readings.map((text) => ({text}))}
}

function reasonOfBorder(text: string, columns: ReadonlyArray<Column>): string | undefined {
  const own = readColumns(text)
  const isSame =
    own.length === columns.length &&
    own.every(({start, end}, at) => start === columns[at]!.start && end === columns[at]!.end)
  return isSame ? undefined : 'The border was redrawn like the others'
}

function reasonOfText(text: string, columns: ReadonlyArray<Column>): string | undefined {
  return isFree(slicer(text), columns)
    ? undefined
    : 'The text of the line was moved into its columns'
}

/** The columns of most borders; if that is undecided, those that all lines of text respect. */
function agreedColumns(
  borders: ReadonlyArray<Array<Column>>,
  lines: ReadonlyArray<string>
): Array<Column> | undefined {
  const groups = new Map<string, Array<Array<Column>>>()
  for (const columns of borders) {
    const key = columns.map(({start}) => start).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), columns])
  }
  const most = Math.max(...[...groups.values()].map(({length}) => length))
  // Among borders with the same column starts, the majority decides the ends.
  const likely = [...groups.values()]
    .filter(({length}) => length === most)
    .map((alike) =>
      alike[0]!.map(({start}, at) => ({start, end: commonest(alike.map((one) => one[at]!.end))}))
    )
  const free = likely.filter((columns) => lines.every((line) => isFree(slicer(line), columns)))
  const [best, other] = likely.length === 1 && most > 1 ? likely : free
  return best && !other && best.length > 1 ? best : undefined
}

/** Whether a line has no text between columns. */
function isFree(slice: Slice, columns: ReadonlyArray<Column>): boolean {
  return columns.every(
    ({start}, at) => at === 0 || slice(columns[at - 1]!.end, start).trim() === ''
  )
}

function commonest(values: ReadonlyArray<number>): number {
  const count = (value: number): number => values.filter((other) => other === value).length
  return values.reduce((best, value) => (count(value) > count(best) ? value : best))
}

/** Runs of `=` or `-` in a border. */
function readColumns(text: string): Array<Column> {
  return [...text.matchAll(/[=-]+/g)].map(({index, 0: run}) => ({
    start: index,
    end: index + run.length
  }))
}

/** Whether a run of an underline spans several columns. */
function isSpan(text: string, columns: ReadonlyArray<Column>): boolean {
  return readColumns(text).length < columns.length
}

/** The texts of a line, by column; `undefined` if they cross column boundaries. */
function cellsOf(text: string, columns: ReadonlyArray<Column>): Array<string> | undefined {
  const slice = slicer(text)
  if (isFree(slice, columns)) {
    return columns.map(({start}, at) => trimEnd(slice(start, columns[at + 1]?.start)))
  }
  const parts = [...text.matchAll(/\S+(?: \S+)*/g)].map(({0: part}) => part)
  return parts.length === columns.length && !/^\s/.test(text) ? parts : undefined
}

/** Two ways to split a line whose texts cross column boundaries: at the spaces nearest to the start of a column. */
function splitAnyway(text: string, columns: ReadonlyArray<Column>): Array<string> {
  if (columns.length !== 2) return []
  const places = [...text.matchAll(/\S(?=\s)/g)].map(({index}) => index + 1)
  const {start} = columns[1]!
  return places
    .sort((a, b) => Math.abs(a + 1 - start) - Math.abs(b + 1 - start))
    .slice(0, 2)
    .map((place) => `${text.slice(0, place)}  ${text.slice(place).trim()}`)
}

type Slice = (from: number, to?: number) => string

function slicer(text: string): Slice {
  const units = columnUnits(text, 'docutils')
  const at = (column: number): number => {
    const unit = units[Math.min(column, units.length - 1)]!
    return unit < 0 ? ~unit : unit
  }
  return (from, to) => text.slice(at(from), to === undefined ? undefined : at(to))
}

function draw(
  cells: ReadonlyArray<string>,
  widths: ReadonlyArray<number>,
  gaps: ReadonlyArray<number>
): string {
  let line = ''
  for (const [at, text] of cells.entries()) {
    const blank = widths[at]! - textWidth(text, 'docutils')
    line += `${' '.repeat(gaps[at]!)}${text}${' '.repeat(Math.max(0, blank))}`
  }
  return trimEnd(line)
}

/** Whether lines are meant as a simple table. */
export function isSimple([first = '']: ReadonlyArray<string>): boolean {
  return isSimpleBorder(first)
}
