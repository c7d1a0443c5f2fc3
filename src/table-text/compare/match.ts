/**
 * Match lists of texts, such as the rows and columns of tables: equal ones are anchors, and between them, those with
 * the most in common are paired.
 */

/** For each line of one side, its counterpart on the other, or -1. */
export interface Matching {
  forward: Array<number>
  backward: Array<number>
}

/** Match each line with the one at the same index. */
export function straight(length: number): Matching {
  const forward = Array.from({length}, (_, index) => index)
  return {forward, backward: forward.slice()}
}

/** Match two lists of lines: equal ones in order, and between them those with the most in common. */
export function match(
  a: Array<Array<string>>,
  b: Array<Array<string>>,
  likeness: (a: ReadonlyArray<string>, b: ReadonlyArray<string>) => number = sameTexts
): Matching {
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
    // Best total likeness of the remaining pairs; a pair with nothing in common is better than none.
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
 * Create a function that returns equal keys for lines with equal texts. Texts are replaced by numbers, because the text
 * of a spanning cell is repeated in each of its slots.
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

/** Number of equal texts at the same index. */
function sameTexts(a: ReadonlyArray<string>, b: ReadonlyArray<string>): number {
  let count = 0
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    if (a[index] === b[index] && a[index] !== '') count += 1
  }
  return count
}

/**
 * Find lines that are equal on both sides, in order: those at either end and, between them, the longest ascending
 * sequence of those that occur once on each side (Cohen: patience diff).
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

/** Find the longest sequence of pairs that ascends on both sides. */
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

/**
 * Match the columns of two tables by the texts of their slots, row by row.
 *
 * If the number of columns is unchanged, they are the same columns, unless a name has moved, or a column has neither
 * the name nor any text of the one at its index.
 */
export function matchColumns(
  a: ReadonlyArray<ReadonlyArray<string>>,
  b: ReadonlyArray<ReadonlyArray<string>>
): Matching {
  const width = (rows: ReadonlyArray<ReadonlyArray<string>>): number => rows[0]?.length ?? 0
  const lines = (rows: ReadonlyArray<ReadonlyArray<string>>): Array<Array<string>> =>
    Array.from({length: width(rows)}, (_, column) => rows.map((line) => line[column]!))
  const [left, right] = [lines(a), lines(b)]
  if (left.length === right.length && !isMoved(left, right)) return straight(left.length)
  // As rows may have been inserted or deleted, compare columns by their sorted texts.
  return match(
    left.map((column) => [column[0] ?? '', ...column.slice(1).sort()]),
    right.map((column) => [column[0] ?? '', ...column.slice(1).sort()]),
    sharedTexts
  )
}

/** Number of texts that two columns share, at any index. */
function sharedTexts(a: ReadonlyArray<string>, b: ReadonlyArray<string>): number {
  const counts = new Map<string, number>()
  for (const text of a) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  let shared = 0
  for (const text of b) {
    const count = counts.get(text) ?? 0
    if (count > 0) {
      counts.set(text, count - 1)
      shared += 1
    }
  }
  return shared
}

function isMoved(
  a: ReadonlyArray<ReadonlyArray<string>>,
  b: ReadonlyArray<ReadonlyArray<string>>
): boolean {
  const known = new Set(b.map((column) => column[0] ?? ''))
  return a.some((column, index) => {
    const other = b[index]!
    if (column[0] === other[0]) return false
    if (known.has(column[0] ?? '')) return true
    const texts = new Set(other.slice(1))
    return column.length > 1 && !column.slice(1).some((text) => texts.has(text))
  })
}

/** Match the rows of two tables by their texts in matched columns. */
export function matchRows(
  a: ReadonlyArray<ReadonlyArray<string>>,
  b: ReadonlyArray<ReadonlyArray<string>>,
  columns: Matching
): Matching {
  const pairs = columns.forward.flatMap((to, column) => (to === -1 ? [] : [[column, to] as const]))
  return match(
    a.map((line) => pairs.map(([column]) => line[column]!)),
    b.map((line) => pairs.map(([, column]) => line[column]!))
  )
}
