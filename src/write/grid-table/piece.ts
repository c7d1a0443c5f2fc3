/** Width of a text in columns. */
export type Measure = (value: string) => number

/** A part of a cell's text, before its width is known. */
export interface CellText {
  /** Prefix of the first line: the bullet of a list item, the bar of a quote. */
  first: string
  /** Prefix of each further line. */
  rest: string
  /** Words of running text: a line may end between any two of them. Absent: `lines` are verbatim. */
  words?: Array<string>
  /** Whether to cut words longer than a line, like Sphinx. */
  cut?: boolean
  /** Lines that are never broken or joined. */
  lines?: Array<string>
}

/** Measure the widest of some lines; 0 if there are none. */
export function widestOf(lines: Iterable<string>, measure: Measure): number {
  // There may be more lines than a function can take arguments.
  let widest = 0
  for (const line of lines) widest = Math.max(widest, measure(line))
  return widest
}

/** Possible widths of a piece or a cell, in columns. */
export interface Extent {
  /** Width of its longest word or fixed line. */
  minimum: number
  /** Width without wrapping. */
  natural: number
}

/**
 * Measure the possible widths of a cell.
 *
 * @param pieces
 *   Text of the cell.
 * @param measure
 *   Width of a text.
 */
export function measurePieces(pieces: ReadonlyArray<CellText>, measure: Measure): Extent {
  let minimum = 0
  let natural = 0
  for (const piece of pieces) {
    if (piece.words) {
      const {words} = piece
      let total = measure(piece.first) - 1
      for (const [index, word] of words.entries()) {
        const width = measure(word)
        const before = measure(index === 0 ? piece.first : piece.rest)
        const least = before + (piece.cut ? Math.min(width, shortest) : width)
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
 * Wrap a cell's text to lines of at most `width` columns.
 *
 * @param pieces
 *   Text of the cell.
 * @param width
 *   Columns, at least the minimum from `measurePieces`.
 * @param measure
 *   Width of a text.
 * @returns
 *   Lines without trailing spaces.
 */
export function fillPieces(
  pieces: ReadonlyArray<CellText>,
  width: number,
  measure: Measure
): Array<string> {
  const lines: Array<string> = []
  for (const piece of pieces) {
    if (piece.words) fillWords(piece, width, measure, lines)
    for (const [index, line] of (piece.lines ?? []).entries()) {
      lines.push((index === 0 ? piece.first : piece.rest) + line)
    }
  }
  return lines.map(trimEnd)
}

function fillWords(piece: CellText, width: number, measure: Measure, lines: Array<string>): void {
  const room = (prefix: string): number => width - measure(prefix)
  let line = piece.first
  let free = room(line)
  let empty = true
  for (const word of piece.words!) {
    const size = measure(word)
    const blank = empty ? 0 : 1
    if (size + blank <= free) {
      line += (empty ? '' : ' ') + word
      free -= size + blank
      empty = false
      continue
    }
    if (piece.cut && size > room(piece.rest)) {
      // Sphinx: `writers.text.TextWrapper._break_word`, which stops one column before the last.
      let rest = word
      if (!empty) {
        line += ' '
        free -= 1
      }
      while (measure(rest) > free) {
        const part = fitting(rest, free - 1, measure)
        lines.push(line + part)
        rest = rest.slice(part.length)
        line = piece.rest
        free = room(line)
      }
      line += rest
      free -= measure(rest)
    } else {
      if (!empty) {
        lines.push(line)
        line = piece.rest
      }
      line += word
      free = room(piece.rest) - size
    }
    empty = false
  }
  lines.push(line)
}

/** Take as many characters as fit. */
function fitting(value: string, width: number, measure: Measure): string {
  let end = 0
  for (const character of value) {
    const next = end + character.length
    if (measure(value.slice(0, next)) > width) break
    end = next
  }
  return value.slice(0, end)
}

/** Minimum width of a line where words are cut: shorter fragments do not help readers. */
const shortest = 8

/** Remove trailing spaces, in time linear in their number. */
export function trimEnd(value: string): string {
  let end = value.length
  while (end > 0 && value.charCodeAt(end - 1) === 32) end -= 1
  return end === value.length ? value : value.slice(0, end)
}
