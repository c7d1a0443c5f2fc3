/**
 * Hash a text to a number that is the same forever, on every machine (FNV-1a, 32 bits, over UTF-8).
 *
 * Not for secrets. Node's own hashes take as long to load as a small file takes to convert.
 *
 * @param text
 *   Text.
 * @returns
 *   Integer less than 2 to the power of 32.
 */
export function hash(text: string): number {
  let state = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) {
    state = Math.imul(state ^ byte, 0x01000193) >>> 0
  }
  return state
}
