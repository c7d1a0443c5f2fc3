/** Texts of the slots of a table, by row and column. */
export type Texts = ReadonlyArray<ReadonlyArray<string>>

/**
 * Match the tables of two texts: in order, those with the most texts in common.
 *
 * @param a
 *   Tables of the first text.
 * @param b
 *   Tables of the second text.
 * @returns
 *   For each table of `a`, the index of its counterpart in `b`, or -1.
 */
export function pairTables(a: ReadonlyArray<Texts>, b: ReadonlyArray<Texts>): Array<number> {
  const pairs = a.map(() => -1)
  const [left, right] = [a.map(countTexts), b.map(countTexts)]
  // If each table is similar to the one at the same index, not all pairs need comparing.
  let start = 0
  while (start < a.length && start < b.length && likeness(left[start]!, right[start]!) > 0.6) {
    pairs[start] = start
    start += 1
  }
  let end = a.length
  let otherEnd = b.length
  while (end > start && otherEnd > start) {
    if (likeness(left[end - 1]!, right[otherEnd - 1]!) <= 0.6) break
    end -= 1
    otherEnd -= 1
    pairs[end] = otherEnd
  }
  if (end - start === 1 && otherEnd - start === 1) {
    pairs[start] = start
    return pairs
  }
  const score = Array.from({length: end - start + 1}, () => new Float64Array(otherEnd - start + 1))
  const value = (i: number, j: number): number => {
    const like = likeness(left[start + i]!, right[start + j]!)
    return like > 0.2 ? like : Number.NEGATIVE_INFINITY
  }
  for (let i = end - start - 1; i >= 0; i -= 1) {
    for (let j = otherEnd - start - 1; j >= 0; j -= 1) {
      score[i]![j] = Math.max(
        value(i, j) + score[i + 1]![j + 1]!,
        score[i + 1]![j]!,
        score[i]![j + 1]!
      )
    }
  }
  for (let i = 0, j = 0; i < end - start && j < otherEnd - start; ) {
    if (score[i]![j] === value(i, j) + score[i + 1]![j + 1]!) {
      pairs[start + i] = start + j
      i += 1
      j += 1
    } else if (score[i]![j] === score[i + 1]![j]) i += 1
    else j += 1
  }
  return pairs
}

/** Number of occurrences of each text in a table. */
function countTexts(texts: Texts): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts.flat()) {
    const words = text.replace(/\s+/g, ' ')
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return counts
}

/** Likeness of two tables, relative to the smaller one: 0 for nothing in common, 1 for everything. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0
  let all = 0
  let others = 0
  for (const [text, count] of a) {
    if (text === '') continue
    common += Math.min(count, b.get(text) ?? 0)
    all += count
  }
  for (const [text, count] of b) if (text !== '') others += count
  const least = Math.min(all, others)
  return least === 0 ? 1 : common / least
}
