import type {IToken} from 'chevrotain'
import {isBlank, TextBlock} from '../text-block.js'

/**
 * Cuts lines out of the block being read: maps tokens of the lexed text to lines of the source.
 *
 * ```text
 *  > | | a | * first  |        lexed: `* first\n  line`
 *  > | |   |   line   |
 *  > | |   |
 *              ^    ^          text([marker, line]): the same positions of the source
 * ```
 */
export class LineCutter {
  /** The block being read. */
  block!: TextBlock
  /** Where each of its lines starts in the lexed text. */
  #lineStarts: ReadonlyArray<number> = []
  #line = 0
  // Buffers, reused for each cut: arrays that grow from empty over-allocate.
  readonly #starts: Array<number> = []
  readonly #ends: Array<number> = []
  #count = 0

  /** Begin reading lines. */
  begin(block: TextBlock, lineStarts: ReadonlyArray<number>): void {
    this.block = block
    this.#lineStarts = lineStarts
    this.#line = 0
    this.#count = 0
  }

  /** Cut out the lines of some tokens, with their indentation and trailing spaces trimmed. */
  trimmed(tokens: ReadonlyArray<IToken>): TextBlock {
    return this.raw(tokens).trimmed()
  }

  /** Cut out running text, where indentation means nothing. */
  text(tokens: ReadonlyArray<IToken>): TextBlock {
    for (const token of tokens) this.add(token)
    return this.takeText()
  }

  /** Cut out the lines of some tokens as they are. */
  raw(tokens: ReadonlyArray<IToken>): TextBlock {
    for (const token of tokens) this.add(token)
    return this.#take(0, this.#count)
  }

  /** Add the lines of a token to the next cut. */
  add({image, startOffset}: IToken): void {
    const {block} = this
    const starts = this.#starts
    const ends = this.#ends
    // The lexed text is the block's lines joined by one unit each, so its offsets identify lines.
    const end = startOffset + image.length - (image.charCodeAt(image.length - 1) === 10 ? 1 : 0)
    for (let at = startOffset; at <= end; ) {
      const line = this.lineAt(at)
      const from = this.#lineStarts[line]!
      const start = block.starts[line]!
      const length = block.ends[line]! - start
      const stop = start + Math.min(end - from, length)
      const offset = start + at - from
      const count = this.#count
      if (at > from && count > 0 && ends[count - 1] === offset) {
        // The rest of a line that begins with a token of its own.
        ends[count - 1] = stop
      } else {
        starts[count] = offset
        ends[count] = stop
        this.#count = count + 1
      }
      at = from + length + 1
    }
  }

  /** Take the added lines, each trimmed, without empty lines at both ends. */
  takeText(): TextBlock {
    const {value} = this.block.source
    const starts = this.#starts
    const ends = this.#ends
    let first = -1
    let filled = 0
    for (let index = 0; index < this.#count; index += 1) {
      let start = starts[index]!
      let end = ends[index]!
      while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1
      while (start < end && isBlank(value.charCodeAt(start))) start += 1
      starts[index] = start
      ends[index] = end
      if (end > start) {
        if (first === -1) first = index
        filled = index + 1
      }
    }
    return this.#take(Math.max(first, 0), filled)
  }

  #take(from: number, to: number): TextBlock {
    this.#count = 0
    return new TextBlock(
      this.block.source,
      this.#starts.slice(from, to),
      this.#ends.slice(from, to)
    )
  }

  /** Where the text of a token starts in the source, after its indentation. */
  startOf({image, startOffset}: IToken): number {
    let at = startOffset
    while (isBlank(image.charCodeAt(at - startOffset))) at += 1
    return this.offsetOf(at)
  }

  /** Map an offset in the lexed text to the source. */
  offsetOf(offset: number): number {
    const line = this.lineAt(offset)
    return this.block.starts[line]! + offset - this.#lineStarts[line]!
  }

  /** Index of the block's line that contains an offset in the lexed text; look-ups are mostly in order. */
  lineAt(offset: number): number {
    const starts = this.#lineStarts
    let line = this.#line
    while (line > 0 && starts[line]! > offset) line -= 1
    while (line + 1 < starts.length && starts[line + 1]! <= offset) line += 1
    this.#line = line
    return line
  }
}
