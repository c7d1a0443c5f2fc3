/** What Python's `str.split()` splits at: Unicode white space and the separators of ASCII. */
const whiteSpace = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g

const ascii = /^[\0-\x7f]*$/

/**
 * Fold case as Unicode does for comparing (Python: `str.casefold`): `ß` is `ss`, all three sigmas are one.
 *
 * @param value
 *   Any text.
 * @returns
 *   The same for all texts that differ in case only.
 */
export function foldCase(value: string): string {
  if (ascii.test(value)) return value.toLowerCase()
  let folded = ''
  // One character after the other: `toLowerCase` looks around itself at a sigma.
  for (const character of value) {
    folded += character === 'ı' ? character : character.toUpperCase().toLowerCase()
  }
  return folded
}

/**
 * Bring a topic into the form that topics are compared in (HyperHelp: core.py, `lookup_help_topic`).
 *
 * @param topic
 *   Topic as somebody wrote it.
 * @returns
 *   The topic in one case, every run of white space one blank.
 */
export function normalizeTopic(topic: string): string {
  return foldCase(topic).replace(whiteSpace, ' ').trim()
}
