/**
 * Whether text consists of hidden anchors of the Sphinx builder: `*|index-1:⚓|*` (spec A10).
 *
 * @param text
 *   Lines joined by `\n`; one may end at a hyphen inside an anchor (spec A7).
 */
export function isHiddenAnchors(text: string): boolean {
  return lastAnchors(text) === 0
}

/**
 * Find the hidden anchors at the end of a text.
 *
 * @returns
 *   Where the first of them starts, spaces before it included; the length of `text` if there is none.
 */
export function lastAnchors(text: string): number {
  let start = text.length
  for (;;) {
    const end = text.slice(0, start).trimEnd().length
    if (!text.startsWith(':⚓|*', end - 4)) return start
    const open = text.lastIndexOf('*|', end - 5)
    if (open === -1 || text.slice(open + 2, end - 4).includes('|')) return start
    start = text.slice(0, open).trimEnd().length
  }
}
