import {diff3Merge} from 'node-diff3'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {RowStep} from './plan-rows.js'

/**
 * Apply an update to the original lines of a table: the changes between our drawings of the old and new table are made
 * in the original.
 *
 * @param given
 *   Lines of the table.
 * @param before
 *   Our drawing of the old table.
 * @param after
 *   Our drawing of the new table.
 * @returns
 *   Lines; `undefined` if the original is too different from our drawing.
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

/** The lines of a table, and the indexes of those where the rows of its body start. */
export interface RowLines {
  lines: ReadonlyArray<string>
  starts: ReadonlyArray<number>
}

/**
 * Find where the rows of a body start.
 *
 * @param first
 *   First line of the table in the text, from 1.
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
 * Replace the changed rows of a table in which each row has lines of its own: a list table, CSV table or pipe table.
 *
 * @param given
 *   Table.
 * @param after
 *   Our drawing of the new table.
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
