/**
 * Make a `start_chars_hint` for a pattern that may begin with nearly any character: to find that out by itself takes the
 * lexer as long as all else that it prepares.
 *
 * @param fits
 *   Whether the pattern may begin with a UTF-16 unit below 256; it may begin with any above.
 * @returns
 *   Codes: the lexer's table has one entry for each below 256, and one for every 255 above.
 */
export function startCodes(fits: (code: number) => boolean): Array<number> {
  const codes: Array<number> = []
  for (let code = 0; code < 256; code += 1) if (fits(code)) codes.push(code)
  for (let code = 256; code < 0xffff; code += 255) codes.push(code)
  codes.push(0xffff)
  return codes
}

/** Make the same hint for a pattern that begins with any character but some. */
export function startCodesBut(marks: string): Array<number> {
  return startCodes((code) => !marks.includes(String.fromCharCode(code)))
}
