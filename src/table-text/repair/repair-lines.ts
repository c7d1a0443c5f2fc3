import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'
import {trimEnd} from '../../write/grid-table/piece.js'
import {type Alignment, alignLine, type Part} from './align-line.js'
import {type DrawnLine, drawnLine, isDashes, tabColumn} from './drawn-line.js'
import {type Evidence, expectedIn, gatherEvidence, hasMark} from './evidence.js'

/** A repaired line. */
export interface RepairedLine {
  text: string
  /** The original line that it replaces or was added beside, from 0. */
  source: number
  /** What was done; absent if not worth reporting. */
  reason?: string
}

/** A junction that no line next to its border uses, so that no row has this column. */
export interface StrayJunction {
  line: number
  /** Display column, from 0. */
  column: number
}

/** A way to read a line. */
export interface LineReading {
  /** The line in this reading. */
  text: string
  /** Index of the alignment; absent if `text` simply replaces the line. */
  index?: number
}

/** Result of repairing the lines of a table. */
export type Repair =
  /** Nothing is wrong. */
  | {kind: 'sound'; stray: ReadonlyArray<StrayJunction>}
  /** One reading is the likeliest. */
  | {kind: 'repaired'; lines: Array<RepairedLine>; stray: ReadonlyArray<StrayJunction>}
  /** A line has no reading, or two equally likely ones. */
  | {kind: 'unclear'; line: number; reason: string; readings: Array<LineReading>}

/** How to repair. */
export interface RepairSettings {
  /** Lines at the beginning that may belong to a table without a top border. */
  above: number
  /** Lines at the end that may belong to a table without a bottom border. */
  below: number
  /** The next non-blank line below, if it has the same margin. */
  next?: string | undefined
  /** Lines that are left of the table. */
  outside?: ReadonlySet<number> | undefined
  /** Columns of the boundaries that its reader sees in a table that can be read; others are those of tables in cells. */
  columns?: ReadonlyArray<number> | undefined
  /** Display columns before each line, for tabs. */
  column: number
  /** Whether `|` between dashes is a junction, like `+`. */
  bars: boolean
  /** Whether a border may mix `-` and `=`. */
  mixes: boolean
  /** Whether `v` and `x` in a border are alignment markers. */
  marks: boolean
  /** The chosen reading of a line, one of those in an unclear repair. */
  choice?: {line: number; index: number} | undefined
}

/** New columns of boundaries, by old column. */
type Places = ReadonlyMap<number, number>

/** How much likelier than all others a reading must be, in characters. */
const margin = 0.5
/** Most characters that a repair changes if bars are missing or are text. */
const mostChanges = 4

/**
 * Repair the lines of a table: lines in another column are moved to that of the table; then each line that does not
 * match the others is read in the way that changes the fewest characters, if no other way comes close.
 *
 * @param given
 *   Lines, without the prefix of the table; blank ones are empty.
 */
export function repairLines(given: ReadonlyArray<string>, settings: RepairSettings): Repair {
  const placed = placeLines(given, settings)
  const {choice} = settings
  const repair = repairPlaced(
    placed.map(({text}) => text),
    choice
      ? {...settings, choice: {...choice, line: placed.findIndex((d) => d.source === choice.line)}}
      : settings
  )
  const sourceOf = (line: number): number => placed[line]!.source
  if (repair.kind === 'unclear') return {...repair, line: sourceOf(repair.line)}
  const stray = repair.stray.map((junction) => ({...junction, line: sourceOf(junction.line)}))
  if (repair.kind === 'sound') {
    return placed.some(({reason}) => reason)
      ? {kind: 'repaired', lines: placed, stray}
      : {...repair, stray}
  }
  const lines = repair.lines.map((line): RepairedLine => {
    const {source, reason} = placed[line.source]!
    return {...line, source, ...(reason && !line.reason && {reason})}
  })
  return {kind: 'repaired', lines, stray}
}

