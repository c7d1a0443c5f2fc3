import {type DrawnLine, isDashes, tabColumn} from './drawn-line.js'
import {type Expected, never} from './evidence.js'

/** The part of a line between two boundaries. */
export interface Part {
  /** Columns of its boundaries in the table. */
  from: number
  to: number
  text: string
}

/** A way to read a broken line. */
export interface Alignment {
  /** Number of changed characters, plus penalties. */
  cost: number
  parts: ReadonlyArray<Part>
  /** Columns of the bars that were added. */
  added: ReadonlyArray<number>
  /** Whether bars and boundaries correspond one to one. */
  inOrder: boolean
  /** Number of positions where the line is changed. */
  slips: number
  /** Bars that are text, or `+` signs that are not junctions. */
  extra: number
}

/** Penalties besides the number of changes. */
const costs = {
  /** For a bar that is text, a `+` that is not a junction, and either near a boundary that the line lacks. */
  text: 0.4,
  junction: 1.2,
  near: 1.6,
  /** For a boundary inside a literal. */
  literal: 4,
  /** For a bar missing after the last bar of a line. */
  closed: 3,
  /** Maximum for padding alone, if bars and boundaries correspond one to one. */
  padding: 1,
  /** For a tab that filled a cell. */
  tab: 0.2,
  /** For a bar that splits a word, if texts usually keep a distance from borders, and if not. */
  cut: 1,
  cutFlush: 0.2,
  /** For a bar right beside a word, if texts usually keep a distance from borders. */
  beside: 0.5
}

/** Number of readings kept for each position: the best, and those compared with it. */
const breadth = 3
/** Most consecutive bars that may be text, and most consecutive boundaries that may be missing. */
const farthest = 6
/** Most bars times boundaries of a line that is aligned. */
const largest = 20_000

interface Step {
  cost: number
  before: Step | undefined
  parts: ReadonlyArray<Part>
  added: ReadonlyArray<number>
  extra: number
  skipped: number
  slips: number
}

/**
 * Find the ways to read a broken line, the likeliest first: which of its bars are boundaries, which are text, and where
 * one is missing.
 *
 * ```text
 *  +-------+----------+
 *  | Cleat   Rope     |     one character too short: a bar is missing in column 8
 *  | 12 |   | Rope     |    one character too long: the second bar is text
 *  +-------+----------+
 * ```
 */
export function alignLine(
  line: DrawnLine,
  expected: ReadonlyArray<Expected>,
  flush: number
): Array<Alignment> {
  const {marks} = line
  const ends = placesOf(line)
  const last = expected.length - 1
  if (ends.length * expected.length > largest) return []
  // The ends: bars, and a placeholder where one is missing at either end.
  const table: Array<Array<Array<Step>>> = ends.map(() => expected.map(() => []))
  for (const [at, {cost, isStart}] of ends.entries()) {
    if (!isStart) break
    table[at]![0] = [
      {cost, before: undefined, parts: [], added: [], extra: 0, skipped: 0, slips: 0}
    ]
  }
  for (let at = 0; at < ends.length; at += 1) {
    for (let boundary = 1; boundary <= last; boundary += 1) {
      const end = ends[at]!
      if (end.isStart || (end.isEnd && boundary < last)) continue
      // Text after the right border is not a cell.
      if (boundary === last && !end.isEnd && end.column + 1 < line.textWidth) continue
      const found: Array<Step> = []
      for (let other = Math.max(0, at - farthest); other < at; other += 1) {
        for (let from = Math.max(0, boundary - farthest); from < boundary; from += 1) {
          const steps = table[other]![from]!
          if (steps.length === 0) continue
          const links = linksBetween(other, at, from, boundary)
          for (const step of steps) {
            for (const link of links) {
              found.push({...link, cost: step.cost + link.cost + end.cost, before: step})
            }
          }
        }
      }
      found.sort((a, b) => a.cost - b.cost)
      table[at]![boundary] = found.slice(0, breadth)
    }
  }
  const finals = ends.flatMap((_, at) => table[at]![last]!).map(collect)
  const ordered = inOrder(line, expected)
  if (ordered) finals.unshift(ordered)
  finals.sort((a, b) => a.cost - b.cost)
  return distinct(finals)

  /** The ways to read the text between two bars. */
  function linksBetween(other: number, at: number, from: number, to: number): Array<Step> {
    const end = ends[at]!
    let start = ends[other]!.column + 1
    let stop = end.isEnd ? line.textWidth : end.column
    // A bar that was typed twice.
    const isDoubled = /^\|(?=\s)/.test(line.slice(start, start + 2)) && at - other > 1
    const endsDoubled = /\s\|$/.test(line.slice(stop - 2, stop)) && at - other > 1 && !end.isEnd
    if (isDoubled) start += 1
    else if (endsDoubled) stop -= 1
    const text = line.slice(start, stop)
    const width = stop - start
    if (width < 0) return []
    const left = expected[from]!.column
    const right = expected[to]!.column
    const room = right - left - 1
    const hasTab = text.includes(tabColumn)
    const fill = (wide: number): number => {
      const difference = wide - room
      if (difference === 0) return 0
      if (end.isEnd && difference < 0 && !isDashes(text)) return 0
      return hasTab ? costs.tab : fillCost(Math.abs(difference))
    }
    const inner = expected.slice(from + 1, to)
    const between = marks.filter(
      ({column, strong}) => strong && column >= start && column < start + width
    )
    const bars = between.length
    const base =
      bars * (line.isBorder ? costs.junction : costs.text) + Number(isDoubled || endsDoubled)
    const near = between.filter((mark) =>
      inner.some(({column}) => Math.abs(column - mark.column) <= 2)
    ).length
    const skip = inner.reduce((sum, {skip}) => sum + skip, 0)
    const whole = {
      before: undefined,
      extra: bars,
      skipped: inner.length,
      added: [],
      parts: [{from: left, to: right, text}],
      cost: base + fill(width) + skip + near * costs.near,
      slips: Number(fill(width) > 0)
    }
    if (inner.length === 0) return [whole]
    const links: Array<Step> = [whole]
    let known = -1
    for (const least of [0, 1, never]) {
      const lacking = inner.filter(({skip}) => skip >= least)
      if (lacking.length === 0 || lacking.length === known) continue
      known = lacking.length
      const without = inner.reduce((sum, one) => sum + (lacking.includes(one) ? 0 : one.skip), 0)
      for (const replaced of [0, 1]) {
        const parts: Array<Part> = []
        let cost = base + without + lacking.length
        let column = start
        let boundary = left
        for (const one of lacking) {
          const place = column + one.column - boundary - 1
          if (place > start + width || (replaced && place >= start + width)) {
            cost = Number.POSITIVE_INFINITY
            break
          }
          const under = line.slice(place, place + 1)
          if (replaced && !/^[\s=-]$/.test(under)) cost = Number.POSITIVE_INFINITY
          parts.push({from: boundary, to: one.column, text: line.slice(column, place)})
          cost += cutCost(place, place + replaced)
          column = place + replaced
          boundary = one.column
        }
        if (!Number.isFinite(cost)) continue
        parts.push({from: boundary, to: right, text: line.slice(column, start + width)})
        cost += fill(width + (replaced ? 0 : lacking.length))
        links.push({
          before: undefined,
          extra: bars,
          skipped: inner.length,
          added: lacking.map(({column}) => column),
          parts,
          cost,
          slips: lacking.length + Number(fill(width + (replaced ? 0 : lacking.length)) > 0)
        })
      }
    }
    return links
  }

  /** Penalty for a bar between two columns: for words that it splits or touches. */
  function cutCost(left: number, right: number): number {
    const before = line.slice(left - 1, left)
    const after = line.slice(right, right + 1)
    // Nobody draws two bars side by side.
    if (/[+|]/.test(before + after)) return costs.closed
    if (line.isBorder || (/^[-=]$/.test(before) && /^[-=]$/.test(after))) return 0
    const touching = Number(/\S/.test(before)) + Number(/\S/.test(after))
    if (flush > 0.2) return touching === 2 ? costs.cutFlush : 0
    return touching === 2 ? costs.cut : touching === 1 ? costs.beside : 0
  }
}

