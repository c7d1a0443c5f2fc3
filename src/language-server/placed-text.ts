import type {Position, Range} from 'vscode-languageserver'

/**
 * A text whose parts are replaced, and where its lines start.
 *
 * As `TextDocument` of `vscode-languageserver-textdocument`, which looks at each character anew where much is replaced.
 */
export class PlacedText {
  #value: string
  #starts: Array<number>

  constructor(value: string) {
    this.#value = value
    this.#starts = [0, ...startsIn(value, 0)]
  }

  get lineCount(): number {
    return this.#starts.length
  }

  /** Where each line starts. */
  get starts(): ReadonlyArray<number> {
    return this.#starts
  }

  /** The text, or a part of it. */
  getText(range?: Range): string {
    if (!range) return this.#value
    return this.#value.slice(this.offsetAt(range.start), this.offsetAt(range.end))
  }

  /** Find a place in the text; beyond the end of a line its end is meant. */
  offsetAt({line, character}: Position): number {
    if (!Number.isInteger(line) || !Number.isInteger(character)) {
      throw new TypeError(`Cannot find place ${line}:${character}, expected whole numbers`)
    }
    const starts = this.#starts
    if (line >= starts.length) return this.#value.length
    if (line < 0) return 0
    const start = starts[line]!
    if (character <= 0) return start
    const offset = Math.min(start + character, starts[line + 1] ?? this.#value.length)
    return this.#beforeEnding(offset, start)
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#value.length))
    const line = this.#lineAt(at)
    const start = this.#starts[line]!
    return {line, character: this.#beforeEnding(at, start) - start}
  }

  /** Replace what stands between two offsets. */
  replace(start: number, end: number, text: string): void {
    const before = this.#value
    const starts = this.#starts
    // A line feed belongs to the carriage return that it comes behind, wherever the two are from.
    const first = Math.max(0, this.#lineAt(start) - 1)
    const last = this.#lineAt(end)
    const from = starts[first]!
    const to = starts[last + 1] ?? before.length
    const grown = text.length - (end - start)
    this.#value = before.slice(0, start) + text + before.slice(end)
    const own = startsIn(this.#value.slice(from, to + grown), from)
    // The line behind the last ending is there before.
    if (last + 1 < starts.length) own.pop()
    if (own.length === last - first) {
      for (const [index, offset] of own.entries()) starts[first + 1 + index] = offset
    } else {
      this.#starts = [...starts.slice(0, first + 1), ...own, ...starts.slice(last + 1)]
    }
    if (grown === 0) return
    const moved = this.#starts
    for (let line = first + 1 + own.length; line < moved.length; line += 1) moved[line]! += grown
  }

  #lineAt(offset: number): number {
    const starts = this.#starts
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! > offset) high = middle
      else low = middle + 1
    }
    return low - 1
  }

  /** Go back from behind the ending of a line, or from within. */
  #beforeEnding(offset: number, start: number): number {
    let at = offset
    while (at > start && /[\n\r]/.test(this.#value[at - 1]!)) at -= 1
    return at
  }
}

/** Find where lines start in a text, behind the first one. */
function startsIn(text: string, offset: number): Array<number> {
  const starts: Array<number> = []
  let feed = text.indexOf('\n')
  let carriage = text.indexOf('\r')
  while (feed !== -1 || carriage !== -1) {
    if (carriage === -1 || (feed !== -1 && feed < carriage)) {
      starts.push(offset + feed + 1)
      feed = text.indexOf('\n', feed + 1)
      continue
    }
    const isPair = feed === carriage + 1
    starts.push(offset + carriage + (isPair ? 2 : 1))
    if (isPair) feed = text.indexOf('\n', feed + 1)
    carriage = text.indexOf('\r', carriage + 1)
  }
  return starts
}
