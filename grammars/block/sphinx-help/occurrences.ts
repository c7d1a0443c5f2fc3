/**
 * Tells whether parts of a text hold a mark. Parts are asked for in the order in which they stand, mostly: the text is
 * looked through once for all of them.
 */
export class Occurrences {
  readonly #text: string
  readonly #mark: string
  /** From here up to `#at` there is none. */
  #from = 0
  /** Where the next one stands; -1 where none follows. */
  #at = -2

  constructor(text: string, mark: string) {
    this.#text = text
    this.#mark = mark
  }

  /** Whether one stands in a part of the text. */
  isBetween(start: number, end: number): boolean {
    if (start < this.#from || (this.#at !== -1 && start > this.#at)) {
      this.#from = start
      this.#at = this.#text.indexOf(this.#mark, start)
    }
    return this.#at !== -1 && this.#at < end
  }
}
