import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import type {Language} from '../../grammars/nodes.js'
import {chunkBreaks} from './chunks.js'
import {columnWidth} from './column-width.js'
import type {TableEvidence} from './table-evidence.js'

export interface CellJoinSettings {
  language: Language
  widths: WidthModel
  evidence?: TableEvidence
}

const space = 0
const chunk = 1
const cut = 2
const cutOn = 3
const impossible = 1000

interface Line {
  text: string
  width: number
  legal: boolean
  quoted: boolean
  glued: Sides
  alone: Sides
}

interface Sides {
  /** Columns of the first chunk. */
  head: number
  /** Columns of the last chunk. */
  tail: number
  single: boolean
}

export function cellJoins(
  lines: ReadonlyArray<string>,
  width: number,
  settings: CellJoinSettings
): Array<string> {
  if (lines.length < 2) return []
  const parse = parseCell(
    lines,
    width,
    settings.evidence?.hardBreak ?? -1,
    settings.widths,
    settings.evidence?.words
  )
  return parse.joins
}

export function parseCell(
  lines: ReadonlyArray<string>,
  width: number,
  short: number,
  widths: WidthModel,
  words?: Set<string>
): {joins: Array<string>; cost: number} {
  const count = lines.length - 1
  const joins: Array<string> = new Array(count).fill(' ')
  const table: Array<Line> = describe(lines, widths)
  const hard = width + short
  // costs[state] for boundary i
  let costs = [0, impossible, impossible, impossible]
  const back: Array<Array<number>> = []
  // Before the first line: as if a space, that fits.
  for (let index = 0; index <= count; index += 1) {
    const line = table[index]!
    const before = table[index - 1]
    const next = [Infinity, Infinity, Infinity, Infinity]
    const from = [0, 0, 0, 0]
    for (let previous = 0; previous < 4; previous += 1) {
      const base = costs[previous]!
      if (base >= Infinity) continue
      const sides = previous === space ? line.alone : line.glued
      for (let state = 0; state < 4; state += 1) {
        let cost = base
        if (index === count) {
          if (state !== space) continue
        } else {
          cost += own(state, line, table[index + 1]!, words)
        }
        const inside = state === cut || state === cutOn
        const wasInside = previous === cut || previous === cutOn
        if (inside) {
          if (line.width !== hard || line.legal) continue
          if (sides.single) {
            if (wasInside ? state !== cutOn : state !== cut) continue
            if (!wasInside && before) {
              const room = width - before.width - (previous === space ? 1 : 0)
              // Whatever room there was, the writer would have filled with the beginning of the long chunk.
              if (room > (short === 0 ? 0 : 1)) cost += 20
            }
          } else {
            if (state !== cut) continue
            if (previous === cut && before && before.glued.tail + sides.head <= width) cost += 50
          }
        } else if (previous === cut && before && before.glued.tail + sides.head <= width) {
          cost += 50
        } else if (!wasInside && before) {
          const need = before.width + (previous === space ? 1 : 0) + sides.head
          if (need <= width)
            cost +=
              previous === space ? (need === width ? 5 : 12) : before.text.endsWith('-') ? 2 : 20
        }
        if (cost < next[state]!) {
          next[state] = cost
          from[state] = previous
        }
      }
    }
    costs = next
    back.push(from)
  }
  let state = back[count]![space]!
  for (let index = count - 1; index >= 0; index -= 1) {
    const next = table[index + 1]!
    joins[index] =
      state === space
        ? table[index]!.width + 1 + next.alone.head === width &&
          !/[.!?][")']*$/.test(table[index]!.text)
          ? '\n\n'
          : ' '
        : ''
    state = back[index]![state]!
  }
  return {joins, cost: costs[space]!}
}

function own(state: number, line: Line, next: Line, words?: Set<string>): number {
  if (state === space) {
    if (line.legal) return 3
    const a = lastWord(line.text)
    const b = firstWord(next.text)
    return spaceCost(a, b, line.quoted, words)
  }
  if (state === chunk) return line.legal ? 0 : impossible
  return 0
}

function describe(lines: ReadonlyArray<string>, widths: WidthModel): Array<Line> {
  let quotes = 0
  const table: Array<Line> = lines.map((text) => {
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1
    const sides = {head: 0, tail: 0, single: false}
    return {
      text,
      width: columnWidth(text, widths),
      legal: false,
      quoted: quotes % 2 === 1,
      glued: sides,
      alone: sides
    }
  })
  let index = 0
  while (index < lines.length) {
    // A chain: the last word of a line, lines of one word, the first word of a line.
    const first = index
    let text = lines[index]!.slice(lines[index]!.lastIndexOf(' ') + 1)
    const ends = [text.length]
    index += 1
    while (index < lines.length) {
      const blank = lines[index]!.indexOf(' ')
      text += blank < 0 ? lines[index]! : lines[index]!.slice(0, blank)
      ends.push(text.length)
      if (blank >= 0) break
      index += 1
    }
    const breaks = chunkBreaks(text, widths)
    let start = 0
    let at = 0
    for (let step = 0; step < ends.length && first + step < lines.length; step += 1) {
      const line = table[first + step]!
      const end = ends[step]!
      let head = end
      let tail = start
      let any = false
      while (at < breaks.length && breaks[at]! < end) {
        if (breaks[at]! > start) {
          if (!any) head = breaks[at]!
          any = true
          tail = breaks[at]!
        }
        at += 1
      }
      const isFirst = step === 0 && first > 0 && line.text.includes(' ')
      const sides =
        line.glued.head || line.glued.tail ? line.glued : {head: 0, tail: 0, single: false}
      if (!isFirst) sides.head = columnWidth(text.slice(start, head), widths)
      sides.tail = columnWidth(text.slice(tail, end), widths)
      sides.single = !any && !line.text.includes(' ')
      line.glued = sides
      if (step < ends.length - 1) line.legal = breaks[at] === end
      start = end
    }
  }
  for (const line of table) {
    const blank = line.text.indexOf(' ')
    const word = blank < 0 ? line.text : line.text.slice(0, blank)
    const breaks = chunkBreaks(word, widths)
    line.alone = {
      head: columnWidth(word.slice(0, breaks[0] ?? word.length), widths),
      tail: line.glued.tail,
      single: breaks.length === 0 && blank < 0
    }
  }
  return table
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1)
}
function firstWord(text: string): string {
  const blank = text.indexOf(' ')
  return blank < 0 ? text : text.slice(0, blank)
}
export function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, '').toLowerCase()
}
const common = new Set(
  'a an and are as at be by can for from has have if in is it its may no not of on only or that the this to was will with when which'.split(
    ' '
  )
)

