/**
 * Check a number of a row or a column.
 *
 * @throws {RangeError}
 *   When it is no integer from 0 up to, without, `limit`.
 */
export function checkIndex(what: string, name: string, value: number, limit: number): void {
  if (Number.isInteger(value) && value >= 0 && value < limit) return
  throw new RangeError(
    `Cannot ${what} with ${name} \`${value}\`, expected an integer from 0 to ${limit - 1}`
  )
}

/**
 * Check a text of a cell.
 *
 * @throws {TypeError}
 *   When it is none.
 */
export function checkCellText(what: string, text: string): void {
  if (typeof text === 'string') return
  throw new TypeError(`Cannot ${what} with \`${String(text)}\`, expected a text`)
}

/**
 * Check the texts of a new row or column.
 *
 * @throws {TypeError}
 *   When they are no array of texts.
 * @throws {RangeError}
 *   When there are too many.
 */
export function checkTexts(what: string, texts: ReadonlyArray<string>, limit: number): void {
  if (!Array.isArray(texts)) {
    throw new TypeError(`Cannot ${what} with \`${String(texts)}\`, expected an array of texts`)
  }
  for (const text of texts) checkCellText(what, text)
  if (texts.length <= limit) return
  throw new RangeError(`Cannot ${what} with ${texts.length} texts, expected at most ${limit}`)
}
