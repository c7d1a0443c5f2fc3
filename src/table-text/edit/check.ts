/**
 * Check the index of a row or column.
 *
 * @throws {RangeError}
 *   If it is not an integer from 0 to less than `limit`.
 */
export function checkIndex(what: string, name: string, value: number, limit: number): void {
  if (Number.isInteger(value) && value >= 0 && value < limit) return
  throw new RangeError(
    `Cannot ${what} with ${name} \`${value}\`, expected an integer from 0 to ${limit - 1}`
  )
}

/**
 * Check the text of a cell.
 *
 * @throws {TypeError}
 *   If it is not a string.
 */
export function checkCellText(what: string, text: string): void {
  if (typeof text === 'string') return
  throw new TypeError(`Cannot ${what} with \`${String(text)}\`, expected a text`)
}

/**
 * Check the texts of a new row or column.
 *
 * @throws {TypeError}
 *   If they are not an array of strings.
 * @throws {RangeError}
 *   If there are too many.
 */
export function checkTexts(what: string, texts: ReadonlyArray<string>, limit: number): void {
  if (!Array.isArray(texts)) {
    throw new TypeError(`Cannot ${what} with \`${String(texts)}\`, expected an array of texts`)
  }
  for (const text of texts) checkCellText(what, text)
  if (texts.length <= limit) return
  throw new RangeError(`Cannot ${what} with ${texts.length} texts, expected at most ${limit}`)
}
