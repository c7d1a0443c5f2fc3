import type {GridTable, WidthModel} from '../../grammars/grid-table/nodes.js'
import type {PendingCell} from '../../grammars/grid-table/reading.js'
import {isAscii} from '../shared/is-ascii.js'
import {type CellLine, measureLines, splitWords} from './cell-lines.js'
import {type Cuts, findLineEnds, type LineEnds, mayBeCut} from './line-ends.js'
import {KnownWords} from './word-evidence.js'

/** Evidence from a whole table of how its cells were wrapped. */
export interface TableEvidence {
  /** How words longer than a column were cut. */
  cuts: Cuts
  /** Words that occur uncut somewhere in the table. */
  words: KnownWords
  /** Whether two spaces separate sentences, as typists do. */
  wideSentences: boolean
  /** Columns that the writer had for the text of each cell, in the order of the cells. */
  widths: ReadonlyArray<number>
  /** Cached analysis of each cell with line ends. */
  wrapped?: ReadonlyArray<WrappedLines | undefined>
}

/** What matters of a cell for its wrapping. */
export interface WrappedCell {
  lines: ReadonlyArray<string>
  /** Columns between the borders, less a space on each side. */
  width: number
  /** First column, from 0. */
  column: number
  /** How many columns it spans. */
  colSpan: number
}

/** Cells wrapped to the same width. */
interface Group {
  column: number
  colSpan: number
  width: number
  /** Columns of the longest line. */
  longest: number
  cells: Array<number>
  /** The distinct cells with line ends. */
  distinct: Set<WrappedLines>
}

/**
 * Lines of a cell with cached readings, since each version of the writer needs the same ones, and the final result
 * again.
 */
export interface WrappedLines {
  lines: ReadonlyArray<CellLine>
  /** By width, for each way to cut words. */
  readings: Record<Cuts, Map<number, LineEnds>>
}

/** Minimum advantage in cost to assume that a table has cut words at all. */
const enough = 1.5

/** Cost of assuming that columns were narrower than drawn: per table, and per width. */
const narrowing = 6
const narrowingEach = 1

/**
 * Find how the cells of a table were wrapped.
 *
 * Versions of the writer cut long words at different widths, which shows only in the table as a whole. And a column may
 * be drawn wider than its text was wrapped to: a spanning cell that is longer than its columns widens all of them
 * (Sphinx: `Table.rewrap`).
 */
export function tableEvidence(
  cells: ReadonlyArray<WrappedCell>,
  widths: WidthModel
): TableEvidence {
  const measured = cells.map(({lines}) => measureLines(lines, widths))
  const groups = groupCells(cells, measured)
  const widened = findWidened(groups)
  const wideSentences = cells.some(({lines}) => lines.some(hasWideSentences))
  if (widened.size === 0 && !groups.some((group) => hasFullLines(group, measured))) {
    return {cuts: 'none', words: noWords, wideSentences, widths: cells.map(({width}) => width)}
  }
  const words = collectWords(groups, widened, measured)
  const wrapped = wrapLines(measured, widths)
  for (const {cells, distinct} of groups) {
    for (const cell of cells) if (wrapped[cell]) distinct.add(wrapped[cell])
  }
  const readings = (['none', 'short', 'full'] as const).map((cuts) => {
    const drawn = readGroups(groups, nothing, cuts, words)
    if (widened.size === 0) return drawn
    const narrow = readGroups(groups, widened, cuts, words)
    narrow.cost += narrowing
    return narrow.cost < drawn.cost ? narrow : drawn
  })
  const [none, short, full] = readings as [Reading, Reading, Reading]
  const cut = full.cost < short.cost ? full : short
  const best = cut.cost < none.cost - enough ? cut : none
  const found: Array<number> = new Array(cells.length)
  for (const group of groups) {
    for (const cell of group.cells) found[cell] = best.widths.get(group) ?? group.width
  }
  return {cuts: best.cuts, words, wideSentences, widths: found, wrapped}
}

