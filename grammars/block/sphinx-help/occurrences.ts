/**
 * Finds whether parts of a text contain a character. Queries come mostly in order, so that the text is searched once
 * for all of them.
 */
export class Occurrences {
  readonly #text: string
  readonly #mark: string
  /** There is none from here up to `#at`. */
  #from = 0
  /** Where the next one is; -1 if there is none. */
  #at = -2

  constructor(text: string, mark: string) {
    this.#text = text
    this.#mark = mark
  }

  /** Whether one is in a part of the text. */
  isBetween(start: number, end: number): boolean {
    if (start < this.#from || (this.#at !== -1 && start > this.#at)) {
      this.#from = start
      this.#at = this.#text.indexOf(this.#mark, start)
    }
    return this.#at !== -1 && this.#at < end
  }
}
