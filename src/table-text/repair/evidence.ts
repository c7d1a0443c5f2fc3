import type {DrawnLine} from './drawn-line.js'

/** What the sound lines of a table tell about all lines. */
export interface Evidence {
  /** Columns of the boundaries, from 0, including the left and right side. */
  boundaries: ReadonlyArray<number>
  /** Whether each line is sound. */
  sound: ReadonlyArray<boolean>
  /** Share of texts that touch a border. */
  flush: number
  /** Boundaries that a cell in some sound line spans. */
  spanned: ReadonlySet<number>
  /** The row of each line of text. */
  rows: ReadonlyArray<Row | undefined>
}

/** A boundary that a line may have. */
export interface Expected {
  column: number
  /** Cost of leaving it out, in characters: the evidence for it. */
  skip: number
}

/** Lines of text between two borders. */
interface Row {
  first: number
  /** After the last line. */
  end: number
  /** Number of its sound lines. */
  count: number
  /** Number of sound lines with a bar, by column. */
  bars: Map<number, number>
}

/** The cost of leaving out a boundary that is certain. */
export const never = 4

/**
 * Find the boundaries that lines agree on, and the lines that agree with them.
 *
 * @param places
 *   Columns in which alone boundaries may be (default: any).
 * @returns
 *   `undefined` if no two lines agree.
 */
export function gatherEvidence(
  lines: ReadonlyArray<DrawnLine>,
  places?: ReadonlyArray<number>
): Evidence | undefined {
  const right = findRight(lines)
  if (right < 2) return undefined
  const isPlace = places && new Set(places)
  const inner = findInner(lines, right).filter((column) => isPlace?.has(column) ?? true)
  const boundaries = [0, ...inner, right]
  const columns = new Set(boundaries)
  const aligned = lines.map((line) => isAligned(line, columns, right))
  const crossed = new Set(
    lines.flatMap(({isBorder, marks}) =>
      isBorder ? marks.flatMap(({column, sign}) => (sign === '+' ? [column] : [])) : []
    )
  )
  const known = rowsOf(lines, aligned)
  const sound = lines.map((line, index) => {
    if (!endsWell(line, right)) return false
    if (line.isBorder) {
      return (
        (aligned[index] || isStray(index, lines, columns)) &&
        isJoined(index, lines, aligned, inner) &&
        line.marks.every(({sign, column}) => sign === '+' || !crossed.has(column))
      )
    }
    // What else stands in it is a table in a cell, where its reader sees no fault.
    if (line.isPartial) return (aligned[index]! || isPlace !== undefined) && hasGoodSigns(line)
    const row = known[index]!
    const lacking = inner.filter((column) => !hasMark(line, column))
    return aligned[index]
      ? // It has the bars that most other lines of its row have.
        lacking.every((column) => (row.bars.get(column) ?? 0) * 2 <= row.count - 1)
      : // Anything else that looks like a bar is text if no boundary is missing.
        lacking.every((column) => !mayLead(column, row, lines, aligned))
  })
  const spanned = new Set<number>()
  let texts = 0
  let touching = 0
  for (const [index, line] of lines.entries()) {
    if (!sound[index] || line.isBorder || line.isPartial) continue
    for (const column of inner) if (!hasMark(line, column)) spanned.add(column)
    const parts = line.slice(1, right).split('|')
    texts += parts.length
    touching += parts.filter((part) => /^\S|\S$/.test(part)).length
  }
  const flush = texts === 0 ? 0 : touching / texts
  return {boundaries, sound, flush, spanned, rows: rowsOf(lines, sound)}
}

/** Find the column where most lines end; borders count twice. */
function findRight(lines: ReadonlyArray<DrawnLine>): number {
  const counts = new Map<number, number>()
  for (const {marks, textWidth, isBorder} of lines) {
    const last = marks[marks.length - 1]
    if (last?.column !== textWidth - 1) continue
    counts.set(last.column, (counts.get(last.column) ?? 0) + (isBorder ? 2 : 1))
  }
  let right = 0
  for (const [column, count] of counts) if (count > (counts.get(right) ?? 0)) right = column
  return right
}

/**
 * Find the columns where two consecutive lines have borders, at least one of them a junction, or where two consecutive
 * borders have junctions and a line between them may lack its bar because it is broken.
 */
function findInner(lines: ReadonlyArray<DrawnLine>, right: number): Array<number> {
  const found = new Set<number>()
  let border: ReadonlySet<number> = new Set()
  let between: Array<DrawnLine> = []
  let above: ReadonlyMap<number, string> = new Map()
  for (const line of lines) {
    const {marks, isBorder, isPartial} = line
    const own = new Map(marks.flatMap(({strong, column, sign}) => (strong ? [[column, sign]] : [])))
    for (const [column, sign] of own) {
      const other = above.get(column)
      if (other !== undefined && (sign === '+' || other === '+')) found.add(column)
    }
    if (isBorder || isPartial) {
      for (const [column] of own) {
        if (isBorder && border.has(column) && between.some((line) => mayLack(line, column, right)))
          found.add(column)
      }
      border = new Set(own.keys())
      between = []
    } else {
      between.push(line)
    }
    above = own
  }
  return [...found].filter((column) => column > 0 && column < right).sort((a, b) => a - b)
}

/**
 * Whether a line may lack the bar in a column because it is broken: it has the wrong length, or the bar is close by.
 */
function mayLack(line: DrawnLine, column: number, right: number): boolean {
  return (
    !endsWell(line, right) ||
    line.marks.some((mark) => mark.strong && Math.abs(mark.column - column) <= 2)
  )
}