/** Move each line to the column of the table, drop blank lines, and draw borders with dashes only. */
function placeLines(
  given: ReadonlyArray<string>,
  {outside, mixes}: RepairSettings
): Array<RepairedLine> {
  const width = textWidth(given.find((text) => text.startsWith('+'))?.trimEnd() ?? '', 'docutils')
  const isWide = (text: string): boolean =>
    /^[|+]/.test(text) && textWidth(text.trimEnd(), 'docutils') === width
  const placed: Array<RepairedLine> = []
  for (const [source, text] of given.entries()) {
    if (text === '') continue
    const own = text.trimStart()
    const isMoved = outside?.has(source) || (own !== text && isWide(own))
    const here = isMoved ? own : text
    const [head, tail] = partAt(here, width)
    if (/[|+]$/.test(head) && isWide(head) && isWide(tail)) {
      placed.push(
        {text: head, source},
        {text: tail, source, reason: 'A line was put below another'}
      )
      continue
    }
    const drawn = drawDashesOnly(here, {
      mixes,
      isOuter: source === 0 || source === given.length - 1
    })
    const reason = isMoved
      ? 'The line was moved to the column of the others'
      : drawn !== here
        ? reasonOfDashes(here)
        : given[source - 1] === ''
          ? 'The blank line above was removed'
          : undefined
    placed.push({text: drawn, source, ...(reason && {reason})})
  }
  return placed
}

/** Split a line at the width of the table. */
function partAt(text: string, width: number): [string, string] {
  if (text.length <= width) return [text, '']
  const unit = columnUnits(text, 'docutils')[width] ?? text.length
  return unit < 0 ? [text, ''] : [text.slice(0, unit), text.slice(unit).trimStart()]
}

/**
 * Characters typed or inserted instead of a dash: hyphens, dashes, the minus sign, line drawing characters, `_` and
 * `~`.
 */
export const dashLikes: RegExp = /[\u00ad\u2010-\u2015\u2212\u2500\u2501\u2550_~]/g

/**
 * Draw a border without substitutes for dashes: spaces between two of them, similar characters, and `=` among `-`. In
 * the first and last border, any space is a substitute.
 */
function drawDashesOnly(
  text: string,
  {mixes, isOuter}: {mixes: boolean; isOuter: boolean}
): string {
  const end = text.trimEnd()
  if (!end.startsWith('+') || !end.endsWith('+')) return text
  const equals = end.replace(/[^=]/g, '').length
  const dash = equals * 2 > end.length ? '=' : '-'
  const plain = end
    .replace(dashLikes, dash)
    .replace(isOuter ? / /g : /(?<=[-=]) (?=[-=+])|(?<=\+) (?=[-=])/g, dash)
  if (!/^\+(?=[-=+]*[-=]{2})[-=+]*\+$/.test(plain)) return text
  const drawn = mixes ? plain : plain.replace(/[-=]/g, dash)
  return drawn === end ? text : drawn
}

function reasonOfDashes(text: string): string {
  const [like] = text.match(dashLikes) ?? []
  if (like) return `\`${like}\` in a border was replaced`
  return text.trimEnd().includes(' ')
    ? 'Gaps in the border were closed'
    : 'A border of `-` and `=` was drawn with one of them'
}

