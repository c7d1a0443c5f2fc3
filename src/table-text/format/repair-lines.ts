import {textWidth} from '../../../grammars/grid-table/widths.js'
import {trimEnd} from '../../write/grid-table/piece.js'

/** A line after the repair. */
export interface RepairedLine {
  text: string
  /** The line that it was made of, or stands beside, from 0. */
  source: number
  /** What was done; absent: nothing worth telling. */
  reason?: string
}

/** How to repair. */
export interface RepairSettings {
  /** Lines in front that may belong to a table without a top border. */
  above: number
  /** Lines at the end that may belong to a table without a bottom border. */
  below: number
  /** Whether to draw junctions where borders above and below a line meet it. */
  junctions: boolean
  /** Whether a `|` in a border is a fault. */
  bars: boolean
}

/** A line in parts: what stands between its borders. */
interface Line {
  isBorder: boolean
  /** Columns of its borders, from 0. */
  marks: Array<number>
  /** What its borders are: `+` or `|`. */
  signs: Array<string>
  /** `parts[i]` stands behind `marks[i]`; the last one is empty where the line is closed. */
  parts: Array<string>
}

/**
 * Put the borders of lines where most lines of the table have them.
 *
 * A border is one that stands a column or two beside its place; or, in a line that has as many borders as the table has
 * boundaries, they are these in order. A line in which both is so, with different results, has two readings.
 *
 * @returns
 *   Lines; nothing when a line cannot be repaired, or can be in two ways.
 */
export function repairLines(
  texts: ReadonlyArray<string>,
  {above, below, junctions, bars}: RepairSettings
): Array<RepairedLine> | undefined {
  const lines = texts.map((text, index) => parse(closeGap(text, texts, index)))
  const boundaries = findBoundaries(lines)
  if (boundaries.length < 2) return undefined
  const places: Array<Array<number>> = []
  for (const line of lines) {
    const place = placeMarks(line, boundaries)
    if (!place) return undefined
    // Lines outside of the borders are the table's only if they have all of its boundaries.
    const outside = places.length < above || places.length >= lines.length - below
    if (outside && line.marks.join() !== boundaries.join()) return undefined
    places.push(place)
  }
  if (junctions) addJunctions(lines, places, boundaries)
  const right = widenBoundaries(lines, places, boundaries)
  const result = lines.map((line, index): RepairedLine => {
    const text = drawLine(line, places[index]!, right, bars)
    const repaired: RepairedLine = {text, source: index}
    if (text !== texts[index]) repaired.reason = reasonOf(line, boundaries, texts[index]!)
    return repaired
  })
  const border = drawBorder(right)
  if (above > 0) {
    result.unshift({text: border, source: 0, reason: 'A top border is added'})
  }
  if (!lines[lines.length - 1]!.isBorder) {
    const source = lines.length - 1
    result.push({text: border, source, reason: 'A bottom border is added'})
  }
  return result
}

function reasonOf(
  {marks, isBorder}: Line,
  boundaries: ReadonlyArray<number>,
  text: string
): string {
  const closed = /[+|]$/.test(text)
  if (!closed && text !== '') return 'The right border is added'
  const all = boundaries.length === marks.length
  const moved = marks.find((mark) => !boundaries.includes(mark))
  if (moved !== undefined) {
    return `${isBorder ? 'Junctions' : 'Borders'} beside those of other lines are moved${all ? ', in their order' : ''}`
  }
  return isBorder ? 'The border is drawn anew' : 'The line is padded anew'
}

/** A border with gaps is one without. */
function closeGap(text: string, texts: ReadonlyArray<string>, index: number): string {
  if (index !== texts.length - 1 || index === 0) return text
  return /^\+[+ ]*-[-+ ]*$/.test(text) && text.includes(' ') ? text.replaceAll(' ', '-') : text
}

function parse(text: string): Line {
  const isBorder = /^\+[-=:<>^vx+|]*$/.test(text) && /[-=]/.test(text)
  const partial = isBorder || /\+[-=]|[-=]\+/.test(text)
  const sign = partial ? /[+|]/g : /[|]/g
  const line: Line = {isBorder, marks: [], signs: [], parts: []}
  let from = 0
  let column = 0
  for (const match of text.matchAll(sign)) {
    const part = text.slice(from, match.index)
    if (line.marks.length > 0) line.parts.push(part)
    column += textWidth(part, 'docutils')
    line.marks.push(column)
    line.signs.push(match[0])
    column += 1
    from = match.index + 1
  }
  line.parts.push(text.slice(from))
  return line
}

