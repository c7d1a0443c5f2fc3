/** Indentation of a body, a quote or code by Sphinx's text writer (writers/text.py, `STDINDENT`). */
export const bodyIndent = 3

/** Indentation of the body of an admonition (`_depart_admonition`). */
export const labelIndent = 2

/** A label in any language, since Sphinx translates labels. */
export const anyLabel: RegExp = /^ *\p{L}[\p{L}\p{M} .’'-]{0,30} ?:\n?$/u

/** Whether something is as deep below a line as the body of an admonition, or code that comes first in it. */
export function isNoteBody(depth: number): boolean {
  return depth === labelIndent || depth === labelIndent + bodyIndent
}
