/** Collects the borders of cells in flat arrays of numbers, since a table may have a million cells. */
export class Regions {
  #numbers = new Int32Array(64)
  #length = 0

  /** Add a cell. */
  add(top: number, left: number, bottom: number, right: number): void {
    const at = this.#length
    if (at === this.#numbers.length) {
      const numbers = new Int32Array(at * 2)
      numbers.set(this.#numbers)
      this.#numbers = numbers
    }
    const numbers = this.#numbers
    numbers[at] = top
    numbers[at + 1] = left
    numbers[at + 2] = bottom
    numbers[at + 3] = right
    this.#length = at + 4
  }

  /** All cells, four numbers each. */
  take(): Int32Array {
    return this.#numbers.subarray(0, this.#length)
  }
}
