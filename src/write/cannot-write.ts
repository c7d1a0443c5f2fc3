/**
 * Throw for content that a notation cannot express.
 *
 * @param what
 *   The content: *a cell over two rows*.
 * @param how
 *   The requested notation: *as `pipe`*.
 * @param expected
 *   What the notation can express.
 */
export function cannotWrite(what: string, how: string, expected: string): never {
  throw new Error(`Cannot write ${what} ${how}, expected ${expected}`)
}
