import {isSpace} from '../text-block.js'

/** How far away the closing star may be, so that a text full of opening ones takes linear time. */
const longestEmphasis = 4000
/** So many stars in a row are text: a run is looked at from each of its stars. */
const longestRun = 16
/** Links and hidden anchors, whose stars are their own, and runs of stars. */
const marks = /\|:[^:|]*:[^|]*\||\*\|[^|⚓]*:⚓\|\*|(?:\*(?!\|[^|⚓]*:⚓\|\*))+/g
const stars = /(?:\*(?!\|[^|⚓]*:⚓\|\*)){1,16}/y

/**
 * Find the star that closes an emphasis (spec A21).
 *
 * As in reStructuredText, a star behind a word opens none, one before a blank neither, and one behind a blank closes
 * none. Of a run of stars the last closes, since a C pointer's star stands before it: `*PyObject **`; but the first
 * where a word follows: `*imag**1j`. A star that could open another emphasis shows that this one is text.
 *
 * Deviation: what reads as a type of C (`*FILE **`, `*unsigned long*`) is an `expression`, not emphasis (spec A21).
 *
 * @param text
 *   Text.
 * @param offset
 *   Where a star stands.
 * @returns
 *   Where the closing star stands; -1 if the star opens nothing.
 */
export function emphasisEnd(text: string, offset: number): number {
  let before = offset - 1
  while (text.charCodeAt(before) === 42 && offset - before < 4) before -= 1
  if (isWordAt(text, before)) return -1
  stars.lastIndex = offset
  const from = offset + (stars.exec(text)?.[0].length ?? 1)
  if (from - offset === longestRun) return -1
  if (from >= text.length || isSpace(text.charCodeAt(from))) {
    // `***`: a star in emphasis.
    return from - offset === 3 && text[offset - 1] !== '*' ? offset + 2 : -1
  }
  marks.lastIndex = from
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const {index} = match
    if (index > offset + longestEmphasis) return -1
    if (text.charCodeAt(index) !== 42 || match[0].includes('|')) continue
    const end = index + match[0].length
    if (isSpace(text.charCodeAt(index - 1))) {
      if (end < text.length && !isSpace(text.charCodeAt(end))) return -1
    } else {
      return match[0].length > 1 && isWordAt(text, end) ? index : end - 1
    }
  }
  return -1
}

/** Whether text in emphasis is a type of C: Sphinx's writer puts stars around those (`:c:expr:`). */
export function isTypeOfC(value: string): boolean {
  if (value.length > 200) return false
  const text = value
    .replace(/\|:[^:|]*:([^|]*)\|/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return (
    /^(?:(?:const|unsigned|signed|struct|enum|union|volatile) )*(?:void|char|short|int|long|float|double|_Bool|bool|wchar_t|s?size_t)(?: (?:int|long|char|double|short))*\**$/.test(
      text.replaceAll(' *', '*')
    ) ||
    /^(?:const |struct )*[A-Za-z_]\w* ?\*+$/.test(text) ||
    /^(?:const )?(?:struct|enum|union) \w+$/.test(text)
  )
}

function isWordAt(text: string, offset: number): boolean {
  return offset >= 0 && offset < text.length && /[\p{L}\p{N}_]/u.test(text.charAt(offset))
}
