import type {Position} from 'unist'
import type {Source} from './source.js'
import type {TextBlock} from './text-block.js'

/** `starts` of a text with a single piece. */
const onePiece: ReadonlyArray<number> = [0]

/**
 * Running text joined from the lines of a block. It maps each character back to the source.
 *
 * ```text
 *  source                     value
 *  | |:library/arra  |        |:library/array.txt/array.array:[1]|
 *  | y.txt/array.ar  |        ^             ^             ^         starts
 *  | ray:[1]|        |
 * ```
 */
export class JoinedText {
  readonly source: Source
  /** The running text, which the inline grammar reads. */
  readonly value: string
  /** Where each piece starts in `value`, ascending; the first is 0. */
  readonly starts: ReadonlyArray<number>
  /** Where each piece starts in `source.value`. */
  readonly offsets: ReadonlyArray<number>
  #piece = 0

  constructor(
    source: Source,
    value: string,
    starts: ReadonlyArray<number>,
    offsets: ReadonlyArray<number>
  ) {
    this.source = source
    this.value = value
    this.starts = starts
    this.offsets = offsets
  }

  /**
   * Join the lines of a block.
   *
   * @param block
   *   Lines.
   * @param separator
   *   Replaces the line endings: one text for all of them, or one each.
   * @param value
   *   The lines joined by one text for all, if the caller has them.
   */
  static of(
    block: TextBlock,
    separator: string | ReadonlyArray<string>,
    value?: string
  ): JoinedText {
    const {source, starts, ends} = block
    const count = starts.length
    if (count === 1) return new JoinedText(source, value ?? block.line(0), onePiece, starts)
    if (value === undefined) return JoinedText.ofLines(source, block.lines(), starts, separator)
    const pieces: Array<number> = new Array(count)
    let at = 0
    for (let index = 0; index < count; index += 1) {
      pieces[index] = at
      at += ends[index]! - starts[index]! + separator.length
    }
    return new JoinedText(source, value, pieces, starts)
  }

  /**
   * Join lines of a source.
   *
   * @param source
   *   Source of the lines.
   * @param lines
   *   Lines, at least one.
   * @param offsets
   *   Where each line starts in `source.value`.
   * @param separator
   *   Replaces the line endings: one text for all of them, or one each.
   */
  static ofLines(
    source: Source,
    lines: ReadonlyArray<string>,
    offsets: ReadonlyArray<number>,
    separator: string | ReadonlyArray<string>
  ): JoinedText {
    const count = lines.length
    const starts: Array<number> = new Array(count)
    const same = typeof separator === 'string' ? separator : sameOf(separator)
    let at = 0
    for (let index = 0; index < count; index += 1) {
      if (index > 0) at += (same ?? separator[index - 1]!).length
      starts[index] = at
      at += lines[index]!.length
    }
    if (same !== undefined) return new JoinedText(source, lines.join(same), starts, offsets)
    let value = lines[0]!
    for (let index = 1; index < count; index += 1) value += separator[index - 1]! + lines[index]!
    return new JoinedText(source, value, starts, offsets)
  }

  /** Map an index in `value` to an offset in `source.value`. */
  offset(index: number): number {
    const {starts} = this
    if (starts.length === 1) return this.offsets[0]! + index
    let piece = this.#piece
    if (starts[piece]! > index) {
      let low = 0
      let high = piece
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (starts[middle]! <= index) low = middle
        else high = middle - 1
      }
      piece = low
    } else {
      while (piece + 1 < starts.length && starts[piece + 1]! <= index) piece += 1
    }
    this.#piece = piece
    return this.offsets[piece]! + index - starts[piece]!
  }

  /**
   * Make a node's `position`.
   *
   * @param start
   *   Index in `value` of the first unit.
   * @param end
   *   Index in `value` after the last unit.
   */
  position(start: number, end: number): Position {
    return end > start
      ? this.source.position(this.offset(start), this.offset(end - 1) + 1)
      : this.source.position(this.offset(start), this.offset(start))
  }

  /** Slice the text; offsets stay valid. */
  slice(start: number, end: number = this.value.length): JoinedText {
    const starts: Array<number> = [0]
    const offsets: Array<number> = [this.offset(start)]
    for (let piece = 0; piece < this.starts.length; piece += 1) {
      const at = this.starts[piece]!
      if (at > start && at < end) {
        starts.push(at - start)
        offsets.push(this.offsets[piece]!)
      }
    }
    return new JoinedText(this.source, this.value.slice(start, end), starts, offsets)
  }
}

/** The separator, if all are the same. */
function sameOf(separators: ReadonlyArray<string>): string | undefined {
  const [first] = separators
  for (const separator of separators) if (separator !== first) return undefined
  return first ?? ''
}
