/** How many columns a text takes. */
export type Measure = (value: string) => number

/**
 * A part of a cell's text, before its width is known.
 */
export interface Piece {
  /** What stands before the first line: the bullet of a list item, the bar of a quote. */
  first: string
  /** What stands before each further line. */
  rest: string
  /**
   * Words of running text: a line may end between any two of them. Absent: `lines` are as they are.
   */
  words?: Array<string>
  /** Lines that are never broken or joined. */
  lines?: Array<string>
}

/** Widths that a piece or a cell can have, in columns. */
export interface Extent {
  /** Of its longest word or fixed line. */
  minimum: number
  /** When no line is broken. */
  natural: number
}

/**
 * Measure what widths a cell can have.
 *
 * @param pieces
 *   Text of the cell.
 * @param reserve
 *   Columns that a line must leave free when another one follows in its paragraph.
 * @param measure
 *   Width of a text.
 */
export function measurePieces(
  pieces: ReadonlyArray<Piece>,
  reserve: number,
  measure: Measure
): Extent {
  let minimum = 0
  let natural = 0
  for (const piece of pieces) {
    if (piece.words) {
      const {words} = piece
      let total = measure(piece.first) - 1
      for (const [index, word] of words.entries()) {
        const width = measure(word)
        const before = measure(index === 0 ? piece.first : piece.rest)
        const least = before + width + (index < words.length - 1 ? reserve : 0)
        if (least > minimum) minimum = least
        total += 1 + width
      }
      if (total > natural) natural = total
    }
    for (const [index, line] of (piece.lines ?? []).entries()) {
      const width = measure(index === 0 ? piece.first : piece.rest) + measure(line)
      if (width > minimum) minimum = width
      if (width > natural) natural = width
    }
  }
  return {minimum, natural}
}

/**
 * Write a cell's text in lines of at most `width` columns.
 *
 * @param pieces
 *   Text of the cell.
 * @param width
 *   Columns, at least the minimum that `measurePieces` has found.
 * @param reserve
 *   Columns that a line leaves free when another one follows in its paragraph.
 * @param measure
 *   Width of a text.
 * @returns
 *   Lines without trailing blanks.
 */
export function fillPieces(
  pieces: ReadonlyArray<Piece>,
  width: number,
  reserve: number,
  measure: Measure
): Array<string> {
  const lines: Array<string> = []
  for (const piece of pieces) {
    if (piece.words) fillWords(piece, width, reserve, measure, lines)
    for (const [index, line] of (piece.lines ?? []).entries()) {
      lines.push((index === 0 ? piece.first : piece.rest) + line)
    }
  }
  return lines.map(trimEnd)
}

function fillWords(
  piece: Piece,
  width: number,
  reserve: number,
  measure: Measure,
  lines: Array<string>
): void {
  const words = piece.words!
  const widths = words.map(measure)
  let remaining = words.length - 1
  for (const size of widths) remaining += size
  let index = 0
  let prefix = piece.first
  do {
    const room = width - measure(prefix)
    let end = index + 1
    let used = widths[index] ?? 0
    if (remaining <= room) {
      end = words.length
    } else {
      while (end < words.length && used + 1 + widths[end]! <= room - reserve) {
        used += 1 + widths[end]!
        end += 1
      }
    }
    lines.push(prefix + words.slice(index, end).join(' '))
    remaining -= used + 1
    index = end
    prefix = piece.rest
  } while (index < words.length)
}

/** Remove blanks at the end, in time linear in their number. */
export function trimEnd(value: string): string {
  let end = value.length
  while (end > 0 && value.charCodeAt(end - 1) === 32) end -= 1
  return end === value.length ? value : value.slice(0, end)
}
