import type {Position} from 'unist'
import type {Source} from './source.js'
import type {TextBlock} from './text-block.js'

/**
 * Running text made of the lines of a block, with the way back to where each character came from.
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
  /** The running text: what the inline grammar reads. */
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
   *   What stands for each line ending: one text for all, or one per line ending.
   */
  static of(block: TextBlock, separator: string | ReadonlyArray<string>): JoinedText {
    const {source} = block
    if (block.length === 1) return new JoinedText(source, block.line(0), [0], [block.start])
    let value = ''
    const starts: Array<number> = new Array(block.length)
    for (let index = 0; index < block.length; index += 1) {
      if (index > 0) value += typeof separator === 'string' ? separator : separator[index - 1]!
      starts[index] = value.length
      value += source.value.slice(block.starts[index], block.ends[index])
    }
    return new JoinedText(source, value, starts, block.starts)
  }

  /** Find the place of `value[index]` in `source.value`. */
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
   *   Index of its first unit in `value`.
   * @param end
   *   Index behind its last unit in `value`.
   */
  position(start: number, end: number): Position {
    return end > start
      ? this.source.position(this.offset(start), this.offset(end - 1) + 1)
      : this.source.position(this.offset(start), this.offset(start))
  }

  /** Take a part of the text, places kept. */
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
