/**
 * Marks a term that its lines alone do not distinguish from running text: `toHyperhelp` writes a hidden anchor before
 * it, which is invisible, because it has no text and no link reaches it. Alone in the body of a term, it marks the body
 * as empty.
 *
 * ```text
 *  > *|_none:|*int PyObject_AsCharBuffer(PyObject *obj, const char **buffer)
 *  >     Returns a pointer.
 * ```
 */
export const termMark = '*|_none:|*'

/** Whether a line is explicitly marked as a term. */
export function isMarkedTerm(line: string): boolean {
  return line.trimStart().startsWith(termMark)
}
