/**
 * Characters that a terminal may interpret or reorder text by: C0 and C1 controls, DEL, bidirectional controls, line
 * and paragraph separators, invisible zero-width characters, lone surrogates.
 */
const controls =
  /[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|\p{Surrogate}/gu

/**
 * Make a text safe for terminals: a name or an excerpt of a document must not move the cursor, set the clipboard, or
 * display other text than it contains (CVE-2021-42574).
 *
 * @param value
 *   Any text.
 * @returns
 *   The text on one line, with such characters written as `\x1b` or `\u202e`.
 */
export function escapeControls(value: string): string {
  return value.replace(controls, (character) => {
    const code = character.charCodeAt(0).toString(16)
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`
  })
}