function repairPlaced(given: ReadonlyArray<string>, settings: RepairSettings): Repair {
  const {column, next} = settings
  const lines = given.map((text) => drawnLine(text, column, settings.marks))
  const evidence = gatherEvidence(lines, settings.columns)
  if (!evidence) return unclear(0, 'Its lines end in different columns')
  const {boundaries, sound} = evidence
  const right = boundaries[boundaries.length - 1]!
  const first = lines[0]!
  const last = lines[lines.length - 1]!
  // A badly broken border is outside of the table that was found.
  const above = first.isBorder ? 0 : settings.above
  const below = last.isBorder ? 0 : settings.below
  if (sound.every(Boolean) && first.isBorder && last.isBorder) {
    const stray = lines.flatMap(({isBorder, marks}, line) =>
      isBorder && !settings.bars
        ? marks.flatMap(({column}) => (boundaries.includes(column) ? [] : [{line, column}]))
        : []
    )
    return {kind: 'sound', stray}
  }
  const readings: Array<Alignment> = []
  for (const [index, line] of lines.entries()) {
    const reading = sound[index] ? asItIs(line, evidence) : undefined
    // Lines outside of the borders only belong to the table if they have all of its columns.
    const isOutside = index < above || index >= lines.length - below
    if (isOutside && reading?.parts.length !== boundaries.length - 1) {
      return unclear(index, 'It is outside the borders')
    }
    if (reading) {
      readings.push(reading)
      continue
    }
    const chosen = settings.choice?.line === index ? settings.choice.index : -1
    if (chosen !== -1) {
      const found = align(line, index)[chosen]
      if (!found) return unclear(index, 'No reading of it matches the columns of the other lines')
      readings.push(found)
      continue
    }
    if (line.foreign !== -1) {
      const character = line.slice(line.foreign, line.foreign + 1)
      const dash = line.slice(line.foreign + 1, line.foreign + 2) === '=' ? '=' : '-'
      return unclear(
        index,
        `\`${character}\` in column ${line.foreign + 1} of a border may be text`,
        [dash, ''].map((sign) => ({text: line.given.replace(character, sign)}))
      )
    }
    if (hasMark(line, right) && !line.given.includes('\t') && !/[+|]$/.test(line.given.trimEnd())) {
      return unclear(index, 'Text follows the right border', likeliest(line, index))
    }
    const [best, second] = align(line, index)
    if (!best) return unclear(index, 'No reading of it matches the columns of the other lines')
    const far =
      (best.slips > 1 && !best.inOrder && best.cost > mostChanges) ||
      // If a junction is missing here, and there is another one too many, it was moved on purpose, or belongs to
      // another table.
      (line.isBorder && best.added.length > 0 && best.extra > 0)
    if (far || (second && second.cost - best.cost < margin)) {
      return unclear(
        index,
        far ? 'No reading of it is close enough' : 'Two readings of it are equally likely',
        likeliest(line, index)
      )
    }
    const twice = best.added.find((column) => readings[index - 1]?.added.includes(column))
    if (twice !== undefined && !line.isBorder && line.textWidth === right + 1) {
      return unclear(index, 'A border above it may be missing', likeliest(line, index))
    }
    readings.push(best)
  }
  const places = widen(lines, readings, boundaries)
  const isWider = places.get(right) !== right
  const result = lines.map((line, index): RepairedLine => {
    const isKept = sound[index] && !isWider
    const text = isKept ? given[index]! : drawLine(line, readings[index]!, places, settings)
    const repaired: RepairedLine = {text, source: index}
    if (!sound[index]) repaired.reason = reasonOf(line, text, readings[index]!, right, isWider)
    return repaired
  })
  if (above > 0 || !first.isBorder) {
    const text = drawBorder(readings[0]!, places)
    result.unshift({text, source: 0, reason: 'A top border was added'})
  }
  if (!last.isBorder) {
    const source = lines.length - 1
    if (next?.startsWith('|') || given.includes(next ?? '')) {
      return unclear(source, 'It may need a blank line below it')
    }
    const text = drawBorder(readings[source]!, places)
    result.push({text, source, reason: 'A bottom border was added'})
  }
  return {kind: 'repaired', lines: result, stray: []}

  function align(line: DrawnLine, index: number): Array<Alignment> {
    return alignLine(line, expectedIn(index, lines, evidence!), evidence!.flush)
  }

  /** Draw the two likeliest readings of a line. */
  function likeliest(line: DrawnLine, at: number): Array<LineReading> {
    return align(line, at)
      .slice(0, 2)
      .map((reading, index) => {
        const places = widen([line], [reading], boundaries)
        return {text: drawLine(line, reading, places, settings), index}
      })
  }
}

function unclear(line: number, reason: string, readings: Array<LineReading> = []): Repair {
  return {kind: 'unclear', line, reason, readings}
}

/** Read a sound line: its bars are its boundaries. */
function asItIs(line: DrawnLine, {boundaries}: Evidence): Alignment {
  const parts: Array<Part> = []
  let from = 0
  for (const to of boundaries.slice(1)) {
    if (!hasMark(line, to)) continue
    parts.push({from, to, text: line.slice(from + 1, to)})
    from = to
  }
  return {cost: 0, parts, added: [], inOrder: true, slips: 0, extra: 0}
}

function reasonOf(
  line: DrawnLine,
  text: string,
  {added, extra}: Alignment,
  right: number,
  isWider: boolean
): string {
  const what = line.isBorder ? 'border' : 'line'
  if (added.length > 0) {
    const sign = line.isBorder ? '+' : '|'
    const places = added.map((column) => column + 1)
    return `\`${sign}\` was restored in column ${places.join(' and ')}`
  }
  if (!/[+|]\s*$/.test(line.given)) return 'The right border was restored'
  if (line.given.includes('\t')) return 'Tabs were replaced with spaces'
  const sign = line.given
    .split('')
    .findIndex((character, at) => character === '|' && text[at] === '+')
  if (sign !== -1 && line.given.trimEnd().replaceAll('|', '+') === text.replaceAll('|', '+')) {
    const column = textWidth(line.given.slice(0, sign), 'docutils') + 1
    return `\`|\` in column ${column} of a border was replaced with \`+\``
  }
  if (extra > 0) return 'A bar that is not a border was read as text'
  if (isWider && !line.isBorder && line.textWidth > right + 1) {
    return 'Columns were widened to fit the text of the line'
  }
  return line.textWidth === right + 1
    ? 'The borders of the line were moved to the columns of the other lines'
    : `The ${what} was ${Math.abs(line.textWidth - right - 1)} ${line.textWidth > right + 1 ? 'too long' : 'too short'}`
}

