import type {Point, Position} from 'unist'
import type {Problem} from './problem.js'

/**
 * A text to read, with the position of every line.
 *
 * Grammars see one kind of line ending: `\r\n` and a lone `\r` become `\n` in `value`, and a byte order mark is dropped
 * (HyperHelp: common.py reads so; docutils: `statemachine.string2lines`). NUL and lone surrogates are not characters:
 * both become U+FFFD, which is as long (CommonMark 2.3). Positions refer to the given text: offsets count its UTF-16
 * units from 0, lines and columns count from 1, as in unist.
 */
export class Source {
  /** The text with `\n` as its only line ending and no byte order mark. */
  readonly value: string
  /** Where each line starts in `value`, in UTF-16 units. */
  readonly lineStarts: ReadonlyArray<number>
  /** Characters of the given text that became U+FFFD in `value`: one problem per kind, at the first occurrence. */
  readonly problems: ReadonlyArray<Problem>
  /** What to add to an offset in `value` to get one in the given text, by line; absent if always 0. */
  readonly #shifts: ReadonlyArray<number> | undefined
  readonly #byteOrderMark: 0 | 1
  /** Line of the last look-up: look-ups are mostly in order. */
  #line = 0
  #plain: boolean | undefined

  /**
   * @param given
   *   Text.
   * @param problems
   *   Known problems with its characters, in addition to those found (default: none).
   */
  constructor(given: string, problems: ReadonlyArray<Problem> = []) {
    this.#byteOrderMark = given.charCodeAt(0) === 0xfeff ? 1 : 0
    const text = this.#byteOrderMark ? given.slice(1) : given
    const starts = [0]
    let value = text
    // One test for everything unusual is faster than one each, and nearly all texts have none of it.
    const isUnusual = unusual.test(text)
    if (isUnusual && text.includes('\r')) {
      const shifts: Array<number> = [this.#byteOrderMark]
      let shift: number = this.#byteOrderMark
      value = ''
      let from = 0
      for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', from)) {
        const pair = text.charCodeAt(at + 1) === 10
        const piece = text.slice(from, at)
        addLines(piece, value.length, starts, shifts, shift)
        value += `${piece}\n`
        if (pair) shift += 1
        starts.push(value.length)
        shifts.push(shift)
        from = at + (pair ? 2 : 1)
      }
      const rest = text.slice(from)
      addLines(rest, value.length, starts, shifts, shift)
      value += rest
      this.#shifts = shifts
    } else {
      addLines(text, 0, starts, undefined, 0)
      this.#shifts = this.#byteOrderMark ? starts.map(() => 1) : undefined
    }
    const wrong = isUnusual ? findWrong(value) : []
    this.problems = [...problems, ...wrong]
    this.value = wrong.length > 0 ? toCharacters(value) : value
    this.lineStarts = starts
  }

  /** Whether all characters are ASCII other than tabs, so that every UTF-16 unit is one column wide. */
  get plain(): boolean {
    if (this.#plain === undefined) {
      this.#plain = isAscii(this.value) && !this.value.includes('\t')
    }
    return this.#plain
  }

  /**
   * Find the line that contains an offset.
   *
   * @param offset
   *   UTF-16 units of `value`, from 0.
   * @returns
   *   Index of the line, from 0.
   */
  lineAt(offset: number): number {
    const starts = this.lineStarts
    let line = this.#line
    if (starts[line]! <= offset) {
      // Most look-ups are for this line or one of the next few.
      for (let step = 0; step < 4; step += 1) {
        const next = starts[line + 1]
        if (next === undefined || offset < next) {
          this.#line = line
          return line
        }
        line += 1
      }
    } else {
      // Cells side by side: each begins on the line where the previous one began.
      for (let step = 0; step < 4 && line > 0; step += 1) {
        line -= 1
        if (starts[line]! <= offset) {
          this.#line = line
          return line
        }
      }
    }
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    this.#line = low
    return low
  }

  /** Where a line ends in `value`, without its line ending, in UTF-16 units. */
  lineEnd(line: number): number {
    const next = this.lineStarts[line + 1]
    return next === undefined ? this.value.length : next - 1
  }

  /**
   * Convert an offset in `value` to a point in the given text.
   *
   * @param offset
   *   UTF-16 units of `value`, from 0.
   */
  point(offset: number): Point {
    return this.pointAt(this.lineAt(offset), offset)
  }

  /**
   * Convert an offset on a known line to a point in the given text.
   *
   * @param line
   *   Index of the line, from 0.
   * @param offset
   *   UTF-16 units of `value`, from 0.
   */
  pointAt(line: number, offset: number): Point {
    const column = offset - this.lineStarts[line]! + 1
    return {
      line: line + 1,
      column: line === 0 ? column + this.#byteOrderMark : column,
      offset: this.#shifts ? offset + this.#shifts[line]! : offset
    }
  }

  /** Text of the line before an offset, to count tabs. */
  before(offset: number): string {
    return this.value.slice(this.lineStarts[this.lineAt(offset)], offset)
  }

  /**
   * Make a node's `position` from two offsets in `value`; `end` is exclusive.
   */
  position(start: number, end: number): Position {
    return {start: this.point(start), end: this.point(end)}
  }
}

/** Characters to check: NUL, carriage returns, and surrogates, which may be unpaired. */
const unusual = /[\0\r\uD800-\uDFFF]/

/** Find characters that are not valid in a text. */
function findWrong(text: string): Array<Problem> {
  const problems: Array<Problem> = []
  const nul = text.indexOf('\0')
  if (nul !== -1) {
    problems.push({
      ruleId: 'nul-character',
      reason: 'The text contains a NUL character',
      start: nul,
      end: nul + 1,
      severity: 'warning',
      note: 'Every NUL is read as U+FFFD. Is this a binary file, or one in UTF-16?'
    })
  }
  if (!text.isWellFormed()) {
    const half = text.search(/\p{Surrogate}/u)
    problems.push({
      ruleId: 'lone-surrogate',
      reason: 'The text contains half of a surrogate pair',
      start: half,
      end: half + 1,
      severity: 'warning',
      note: 'Every half is read as U+FFFD.'
    })
  }
  return problems
}

function toCharacters(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** Whether all UTF-16 units are ASCII. */
function isAscii(value: string): boolean {
  // If there are other characters, there is mostly one near the beginning.
  if (/[^\0-\x7F]/.test(value.slice(0, 2000))) return false
  // The fastest way to look at every character. In chunks, since a buffer for all of a long text costs more.
  const size = Math.min(value.length, 1 << 16)
  const room = new Uint8Array(size)
  const encoder = new TextEncoder()
  for (let at = 0; at < value.length; at += size) {
    const piece = size === value.length ? value : value.slice(at, at + size)
    const {read, written} = encoder.encodeInto(piece, room)
    if (read !== piece.length || written !== piece.length) return false
  }
  return true
}

function addLines(
  text: string,
  base: number,
  starts: Array<number>,
  shifts: Array<number> | undefined,
  shift: number
): void {
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(base + at + 1)
    shifts?.push(shift)
  }
}
