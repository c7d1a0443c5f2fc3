import type {Point} from 'unist'
import {Source} from './source.js'

/**
 * Text assembled from pieces of another source: tabs expanded, doubled quotes collapsed. Positions refer to the base
 * source.
 *
 * ```text
 *  base     "say ""hi"""
 *  value     say "hi"
 *            ^    ^  ^      starts
 * ```
 */
export class DerivedSource extends Source {
  readonly base: Source
  readonly #starts: ReadonlyArray<number>
  readonly #offsets: ReadonlyArray<number>

  /**
   * @param base
   *   Source it is derived from.
   * @param value
   *   The derived text.
   * @param starts
   *   Where each piece starts in `value`, ascending; the first is 0.
   * @param offsets
   *   Where each piece starts in `base.value`, ascending. Characters beyond the gap to the next offset are synthesized.
   */
  constructor(
    base: Source,
    value: string,
    starts: ReadonlyArray<number>,
    offsets: ReadonlyArray<number>
  ) {
    super(value, base.problems)
    this.base = base
    this.#starts = starts
    this.#offsets = offsets
  }

  override pointAt(_line: number, offset: number): Point {
    return this.base.point(this.baseOffset(offset))
  }

  /** Map an offset in this text to one in the base. */
  baseOffset(offset: number): number {
    const starts = this.#starts
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    const place = this.#offsets[low]! + offset - starts[low]!
    const next = this.#offsets[low + 1]
    return next === undefined ? place : Math.min(place, next)
  }
}

/**
 * Expand tabs to multiples of eight columns, and turn page breaks into a space each (docutils:
 * `statemachine.string2lines`).
 *
 * @returns
 *   The source itself if there is nothing to expand.
 */
export function expandTabs(source: Source): Source {
  const text = source.value
  if (!/[\t\v\f]/.test(text)) return source
  const starts: Array<number> = [0]
  const offsets: Array<number> = [0]
  let value = ''
  let column = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10) {
      column = 0
    } else if (code === 9) {
      const width = 8 - (column % 8)
      value += text.slice(from, at)
      // The tab is a piece of its own, because it may grow.
      starts.push(value.length)
      offsets.push(at)
      value += ' '.repeat(width)
      starts.push(value.length)
      offsets.push(at + 1)
      from = at + 1
      column += width
    } else {
      if (code === 11 || code === 12) {
        value += `${text.slice(from, at)} `
        from = at + 1
      }
      // A low surrogate does not fill a column of its own.
      if (code < 0xdc00 || code > 0xdfff) column += 1
    }
  }
  return new DerivedSource(source, value + text.slice(from), starts, offsets)
}