/** Whether a line starts and ends at the sides of the table. */
function endsWell(line: DrawnLine, right: number): boolean {
  return (
    line.foreign === -1 &&
    line.textWidth === right + 1 &&
    hasMark(line, 0) &&
    hasMark(line, right) &&
    line.given.at(-1) !== '\t'
  )
}

/** Like `endsWell`, and everything that looks like a border is at a boundary. */
function isAligned(line: DrawnLine, columns: ReadonlySet<number>, right: number): boolean {
  return (
    endsWell(line, right) && line.marks.every(({column, strong}) => !strong || columns.has(column))
  )
}

/** Whether a border has a junction wherever the lines above and below both have a bar. */
function isJoined(
  index: number,
  lines: ReadonlyArray<DrawnLine>,
  aligned: ReadonlyArray<boolean>,
  inner: ReadonlyArray<number>
): boolean {
  const beside = [index - 1, index + 1].filter((other) => aligned[other])
  if (beside.length < 2) return true
  return inner.every(
    (column) =>
      hasMark(lines[index]!, column) || !beside.every((other) => hasMark(lines[other]!, column))
  )
}

/** Whether dashes in a partial border end at a `+`. */
function hasGoodSigns({marks, slice}: DrawnLine): boolean {
  return marks.every(({sign, column}, at) => {
    if (sign !== '|') return true
    const before = marks[at - 1]
    const after = marks[at + 1]
    return !(
      (before && /^[-=]+$/.test(slice(before.column + 1, column))) ||
      (after && /^[-=]+$/.test(slice(column + 1, after.column)))
    )
  })
}

/** Group the lines of text between two borders into rows. */
function rowsOf(
  lines: ReadonlyArray<DrawnLine>,
  sound: ReadonlyArray<boolean>
): Array<Row | undefined> {
  let row: Row | undefined
  const rows = lines.map(({isBorder, isPartial, marks}, index) => {
    if (isBorder || isPartial) {
      row = undefined
      return undefined
    }
    row ??= {first: index, end: index, count: 0, bars: new Map()}
    row.end = index + 1
    if (sound[index]) {
      row.count += 1
      for (const {column} of marks) row.bars.set(column, (row.bars.get(column) ?? 0) + 1)
    }
    return row
  })
  return rows
}

/** Whether the borders above and below a row, if sound, allow a boundary through it. */
function mayLead(
  column: number,
  {first, end}: Row,
  lines: ReadonlyArray<DrawnLine>,
  sound: ReadonlyArray<boolean>
): boolean {
  return [first - 1, end].every((index) => {
    const line = lines[index]
    return !line || !sound[index] || hasMark(line, column)
  })
}

/** Whether a cell beside a row continues through the border above or below, so that its side is a bar. */
function isWall(
  column: number,
  {first, end}: Row,
  lines: ReadonlyArray<DrawnLine>,
  sound: ReadonlyArray<boolean>
): boolean {
  return [first - 1, end].some((index) => {
    const line = lines[index]
    if (!line?.isPartial || !sound[index]) return false
    const isDash = (at: number): boolean => /^[-=]$/.test(line.slice(at, at + 1))
    return isDash(column - 1) !== isDash(column + 1)
  })
}

/** Whether the only problem of a border is junctions that no adjacent line uses, and none is missing nearby. */
function isStray(
  index: number,
  lines: ReadonlyArray<DrawnLine>,
  columns: ReadonlySet<number>
): boolean {
  const line = lines[index]!
  const beside = [lines[index - 1], lines[index + 1]].filter((other) => other !== undefined)
  const lacks = (column: number): boolean =>
    columns.has(column) && !hasMark(line, column) && beside.some((other) => hasMark(other, column))
  return line.marks.every(
    ({column, sign}) =>
      columns.has(column) ||
      (sign === '+' &&
        !beside.some((other) => hasMark(other, column)) &&
        ![-2, -1, 1, 2].some((distance) => lacks(column + distance)))
  )
}

/** List the boundaries that a line may have. */
export function expectedIn(
  index: number,
  lines: ReadonlyArray<DrawnLine>,
  {boundaries, sound, spanned, rows}: Evidence
): Array<Expected> {
  const {isBorder} = lines[index]!
  const row = rows[index]
  const last = boundaries.length - 1
  const others = row ? row.count - Number(sound[index]) : 0
  return boundaries.flatMap((column, at): Array<Expected> => {
    if (at === 0 || at === last) return [{column, skip: never}]
    if (row) {
      if (others > 0) {
        return (row.bars.get(column) ?? 0) * 2 > others ? [{column, skip: never}] : []
      }
      if (!mayLead(column, row, lines, sound)) return []
      if (isWall(column, row, lines, sound)) return [{column, skip: never}]
      return [{column, skip: spanned.has(column) ? 0.6 : 1.2}]
    }
    const beside = [index - 1, index + 1].filter((other) => sound[other])
    const meeting = beside.filter((other) => hasMark(lines[other]!, column)).length
    if (meeting === 0) return [{column, skip: 0}]
    return [{column, skip: isBorder || meeting === beside.length ? never : 0.3}]
  })
}

/** Whether a line has a `+` or `|` in a column. */
export function hasMark({marks}: DrawnLine, column: number): boolean {
  let low = 0
  let high = marks.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const own = marks[middle]!.column
    if (own === column) return true
    if (own < column) low = middle + 1
    else high = middle - 1
  }
  return false
}
