import type {CellLine} from './cell-lines.js'
import {insideLink, type KnownWords, weighCut} from './word-evidence.js'

/** How a writer cuts words longer than a column. */
export type Cuts =
  /** The line fills the column (Sphinx 9). */
  | 'full'
  /** The line has one column less, because `_break_word` is off by one (Sphinx up to 8). */
  | 'short'
  /** The table has no such words. */
  | 'none'

/** What is at the end of a line in a wrapped cell. */
export type LineEnd =
  /** A space that the writer dropped. */
  | 'blank'
  /** The seam between two chunks. */
  | 'seam'
  /** The inside of a chunk longer than the column that began on this line. */
  | 'cut'
  /** The inside of such a chunk that began on an earlier line. */
  | 'cut-on'

const ends: ReadonlyArray<LineEnd> = ['blank', 'seam', 'cut', 'cut-on']

/** Line ends of a cell, and the evidence against them. */
export interface LineEnds {
  ends: Array<LineEnd>
  /** The lower, the likelier; 0 if all ends are spaces and nothing contradicts that. */
  cost: number
}

/**
 * Find what is at the line ends of a wrapped cell.
 *
 * The writer is greedy (Python: `textwrap.TextWrapper._wrap_chunks`): it adds chunks to the line while they fit. A
 * chunk longer than the column begins on a line with room and is cut at its end. Therefore
 *
 * - a space or a seam is at a line end only if the next chunk did not fit on the line;
 * - a cut line has exactly the width of cut lines, and its chunk is longer than the column;
 * - a long chunk that starts a line follows a line without room for its first character.
 *
 * If several readings satisfy these rules, `weighCut` decides. One pass over the lines finds the cheapest reading, by
 * keeping the cheapest path to each of the four kinds of line ends (Viterbi's algorithm).
 */
export function findLineEnds(
  lines: ReadonlyArray<CellLine>,
  width: number,
  cuts: Cuts,
  words: KnownWords
): LineEnds {
  const count = lines.length - 1
  const from: Array<ReadonlyArray<number>> = []
  let costs: ReadonlyArray<number> = [0, never, never, never]
  for (let index = 0; index < count; index += 1) {
    const own = endCosts(lines, index, width, cuts, words)
    const next = [never, never, never, never]
    const previous = [0, 0, 0, 0]
    for (let end = 0; end < 4; end += 1) {
      if (own[end] === never) continue
      for (let before = 0; before < 4; before += 1) {
        if (costs[before] === never) continue
        const step = stepCost(lines, index, ends[before]!, ends[end]!, width, cuts)
        const cost = costs[before]! + own[end]! + step
        if (cost < next[end]!) {
          next[end] = cost
          previous[end] = before
        }
      }
    }
    costs = next
    from.push(previous)
  }
  let best = 0
  let cost = never
  for (let end = 0; end < 4; end += 1) {
    if (costs[end] === never) continue
    const whole = costs[end]! + stepCost(lines, count, ends[end]!, 'blank', width, cuts)
    if (whole < cost) {
      cost = whole
      best = end
    }
  }
  const found: Array<LineEnd> = new Array(count)
  for (let index = count - 1; index >= 0; index -= 1) {
    found[index] = ends[best]!
    best = from[index]![best]!
  }
  return {ends: found, cost}
}

const never = Number.POSITIVE_INFINITY

/** Cost of breaking the writer's rules, which only dropped spaces can explain (several in a row, a first wrap). */
const broken = 20

/** Cost of each kind of end at a line, whatever precedes it. */
function endCosts(
  lines: ReadonlyArray<CellLine>,
  index: number,
  width: number,
  cuts: Cuts,
  words: KnownWords
): ReadonlyArray<number> {
  const line = lines[index]!
  // Only a whole `|:topic:text|` can have been meant.
  const blank = line.text.includes('|') || index > 0 ? (insideLink(lines, index) ? 100 : 0) : 0
  if (line.seam !== 'none') return [blank, line.seam === 'strong' ? -3 : 1, never, never]
  if (cuts === 'none' || line.width !== cutWidth(width, cuts)) return [blank, never, never, never]
  const cost = -weighCut(lines, index, width, words)
  return [blank, never, cost, cost]
}

/** Whether any line is as wide as a cut one; otherwise it does not matter how words are cut. */
export function mayBeCut(lines: ReadonlyArray<CellLine>, width: number, cuts: Cuts): boolean {
  if (cuts === 'none') return false
  const length = cutWidth(width, cuts)
  for (let index = 0; index + 1 < lines.length; index += 1) {
    if (lines[index]!.width === length) return true
  }
  return false
}

/** Width of a cut line. */
function cutWidth(width: number, cuts: Cuts): number {
  return cuts === 'full' ? width : width - 1
}

/** Cost of a line between two ends. */
function stepCost(
  lines: ReadonlyArray<CellLine>,
  index: number,
  before: LineEnd,
  end: LineEnd,
  width: number,
  cuts: Cuts
): number {
  const {apart, joined} = lines[index]!
  const chunks = before === 'blank' ? apart : joined
  const above = lines[index - 1]
  const goesOn = before === 'cut' || before === 'cut-on'
  if (end === 'cut-on') return goesOn && chunks.single ? 0 : never
  if (end === 'cut' && chunks.single) {
    if (goesOn) return never
    // A long chunk would begin on the line above if one more character fitted there.
    if (above === undefined) return 0
    const room = width - above.width - (before === 'blank' ? 1 : 0)
    return room > (cuts === 'full' ? 0 : 1) ? broken : 0
  }
  if (above === undefined) return 0
  if (goesOn) {
    // The rest of a chunk is cut only while it is longer than the column.
    return above.joined.tail + chunks.head <= width ? 2 * broken : 0
  }
  const need = above.width + chunks.head + (before === 'blank' ? 1 : 0)
  if (need > width) return 0
  if (before === 'blank') return need === width ? 5 : 12
  // A hyphenated word broken by the first wrap, at 70 columns.
  return above.text.endsWith('-') ? 2 : broken
}