const noWords = new KnownWords([])

/** Whether any line is wide enough to have been cut. */
function hasFullLines(group: Group, measured: ReadonlyArray<ReadonlyArray<CellLine>>): boolean {
  if (group.longest < group.width - 1) return false
  return group.cells.some((cell) => {
    const lines = measured[cell]!
    return lines.some((line, at) => at + 1 < lines.length && line.width >= group.width - 1)
  })
}

function hasWideSentences(line: string): boolean {
  return /[.!?]["')]? {2}[A-Z]/.test(line)
}

const nothing: ReadonlySet<number> = new Set()

function groupCells(
  cells: ReadonlyArray<WrappedCell>,
  measured: ReadonlyArray<ReadonlyArray<CellLine>>
): Array<Group> {
  const groups = new Map<string, Group>()
  for (let index = 0; index < cells.length; index += 1) {
    const {column, colSpan, width} = cells[index]!
    const key = `${column} ${colSpan}`
    let group = groups.get(key)
    if (!group) {
      group = {column, colSpan, width, longest: 0, cells: [], distinct: new Set()}
      groups.set(key, group)
    }
    group.cells.push(index)
    for (const line of measured[index]!) group.longest = Math.max(group.longest, line.width)
  }
  return [...groups.values()].sort((a, b) => a.colSpan - b.colSpan)
}

/** Find the columns that a spanning cell may have widened. */
function findWidened(groups: ReadonlyArray<Group>): ReadonlySet<number> {
  const drawn = new Map<number, number>()
  for (const {column, colSpan, width} of groups) if (colSpan === 1) drawn.set(column, width)
  const widened = new Set<number>()
  for (const {column, colSpan, longest} of groups) {
    if (colSpan === 1) continue
    // Each column gets its share of the longest line; a space before it was cut off with the indentation.
    const share = Math.ceil((longest + 1) / colSpan)
    for (let index = column; index < column + colSpan; index += 1) {
      if ((drawn.get(index) ?? 0) <= share) widened.add(index)
    }
  }
  return widened
}

function isWidened(group: Group, widened: ReadonlySet<number>): boolean {
  for (let column = group.column; column < group.column + group.colSpan; column += 1) {
    if (widened.has(column)) return true
  }
  return false
}

/** Collect the words that no line end can have cut in any version of the writer. */
function collectWords(
  groups: ReadonlyArray<Group>,
  widened: ReadonlySet<number>,
  measured: ReadonlyArray<ReadonlyArray<CellLine>>
): KnownWords {
  // As written at first: most words occur several times.
  const written = new Set<string>()
  for (const group of groups) {
    const full = (isWidened(group, widened) ? group.longest : group.width) - 1
    for (const cell of group.cells) {
      const lines = measured[cell]!
      for (let index = 0; index < lines.length; index += 1) {
        const {text, width} = lines[index]!
        // The first word and the last one may be parts of words.
        const from = index > 0 && lines[index - 1]!.width >= full ? text.indexOf(' ') : 0
        const last = index + 1 < lines.length && width >= full
        const to = last ? text.lastIndexOf(' ') : text.length
        if (from < 0 || to <= from) continue
        const part = text.slice(from, to)
        const found = part.match(isAscii(part) ? /\w+/g : /[\p{L}\p{N}_]+/gu)
        if (found) for (const word of found) written.add(word)
      }
    }
  }
  return new KnownWords(written)
}

interface Reading {
  cuts: Cuts
  cost: number
  widths: Map<Group, number>
}

/** Read all cells of a table as wrapped by one version of the writer, each group with the best width. */
function readGroups(
  groups: ReadonlyArray<Group>,
  widened: ReadonlySet<number>,
  cuts: Cuts,
  words: KnownWords
): Reading {
  const reading: Reading = {cuts, cost: 0, widths: new Map()}
  const columns: Array<number> = []
  for (const group of groups) {
    let best = Number.POSITIVE_INFINITY
    let found = group.width
    for (const width of possibleWidths(group, widened, columns)) {
      let cost = width === group.width ? 0 : narrowingEach
      for (const wrapped of group.distinct) {
        cost += readLineEnds(wrapped, width, cuts, words).cost
      }
      if (cost < best) {
        best = cost
        found = width
      }
    }
    reading.cost += best
    reading.widths.set(group, found)
    if (group.colSpan === 1) columns[group.column] = found
  }
  return reading
}

/** Find the best reading of a cell. */
export function readLineEnds(
  {lines, readings}: WrappedLines,
  width: number,
  cuts: Cuts,
  words: KnownWords
): LineEnds {
  // Without a line as wide as cut ones, none was cut.
  const own = mayBeCut(lines, width, cuts) ? cuts : 'none'
  let reading = readings[own].get(width)
  if (reading === undefined) {
    reading = findLineEnds(lines, width, own, words)
    readings[own].set(width, reading)
  }
  return reading
}

/** Split the words of all cells with line ends; cells with the same lines share the result. */
function wrapLines(
  measured: ReadonlyArray<ReadonlyArray<CellLine>>,
  widths: WidthModel
): Array<WrappedLines | undefined> {
  const known = new Map<string, WrappedLines>()
  return measured.map((lines) => {
    if (lines.length < 2) return undefined
    const key = lines.map(({text}) => text).join('\n')
    let wrapped = known.get(key)
    if (!wrapped) {
      splitWords(lines, widths)
      wrapped = {lines, readings: {none: new Map(), short: new Map(), full: new Map()}}
      known.set(key, wrapped)
    }
    return wrapped
  })
}

function possibleWidths(
  group: Group,
  widened: ReadonlySet<number>,
  columns: ReadonlyArray<number>
): ReadonlySet<number> {
  const widths = new Set([group.width])
  if (group.longest < group.width && isWidened(group, widened)) {
    let sum = 3 * (group.colSpan - 1)
    for (let index = 0; index < group.colSpan; index += 1) {
      sum += columns[group.column + index] ?? Number.NaN
    }
    if (group.colSpan > 1 && sum >= group.longest && sum < group.width) widths.add(sum)
    // Some line is as wide as the column, or as a cut line.
    widths.add(group.longest)
    widths.add(group.longest + 1)
  }
  return widths
}

/** Describe the cells of a table for `tableEvidence`. */
export function wrappedCells(
  table: GridTable,
  cells: ReadonlyArray<PendingCell>
): Array<WrappedCell> {
  const columns = cellColumns(table, cells)
  return cells.map(({node, text, width}, index) => {
    const lines = text.lines()
    return {
      // A blank line in a cell was written by hand: the writer joins paragraphs by spaces.
      lines: lines.every((line) => line.trim() !== '') ? lines : [],
      width,
      column: columns[index] ?? 0,
      colSpan: node.colSpan ?? 1
    }
  })
}

/** Find the first column of each cell: rows contain the cells that start in them, left to right (HTML: table model). */
function cellColumns(table: GridTable, cells: ReadonlyArray<PendingCell>): Array<number> {
  const columns: Array<number> = []
  /** For each column, how many further rows a cell from above takes. */
  const taken: Array<number> = table.columns.map(() => 0)
  for (const section of table.children) {
    for (const row of section.children) {
      let column = 0
      for (const cell of row.children) {
        while ((taken[column] ?? 0) > 0) column += 1
        // Cells are in the order of the tree.
        if (cells[columns.length]?.node === cell) columns.push(column)
        const colSpan = cell.colSpan ?? 1
        for (let index = 0; index < colSpan; index += 1) taken[column + index] = cell.rowSpan ?? 1
        column += colSpan
      }
      for (let index = 0; index < taken.length; index += 1) {
        if (taken[index]! > 0) taken[index]! -= 1
      }
    }
  }
  return columns
}
