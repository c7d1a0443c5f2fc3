/** Openers of multi-line comments and docstrings in any language, and of Perl's and Ruby's prose. */
const opener = /\/\*|"""|'''|<!--|\{-|--\[\[|\(\*|^=(?:begin|pod|head\d)\b/gm

/** Closer of each. */
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
 * Find the multi-line comments and docstrings of a program.
 *
 * Unclosed ones do not count. Each closer is searched only once, so that the time is linear.
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