export function spaceCost(a: string, b: string, quoted: boolean, words?: Set<string>): number {
  const whole = bare(a + b)
  const first = bare(a)
  const second = bare(b)
  if (words?.has(whole) && whole.length > Math.max(2, first.length, second.length)) return 8
  let cost = 3
  if (/^["'(*]*\p{L}+$/u.test(a) && /^\p{L}+["').,;:*]*$/u.test(b)) {
    cost =
      1.5 + lengths(first.length + second.length) - lengths(first.length) - lengths(second.length)
  }
  cost -= known(first, words) + known(second, words)
  if (quoted) cost += 3
  if (/[_([{=/]$/.test(a) || /^[_.,;:!?)\]}]/.test(b)) cost += 4
  if (/^["'(*]*\p{L}+[.,;:!?)]+$/u.test(a) && !/^[a-z0-9]/.test(b)) cost -= 3
  if (/[,;]$/.test(a)) cost -= 1
  if (/^[("*]/.test(b)) cost -= 1
  if (/[a-z]$/.test(a) && /^[A-Z]/.test(b)) cost -= 1
  if (/\d$/.test(a) && /^[a-zA-Z]/.test(b)) cost -= 1
  return cost
}

const shares = [
  -9, -3.5, -1.8, -1.6, -1.8, -2.2, -2.5, -2.5, -2.8, -3.1, -3.5, -4.1, -4.6, -5.1, -5.8, -6.5
]
function lengths(length: number): number {
  return length < shares.length ? shares[length]! : -6.5 - (length - 15) * 0.7
}

function known(word: string, words?: Set<string>): number {
  if (common.has(word)) return Math.min(3, word.length)
  return words?.has(word) ? Math.min(4, word.length) : 0
}
