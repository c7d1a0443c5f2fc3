import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {placeCells, type TableLayout} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'

/** What is different between two tables. */
export type TableChange =
  /** The text of a cell: `row` and `column` are those of `a` and, where they are others, of `b`. */
  | {
      type: 'cell'
      row: number
      column: number
      newRow: number
      newColumn: number
      before: string
      after: string
    }
  /** How many rows and columns a cell spans. */
  | {
      type: 'span'
      row: number
      column: number
      newRow: number
      newColumn: number
      before: readonly [rowSpan: number, colSpan: number]
      after: readonly [rowSpan: number, colSpan: number]
    }
  /** The alignment of a cell. */
  | {
      type: 'align'
      row: number
      column: number
      newRow: number
      newColumn: number
      before: string
      after: string
    }
  | {type: 'row-inserted'; newRow: number; texts: Array<string>}
  | {type: 'row-deleted'; row: number; texts: Array<string>}
  | {type: 'column-inserted'; newColumn: number; texts: Array<string>}
  | {type: 'column-deleted'; column: number; texts: Array<string>}
  /** How many rows the head or the foot has. */
  | {type: 'section'; section: 'head' | 'foot'; before: number; after: number}

/**
 * Tell how one table became another. Widths, padding, line breaks in running text and how borders are drawn do not
 * count.
 *
 * Columns are matched first, by their texts, then rows: those that are the same hold the others in place. Between two
 * that are the same, rows are changed in pairs as far as there are pairs that have something in common.
 *
 * @param a
 *   The table as it was.
 * @param b
 *   The table as it is, read with the same option `cells`.
 * @returns
 *   Changes: of sections, of columns, of rows, then of cells in reading order. None when both say the same. Rows and
 *   columns count from 0, head included: `row` and `column` in `a`, `newRow` and `newColumn` in `b`.
 */
export function diffTables(a: GridTable, b: GridTable): Array<TableChange> {
  const before = viewOf(a)
  const after = viewOf(b)
  const changes: Array<TableChange> = []
  for (const [section, key] of [
    ['head', 'headRows'],
    ['foot', 'footRows']
  ] as const) {
    const [old, now] = [before.layout[key], after.layout[key]]
    if (old !== now) changes.push({type: 'section', section, before: old, after: now})
  }
  const columns = matchColumns(before, after)
  for (const [column, to] of columns.forward.entries()) {
    if (to === -1) changes.push({type: 'column-deleted', column, texts: columnOf(before, column)})
  }
  for (const [newColumn, from] of columns.backward.entries()) {
    if (from === -1) {
      changes.push({type: 'column-inserted', newColumn, texts: columnOf(after, newColumn)})
    }
  }
  const pairs = columns.forward.flatMap((to, column) => (to === -1 ? [] : [[column, to] as const]))
  const rows = match(
    before.texts.map((line) => pairs.map(([column]) => line[column]!)),
    after.texts.map((line) => pairs.map(([, column]) => line[column]!))
  )
  for (const [row, to] of rows.forward.entries()) {
    if (to === -1) changes.push({type: 'row-deleted', row, texts: before.texts[row]!})
  }
  for (const [newRow, from] of rows.backward.entries()) {
    if (from === -1) changes.push({type: 'row-inserted', newRow, texts: after.texts[newRow]!})
  }
  for (const {row, column, cell, rowSpan, colSpan} of before.layout.cells) {
    const newRow = rows.forward[row]!
    const newColumn = columns.forward[column]!
    if (newRow === -1 || newColumn === -1) continue
    const other = after.layout.cells[after.layout.slots[newRow]![newColumn]!]!
    const place = {row, column, newRow, newColumn}
    const [old, now] = [before.texts[row]![column]!, after.texts[newRow]![newColumn]!]
    if (old !== now) changes.push({type: 'cell', ...place, before: old, after: now})
    if (other.row !== newRow || other.column !== newColumn) {
      const span = [rowSpan, colSpan] as const
      changes.push({type: 'span', ...place, before: span, after: [other.rowSpan, other.colSpan]})
      continue
    }
    const [down, over] = [
      rowsBetween(rows.forward, row, rowSpan),
      rowsBetween(columns.forward, column, colSpan)
    ]
    if (other.rowSpan !== down || other.colSpan !== over) {
      const span = [rowSpan, colSpan] as const
      changes.push({type: 'span', ...place, before: span, after: [other.rowSpan, other.colSpan]})
    }
    const [align, newAlign] = [
      alignOf(cell.align ?? a.columns?.[column]?.align, cell.valign),
      alignOf(other.cell.align ?? b.columns?.[newColumn]?.align, other.cell.valign)
    ]
    if (align !== newAlign) {
      changes.push({type: 'align', ...place, before: align, after: newAlign})
    }
  }
  return changes
}

interface View {
  layout: TableLayout
  /** Text of each slot; white space of running text is one blank. */
  texts: Array<Array<string>>
}

function viewOf(table: GridTable): View {
  const layout = placeCells(table)
  const texts = layout.cells.map(({cell}) =>
    cell.children.map((node) => simplify(toPlainText(node), node.type === 'code')).join('\n\n')
  )
  return {layout, texts: layout.slots.map((line) => line.map((index) => texts[index]!))}
}

function simplify(text: string, exact: boolean): string {
  return exact ? text : text.replace(/\s+/g, ' ').trim()
}

function columnOf({texts}: View, column: number): Array<string> {
  return texts.map((line) => line[column]!)
}

function alignOf(align: string | undefined, valign: string | undefined): string {
  return [align, valign].filter(Boolean).join(' ')
}

/** How many rows a span reaches over where rows came or went: the distance to what its last row became. */
function rowsBetween(forward: ReadonlyArray<number>, from: number, span: number): number {
  const last = forward[from + span - 1]!
  return last === -1 ? span : last - forward[from]! + 1
}

