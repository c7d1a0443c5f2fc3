/** How deep Sphinx's text writer sets a body, a quote or code (writers/text.py, `STDINDENT`). */
export const bodyIndent = 3

/** How deep it sets the body of a note (`_depart_admonition`). */
export const labelIndent = 2

/** A label in any language, to which Sphinx translates it. */
export const anyLabel: RegExp = /^ *\p{L}[\p{L}\p{M} .’'-]{0,30} ?:\n?$/u

/** Whether something is as deep below a line as the body of a note, or code that comes first in it. */
export function isNoteBody(depth: number): boolean {
  return depth === labelIndent || depth === labelIndent + bodyIndent
}
