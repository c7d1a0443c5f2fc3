/**
 * What a terminal may obey or show in another order: C0 and C1 controls, DEL, bidirectional controls, line and
 * paragraph separators, zero-width characters that hide, halves of surrogate pairs.
 */
const controls =
  /[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|\p{Surrogate}/gu

/**
 * Make a text harmless to terminals: a name or a piece of a document must not move the cursor, set the clipboard, or
 * show other text than is there (CVE-2021-42574).
 *
 * @param value
 *   Any text.
 * @returns
 *   The text on one line, such characters written as `\x1b` or `\u202e`.
 */
export function escapeControls(value: string): string {
  return value.replace(controls, (character) => {
    const code = character.charCodeAt(0).toString(16)
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`
  })
}
