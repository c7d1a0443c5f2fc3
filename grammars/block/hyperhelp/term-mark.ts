/**
 * What `toHyperhelp` puts before a term that its lines alone do not tell from running text: a hidden anchor without words
 * that no link reaches, so that nobody sees it. Alone in the body of a term, it says that there is none.
 *
 * ```text
 *  > *|_none:|*int PyObject_AsCharBuffer(PyObject *obj, const char **buffer)
 *  >     Returns a pointer.
 * ```
 */
export const termMark = '*|_none:|*'

/** Whether a line is a term for certain. */
export function isMarkedTerm(line: string): boolean {
  return line.trimStart().startsWith(termMark)
}