/** Move boundaries to the right where the text of a line, or the markers of a border, need more room. */
function widen(
  lines: ReadonlyArray<DrawnLine>,
  readings: ReadonlyArray<Alignment>,
  boundaries: ReadonlyArray<number>
): Places {
  const index = new Map(boundaries.map((column, at) => [column, at]))
  const widths = boundaries.slice(1).map((column, at) => column - boundaries[at]! - 1)
  for (const [at, {parts}] of readings.entries()) {
    for (const {from, to, text} of parts) {
      const last = index.get(to)!
      let room = last - index.get(from)! - 1
      for (let one = index.get(from)!; one < last; one += 1) room += widths[one]!
      const isBorder = isBorderPart(lines[at]!, text)
      const least = isBorder ? leastDashes(text) : textWidth(fit(text, room), 'docutils')
      // Text that widens its column gets a space after it.
      if (least > room) widths[last - 1]! += least - room + Number(!isBorder)
    }
  }
  const places = new Map([[0, 0]])
  let place = 0
  for (const [at, width] of widths.entries()) {
    place += width + 1
    places.set(boundaries[at + 1]!, place)
  }
  return places
}

function isBorderPart(line: DrawnLine, text: string): boolean {
  return line.isBorder ? text === '' || isDashes(text) : line.isPartial && isDashes(text)
}

/** Remove spaces around a text if it needs the room; one stays before it. */
function fit(part: string, room: number): string {
  let text = trimEnd(part.replaceAll(tabColumn, ' '))
  while (text.startsWith('  ') && textWidth(text, 'docutils') > room) text = text.slice(1)
  return text
}

/** The alignment markers of a border: horizontal ones at its ends, and vertical ones in the middle. */
function dashMarks(part: string): {head: string; middle: string; tail: string} {
  const [first = '-', last = '-'] = [part[0], part[part.length - 1]]
  return {
    head: /[:>]/.test(first) ? first : '',
    middle: /[\^vx]/.exec(part)?.[0] ?? '',
    tail: part.length > 1 && /[:<]/.test(last) ? last : ''
  }
}

/** Minimum columns of a border: its markers, with a dash between them. */
function leastDashes(part: string): number {
  const {head, middle, tail} = dashMarks(part)
  const marks = head.length + middle.length + tail.length
  return marks === 0 ? 0 : marks + (middle ? 2 : 1)
}

function drawLine(
  line: DrawnLine,
  {parts}: Alignment,
  places: Places,
  {bars}: RepairSettings
): string {
  const equals = line.given.split('=').length
  let text = ''
  let wasBorder = false
  for (const {from, to, text: part} of parts) {
    const isBorder = isBorderPart(line, part)
    text += signAt(from, isBorder || wasBorder)
    wasBorder = isBorder
    const room = places.get(to)! - places.get(from)! - 1
    if (isBorder) {
      const isRule = line.isBorder ? equals > line.given.split('-').length : part.includes('=')
      text += drawDashes(part, isRule ? '=' : '-', room)
    } else {
      const own = fit(part, room)
      text += own + ' '.repeat(Math.max(0, room - textWidth(own, 'docutils')))
    }
  }
  return text + signAt(parts[parts.length - 1]!.to, wasBorder)

  function signAt(column: number, isJunction: boolean): string {
    if (!isJunction) return '|'
    const mark = line.marks.find((mark) => mark.column === column)
    return bars && mark?.sign === '|' ? '|' : '+'
  }
}

function drawDashes(part: string, dash: string, room: number): string {
  const {head, middle, tail} = dashMarks(part)
  const count = Math.max(0, room - head.length - tail.length - middle.length)
  const before = middle ? Math.max(1, count >> 1) : count
  return head + dash.repeat(before) + middle + dash.repeat(count - before) + tail
}

/** Draw a border with junctions where a line has bars. */
function drawBorder({parts}: Alignment, places: Places): string {
  let text = '+'
  for (const {from, to} of parts) {
    text += `${'-'.repeat(places.get(to)! - places.get(from)! - 1)}+`
  }
  return text
}
