/** What opens a comment of several lines, or a string that documents, in any language; and Perl's and Ruby's prose. */
const opener = /\/\*|"""|'''|<!--|\{-|--\[\[|\(\*|^=(?:begin|pod|head\d)\b/gm

/** What closes each of them. */
const closers: ReadonlyMap<string, RegExp> = new Map([
  ['/*', /\*\//g],
  ['"""', /"""/g],
  ["'''", /'''/g],
  ['<!--', /-->/g],
  ['{-', /-\}/g],
  ['--[[', /\]\]/g],
  ['(*', /\*\)/g]
])
const closerOfProse = /^=(?:end|cut)\b/gm

/**
 * Find the comments of several lines of a program, and the strings that document it.
 *
 * What is not closed is none; what closes it is looked for once only, so that the time grows as the text does.
 *
 * @param text
 *   Program, in any language.
 * @returns
 *   Where each starts and ends, ascending.
 */
export function findComments(text: string): Array<[start: number, end: number]> {
  const found: Array<[number, number]> = []
  const missing = new Set<RegExp>()
  opener.lastIndex = 0
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const closer = closers.get(match[0]) ?? closerOfProse
    closer.lastIndex = opener.lastIndex
    if (!missing.has(closer) && closer.test(text)) {
      found.push([match.index, closer.lastIndex])
      opener.lastIndex = closer.lastIndex
    } else {
      missing.add(closer)
      // Another opener may start inside this one.
      opener.lastIndex = match.index + 1
    }
  }
  return found
}
