import {diff3Merge} from 'node-diff3'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {RowStep} from './plan-rows.js'

/**
 * Put what changed into the lines of a table that somebody wrote: what our writer changes in what it makes of the table
 * is changed in theirs.
 *
 * @param given
 *   Lines of the table.
 * @param before
 *   What our writer makes of it.
 * @param after
 *   What it makes of the new one.
 * @returns
 *   Lines; nothing where theirs are too different.
 */
export function mergeLines(
  given: ReadonlyArray<string>,
  before: ReadonlyArray<string>,
  after: ReadonlyArray<string>
): Array<string> | undefined {
  const regions = diff3Merge([...given], [...before], [...after])
  const lines: Array<string> = []
  for (const {ok} of regions) {
    if (!ok) return undefined
    lines.push(...ok)
  }
  return lines
}

/** A table as lines, and where the rows of its body start in them. */
export interface RowLines {
  lines: ReadonlyArray<string>
  starts: ReadonlyArray<number>
}

/**
 * Find the lines of the rows of a body.
 *
 * @param first
 *   Line of the text in which the table starts, from 1.
 */
export function rowLines(
  table: GridTable,
  lines: ReadonlyArray<string>,
  first: number
): RowLines | undefined {
  const body = table.children.flatMap(({type, children}) => (type === 'gtBody' ? children : []))
  const starts = body.map(({position}) => (position?.start.line ?? 0) - first)
  const isAscending = starts.every((start, row) => start > (starts[row - 1] ?? 0))
  return starts.length > 0 && isAscending ? {lines, starts} : undefined
}

/**
 * Put the rows that changed into a table of which each row has lines of its own: a list, values, a pipe table.
 *
 * @param given
 *   The table.
 * @param after
 *   What our writer makes of the new one.
 * @param isChanged
 *   Whether a step changes its row.
 */
export function mergeRows(
  given: RowLines,
  after: RowLines,
  steps: ReadonlyArray<RowStep>,
  isChanged: (step: number) => boolean
): Array<string> {
  const margin = indentOf(given.lines[given.starts[0]!]!)
  const ours = indentOf(after.lines[after.starts[0]!]!)
  const isApart = given.starts.length > 1 && given.lines[given.starts[1]! - 1] === ''
  const result = given.lines.slice(0, given.starts[0])
  let row = 0
  for (const [index, step] of steps.entries()) {
    if (step.type === 'delete') continue
    if (step.type === 'keep' && !isChanged(index)) {
      result.push(...linesOf(given, step.row))
    } else {
      for (const line of linesOf(after, row)) result.push(line && margin + line.slice(ours.length))
    }
    if (isApart && result.at(-1) !== '') result.push('')
    row += 1
  }
  while (result.at(-1) === '') result.pop()
  return result
}

function linesOf({lines, starts}: RowLines, row: number): ReadonlyArray<string> {
  return lines.slice(starts[row], starts[row + 1])
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)![0]
}
