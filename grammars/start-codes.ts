/**
 * Codes that stand for all characters: the lexer's table has one entry per UTF-16 unit below 256, and one per 255
 * above.
 */
const all: Array<number> = []
for (let code = 0; code < 256; code += 1) all.push(code)
for (let code = 256; code < 0xffff; code += 255) all.push(code)
all.push(0xffff)

/**
 * Make the `start_chars_hint` of a pattern that may begin with nearly any character. Computing it would take the lexer
 * as long as all its other preparations.
 *
 * @param marks
 *   Characters that it does not begin with; their codes are below 256.
 */
export function startCodesBut(marks: string): Array<number> {
  const without = new Set(startCodes(marks))
  return all.filter((code) => !without.has(code))
}

/** List the codes of characters. */
export function startCodes(marks: string): Array<number> {
  return Array.from({length: marks.length}, (_, index) => marks.charCodeAt(index))
}