/** For each line of one side its counterpart on the other, or -1. */
interface Matching {
  forward: Array<number>
  backward: Array<number>
}

function matchColumns(a: View, b: View): Matching {
  const lines = (view: View): Array<Array<string>> =>
    Array.from({length: view.layout.columns}, (_, column) => columnOf(view, column))
  const [left, right] = [lines(a), lines(b)]
  if (left.length === right.length) {
    // As many columns as before are the same columns, unless their names have moved.
    const names = (columns: Array<Array<string>>): Array<string> => columns.map((d) => d[0] ?? '')
    const [old, now] = [names(left), names(right)]
    const known = new Set(now)
    const moved = old.some((name, index) => name !== now[index] && known.has(name))
    if (!moved) return straight(left.length)
  }
  // Rows may have come or gone: columns are compared by the set of their texts.
  return match(
    left.map((column) => [column[0] ?? '', ...column.slice(1).sort()]),
    right.map((column) => [column[0] ?? '', ...column.slice(1).sort()])
  )
}

function straight(length: number): Matching {
  const forward = Array.from({length}, (_, index) => index)
  return {forward, backward: forward.slice()}
}

/** Match two lists of lines: equal ones in order, then between them those that have most in common. */
function match(a: Array<Array<string>>, b: Array<Array<string>>): Matching {
  const matching: Matching = {forward: a.map(() => -1), backward: b.map(() => -1)}
  const key = keyMaker()
  const [left, right] = [a, b].map((lines) => lines.map(key))
  const anchors = commonLines(left!, right!)
  let from = 0
  let to = 0
  for (const [index, other] of [...anchors, [a.length, b.length] as const]) {
    pair(from, index, to, other)
    if (index < a.length) join(index, other)
    from = index + 1
    to = other + 1
  }
  return matching

  function join(index: number, other: number): void {
    matching.forward[index] = other
    matching.backward[other] = index
  }

  function pair(start: number, end: number, other: number, otherEnd: number): void {
    const [count, otherCount] = [end - start, otherEnd - other]
    if (count === 0 || otherCount === 0) return
    if (count === otherCount || count * otherCount > 250_000) {
      for (let at = 0; at < Math.min(count, otherCount); at += 1) join(start + at, other + at)
      return
    }
    // Most of what the pairs have in common, in all; a pair with nothing in common is better than none.
    const score = Array.from({length: count + 1}, () => new Float64Array(otherCount + 1))
    const alike = (i: number, j: number): number => 0.01 + likeness(a[start + i]!, b[other + j]!)
    for (let i = count - 1; i >= 0; i -= 1) {
      for (let j = otherCount - 1; j >= 0; j -= 1) {
        score[i]![j] = Math.max(
          alike(i, j) + score[i + 1]![j + 1]!,
          score[i + 1]![j]!,
          score[i]![j + 1]!
        )
      }
    }
    for (let i = 0, j = 0; i < count && j < otherCount; ) {
      if (score[i]![j] === alike(i, j) + score[i + 1]![j + 1]!) join(start + i++, other + j++)
      else if (score[i]![j] === score[i + 1]![j]) i += 1
      else j += 1
    }
  }
}

/**
 * Make a function that gives lines the same key when they have the same texts: of each text its number, since that of a
 * cell stands in every slot that it spans.
 */
function keyMaker(): (line: ReadonlyArray<string>) => string {
  const numbers = new Map<string, number>()
  return (line) => {
    let key = ''
    for (const text of line) {
      const number = numbers.get(text) ?? numbers.size
      numbers.set(text, number)
      key += `${number} `
    }
    return key
  }
}

function likeness(a: ReadonlyArray<string>, b: ReadonlyArray<string>): number {
  let count = 0
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    if (a[index] === b[index] && a[index] !== '') count += 1
  }
  return count
}

/**
 * Find lines that are the same on both sides, in order: those at either end, and between them those that occur once on
 * each side, of which the longest ascending run is taken (Cohen: patience diff).
 */
function commonLines(
  a: ReadonlyArray<string>,
  b: ReadonlyArray<string>
): Array<readonly [number, number]> {
  const head: Array<readonly [number, number]> = []
  const tail: Array<readonly [number, number]> = []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) {
    head.push([start, start])
    start += 1
  }
  let end = a.length
  let otherEnd = b.length
  while (end > start && otherEnd > start && a[end - 1] === b[otherEnd - 1]) {
    end -= 1
    otherEnd -= 1
    tail.push([end, otherEnd])
  }
  const places = new Map<string, {index: number; other: number; count: number}>()
  for (let index = start; index < end; index += 1) {
    const place = places.get(a[index]!)
    if (place) place.count = 2
    else places.set(a[index]!, {index, other: -1, count: 1})
  }
  for (let other = start; other < otherEnd; other += 1) {
    const place = places.get(b[other]!)
    if (!place) continue
    if (place.other !== -1) place.count = 2
    place.other = other
  }
  const unique = [...places.values()].filter(({other, count}) => other !== -1 && count === 1)
  return [...head, ...ascending(unique), ...tail.reverse()]
}

/** Find the longest run of places whose second number ascends, too. */
function ascending(
  places: ReadonlyArray<{index: number; other: number}>
): Array<readonly [number, number]> {
  const ends: Array<number> = []
  const before: Array<number> = []
  for (const [at, {other}] of places.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (places[ends[middle]!]!.other < other) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? ends[low - 1]! : -1
    ends[low] = at
  }
  const run: Array<readonly [number, number]> = []
  for (let at = ends[ends.length - 1] ?? -1; at !== -1; at = before[at]!) {
    run.push([places[at]!.index, places[at]!.other])
  }
  return run.reverse()
}
