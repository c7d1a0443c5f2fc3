import {isSimpleBorder} from '../../../grammars/grid-table/recognize.js'
import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'
import {trimEnd} from '../../write/grid-table/piece.js'
import {spreadTabs, tabColumn} from './drawn-line.js'
import type {Repair, RepairedLine} from './repair-lines.js'

/** A column of a simple table, in display columns from 0. */
interface Column {
  start: number
  /** Behind its last. */
  end: number
}

const border = /^=[= ]*$/
const underline = /^-[- ]*$/

/**
 * Repair the lines of a simple table: its borders are drawn anew where most of them say where the columns are, and a
 * text that is wider than its column gets the room that it needs.
 *
 * ```text
 *  =====  ====          ===========  ====
 *  Rope   Use           Rope         Use
 *  ====  =====    →     ===========  ====
 *  Manila rope  rig     Manila rope  rig
 *  =====  ====          ===========  ====
 * ```
 *
 * A line whose texts stand across the columns is read by its gaps of two blanks and more, if that gives as many texts as
 * there are columns; else it is unclear. Where cells span, nothing but borders is repaired.
 *
 * @param given
 *   Lines, without what stands in front of the table.
 * @param column
 *   Columns in front of each line, for tabs.
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
      // The last column has no end.
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
  return isFree(slicer(text), columns) ? undefined : 'Its text was moved into its columns'
}

/** The columns that most borders have; where that is not sure, those that all lines of text respect. */
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
  // Of borders that start their columns in the same places most say where these end.
  const likely = [...groups.values()]
    .filter(({length}) => length === most)
    .map((alike) =>
      alike[0]!.map(({start}, at) => ({start, end: commonest(alike.map((one) => one[at]!.end))}))
    )
  const free = likely.filter((columns) => lines.every((line) => isFree(slicer(line), columns)))
  const [best, other] = likely.length === 1 && most > 1 ? likely : free
  return best && !other && best.length > 1 ? best : undefined
}

/** Whether nothing of a line stands between two columns. */
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

/** Whether a run of an underline is under several columns. */
function isSpan(text: string, columns: ReadonlyArray<Column>): boolean {
  return readColumns(text).length < columns.length
}

/** The texts of a line, by column; nothing where they stand across the columns. */
function cellsOf(text: string, columns: ReadonlyArray<Column>): Array<string> | undefined {
  const slice = slicer(text)
  if (isFree(slice, columns)) {
    return columns.map(({start}, at) => trimEnd(slice(start, columns[at + 1]?.start)))
  }
  const parts = [...text.matchAll(/\S+(?: \S+)*/g)].map(({0: part}) => part)
  return parts.length === columns.length && !/^\s/.test(text) ? parts : undefined
}

/** Two ways to part a line whose texts stand across the columns: at the blanks nearest to where they start. */
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