/** Find the columns in which more than half of the lines have a border, and where most lines end. */
function findBoundaries(lines: ReadonlyArray<Line>): Array<number> {
  const counts = new Map<number, number>()
  const ends = new Map<number, number>()
  for (const {marks} of lines) {
    for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
    const end = marks[marks.length - 1] ?? 0
    ends.set(end, (ends.get(end) ?? 0) + 1)
  }
  let right = 0
  for (const [end, count] of ends) {
    if (end > 0 && count > (ends.get(right) ?? 0)) right = end
    if (right === 0) right = end
  }
  const boundaries = [...counts]
    .filter(([column, count]) => column < right && count * 2 > lines.length)
    .map(([column]) => column)
  return [...new Set([0, ...boundaries, right])].sort((a, b) => a - b)
}

/**
 * Tell which boundary each border of a line is; -1: it is text. A line without its right border gets one.
 */
function placeMarks(line: Line, boundaries: ReadonlyArray<number>): Array<number> | undefined {
  const {marks, parts, isBorder} = line
  const last = boundaries.length - 1
  if (marks[0] !== 0) return undefined
  const open = parts[parts.length - 1]! !== ''
  if (open) {
    // What stands behind the last border is the last cell.
    const inOrder = marks.length === last
    const exact = marks.every((mark) => boundaries.includes(mark))
    if (!inOrder && !exact) return undefined
    const place = exact ? marks.map((mark) => boundaries.indexOf(mark)) : marks.map((_, i) => i)
    // What stands behind the right border is no cell.
    if (place.includes(last)) return undefined
    marks.push(boundaries[last]!)
    line.signs.push(isBorder ? '+' : '|')
    parts.push('')
    return [...place, last]
  }
  const ends = marks[marks.length - 1] === boundaries[last]
  const all = marks.length === boundaries.length
  const exact = marks.map((mark) => boundaries.indexOf(mark))
  if (ends && (isBorder ? !exact.includes(-1) : !all || !exact.includes(-1))) return exact
  const near = nearest(marks, boundaries, isBorder)
  if (!all) return near
  const inOrder = marks.map((_, index) => index)
  // Two readings: nobody knows which is meant.
  if (near && !near.includes(-1) && near.some((place, index) => place !== index)) return undefined
  return inOrder
}

/** Match borders with boundaries at most two columns away; each has its own. */
function nearest(
  marks: ReadonlyArray<number>,
  boundaries: ReadonlyArray<number>,
  isBorder: boolean
): Array<number> | undefined {
  const taken = new Set<number>()
  const places: Array<number> = []
  for (const mark of marks) {
    const close = boundaries.flatMap((column, index) =>
      Math.abs(column - mark) <= 2 ? [index] : []
    )
    const exact = close.find((index) => boundaries[index] === mark)
    const place = exact ?? (close.length === 1 ? close[0]! : close.length === 0 ? -1 : -2)
    if (place === -2 || taken.has(place)) return undefined
    if (place === -1 && isBorder) return undefined
    if (place !== -1) taken.add(place)
    places.push(place)
  }
  const last = boundaries.length - 1
  return places[0] === 0 && places[places.length - 1] === last ? places : undefined
}

/** Draw a junction in a border where the lines above and below have borders. */
function addJunctions(
  lines: ReadonlyArray<Line>,
  places: Array<Array<number>>,
  boundaries: ReadonlyArray<number>
): void {
  for (const [index, line] of lines.entries()) {
    if (!line.isBorder || index === 0 || index === lines.length - 1) continue
    for (let boundary = 1; boundary < boundaries.length - 1; boundary += 1) {
      const place = places[index]!
      if (place.includes(boundary)) continue
      if (!places[index - 1]!.includes(boundary) || !places[index + 1]!.includes(boundary)) continue
      const after = place.findIndex((other) => other > boundary)
      const part = line.parts[after - 1]!
      place.splice(after, 0, boundary)
      line.marks.splice(after, 0, boundaries[boundary]!)
      line.signs.splice(after, 0, '+')
      line.parts.splice(after, 0, part.slice(-1))
    }
  }
}