/** Cost of padding; the length of a slip counts little. */
function fillCost(difference: number): number {
  return Math.min(difference, 3) + difference / 50
}

/** Read a line with as many bars as boundaries: each bar is one, whatever its column. */
function inOrder(line: DrawnLine, expected: ReadonlyArray<Expected>): Alignment | undefined {
  const bars = line.marks.filter(({strong}) => strong)
  if (bars.length !== expected.length) return undefined
  if (bars[0]!.column !== 0 || bars[bars.length - 1]!.column !== line.textWidth - 1)
    return undefined
  const parts = expected.slice(1).map(
    ({column}, index): Part => ({
      from: expected[index]!.column,
      to: column,
      text: line.slice(bars[index]!.column + 1, bars[index + 1]!.column)
    })
  )
  // In a border of the right length, a junction far from its column has another meaning.
  const isFar =
    line.isBorder && line.textWidth === expected[expected.length - 1]!.column + 1
      ? parts.reduce(
          (sum, {from, to, text}) => sum + fillCost(Math.abs(to - from - 1 - text.length)),
          0
        )
      : 0
  return {
    cost: Math.max(costs.padding, isFar),
    parts,
    added: [],
    inOrder: isFar <= 2.5,
    slips: 2,
    extra: 0
  }
}

interface End {
  column: number
  cost: number
  isStart?: boolean
  isEnd?: boolean
}

/** Possible borders of a line: its bars, and both ends if a bar is missing there. */
function placesOf(line: DrawnLine): Array<End> {
  const {marks, textWidth} = line
  const ends: Array<End> = marks.map(({column, literal}) => ({
    column,
    cost: literal ? costs.literal : 0
  }))
  const [first] = marks
  if (first?.column !== 0) {
    const blank = /^[ \t]/.test(line.given)
    ends.unshift({column: blank ? 0 : -1, cost: 1, isStart: true})
    if (blank) ends.unshift({column: -1, cost: 1, isStart: true})
  } else {
    ends[0] = {...ends[0]!, isStart: true}
  }
  // A line that ends with a bar ends there, unless trailing spaces take the place of the missing part.
  const last = marks[marks.length - 1]
  const isClosed = last?.column === textWidth - 1 && line.width - textWidth < 2
  ends.push({column: textWidth, cost: isClosed ? 1 + costs.closed : 1, isEnd: true})
  return ends
}

function collect(step: Step): Alignment {
  const steps: Array<Step> = []
  for (let at: Step | undefined = step; at; at = at.before) steps.unshift(at)
  const inOrder = steps.every(({extra, skipped}) => extra === 0 && skipped === 0)
  return {
    cost: step.cost,
    parts: steps.flatMap(({parts}) => parts),
    added: steps.flatMap(({added}) => added),
    inOrder,
    slips: steps.reduce((sum, {slips}) => sum + slips, 0),
    extra: steps.reduce((sum, {extra}) => sum + extra, 0)
  }
}

/** Leave out readings that are equivalent to an earlier one. */
function distinct(readings: ReadonlyArray<Alignment>): Array<Alignment> {
  const known = new Set<string>()
  return readings.filter(({parts}) => {
    const key = parts
      .map(({from, to, text}) => `${from} ${to} ${text.replace(/^-+$/, '').trim()}`)
      .join('\n')
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}
