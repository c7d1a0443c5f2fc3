/**
 * Find the files that match a pattern of a table of contents (Sphinx: "toctree", `glob`).
 *
 * @param pattern
 *   Name with `*`, `?` and `[…]`, none of which match a `/`.
 * @param names
 *   Files of the package.
 * @returns
 *   Sorted matches.
 */
export function matchFiles(pattern: string, names: Iterable<string>): Array<string> {
  const parts = pattern.match(/\[!?[^\]]+\]|[\s\S]/gu) ?? []
  return [...names].filter((name) => matches(parts, name)).sort()
}

/**
 * Whether a name matches a pattern. As patterns come from documents, they are not compiled to a `RegExp`: on a
 * mismatch, only the last `*` takes one more character, and backtracking to earlier ones is never needed.
 */
function matches(parts: ReadonlyArray<string>, name: string): boolean {
  const characters = [...name]
  let at = 0
  let part = 0
  let star = -1
  let from = 0
  while (at < characters.length) {
    if (parts[part] === '*') {
      star = part
      from = at
      part += 1
    } else if (part < parts.length && isOf(parts[part]!, characters[at]!)) {
      at += 1
      part += 1
    } else if (star !== -1 && characters[from] !== '/') {
      from += 1
      at = from
      part = star + 1
    } else return false
  }
  while (parts[part] === '*') part += 1
  return part === parts.length
}

/** Whether a character matches part of a pattern. */
function isOf(part: string, character: string): boolean {
  if (part === '?') return character !== '/'
  if (part.length < 3 || !part.startsWith('[')) return part === character
  const isOther = part.startsWith('[!')
  const set = [...part.slice(isOther ? 2 : 1, -1)]
  const isIn = set.some((one, index) => {
    const last = set[index + 2]
    return set[index + 1] === '-' && last !== undefined
      ? one <= character && character <= last
      : one === character
  })
  return character !== '/' && isIn !== isOther
}
