/**
 * Refuse what a notation cannot hold.
 *
 * @param what
 *   What it is: *a cell over two rows*.
 * @param how
 *   How it was to be written: *as `pipe`*.
 * @param expected
 *   What can be written so.
 */
export function cannotWrite(what: string, how: string, expected: string): never {
  throw new Error(`Cannot write ${what} ${how}, expected ${expected}`)
}
