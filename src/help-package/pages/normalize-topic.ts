/** What Python's `str.split()` splits at: Unicode white space and the ASCII separators. */
const whiteSpace = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g

const ascii = /^[\0-\x7f]*$/

/**
 * Fold case for comparison, as Unicode defines it (Python: `str.casefold`): `ß` is `ss`, and all three sigmas are
 * equal.
 *
 * @param value
 *   Any text.
 * @returns
 *   The same text for all texts that differ only in case.
 */
export function foldCase(value: string): string {
  if (ascii.test(value)) return value.toLowerCase()
  let folded = ''
  // One character at a time, as `toLowerCase` depends on the context of a sigma.
  for (const character of value) {
    folded += character === 'ı' ? character : character.toUpperCase().toLowerCase()
  }
  return folded
}

/**
 * Normalise a topic for comparison (HyperHelp: core.py, `lookup_help_topic`).
 *
 * @param topic
 *   Topic as written.
 * @returns
 *   Topic with folded case and each run of white space replaced by one space.
 */
export function normalizeTopic(topic: string): string {
  return foldCase(topic).replace(whiteSpace, ' ').trim()
}