/** Move boundaries to the right where the text of a line, or the marks of a border, need it. */
function widenBoundaries(
  lines: ReadonlyArray<Line>,
  places: ReadonlyArray<ReadonlyArray<number>>,
  boundaries: ReadonlyArray<number>
): Array<number> {
  const widths = boundaries.slice(1).map((column, index) => column - boundaries[index]! - 1)
  for (const [index, line] of lines.entries()) {
    for (const {from, to, part} of cellsOf(line, places[index]!)) {
      let room = to - from - 1
      for (let at = from; at < to; at += 1) room += widths[at]!
      if (isDashes(part)) {
        widths[to - 1]! += Math.max(0, leastDashes(part) - room)
        continue
      }
      const lack = textWidth(fit(part, room), 'docutils') - room
      // A blank stands behind text that makes room for itself.
      if (lack > 0) widths[to - 1]! += lack + 1
    }
  }
  const result = [0]
  for (const width of widths) result.push(result[result.length - 1]! + width + 1)
  return result
}

interface Cell {
  from: number
  to: number
  part: string
}

/** What stands between the borders of a line that are boundaries. */
function cellsOf({parts, signs}: Line, place: ReadonlyArray<number>): Array<Cell> {
  const cells: Array<Cell> = []
  let from = 0
  let part = parts[0]!
  for (let index = 1; index < place.length; index += 1) {
    const to = place[index]!
    if (to === -1) {
      part += signs[index]! + parts[index]!
      continue
    }
    cells.push({from, to, part})
    from = to
    part = parts[index]!
  }
  return cells
}

/** Take blanks away around a text as far as it needs room; one stays in front. */
function fit(part: string, room: number): string {
  let text = trimEnd(part)
  while (textWidth(text, 'docutils') > room && text.startsWith('  ')) text = text.slice(1)
  return text
}

function isDashes(part: string): boolean {
  return /^[:>]?(?:[-=]+|(?:-+|=+)[\^vx][-=]*)[:<]?$/.test(part)
}

/** The marks of a border: of alignment at its ends, and of vertical alignment between them. */
function dashMarks(part: string): {head: string; middle: string; tail: string} {
  const [first, last] = [part[0]!, part[part.length - 1]!]
  return {
    head: /[:>]/.test(first) ? first : '',
    middle: /[\^vx]/.exec(part)?.[0] ?? '',
    tail: part.length > 1 && /[:<]/.test(last) ? last : ''
  }
}

/** Columns that a border takes at least: its marks, with a dash between them. */
function leastDashes(part: string): number {
  const {head, middle, tail} = dashMarks(part)
  const marks = head.length + middle.length + tail.length
  return marks === 0 ? 0 : marks + (middle ? 2 : 1)
}

function drawLine(
  line: Line,
  place: ReadonlyArray<number>,
  boundaries: ReadonlyArray<number>,
  bars: boolean
): string {
  let text = line.signs[0]!
  const signs = new Map(place.map((boundary, index) => [boundary, line.signs[index]!]))
  for (const {from, to, part} of cellsOf(line, place)) {
    const room = boundaries[to]! - boundaries[from]! - 1
    if (isDashes(part)) {
      const dash = part.includes('=') ? '=' : '-'
      const {head, middle, tail} = dashMarks(part)
      const count = room - head.length - tail.length - middle.length
      const before = middle ? Math.max(1, count >> 1) : count
      text += head + dash.repeat(before) + middle + dash.repeat(count - before) + tail
    } else {
      const own = fit(part, room)
      text += own + ' '.repeat(Math.max(0, room - textWidth(own, 'docutils')))
    }
    const sign = signs.get(to)!
    text += bars && line.isBorder && sign === '|' ? '+' : sign
  }
  return text
}

function drawBorder(boundaries: ReadonlyArray<number>): string {
  let text = '+'
  for (let index = 1; index < boundaries.length; index += 1) {
    text += `${'-'.repeat(boundaries[index]! - boundaries[index - 1]! - 1)}+`
  }
  return text
}
