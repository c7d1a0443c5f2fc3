import type {Source} from '../../source.js'
import {isSpace} from '../../text-block.js'

/** Maximum distance of the closing star, so that a text full of opening ones takes linear time. */
const longestEmphasis = 4000
/** Runs of this many stars are text: a run is scanned from each of its stars. */
const longestRun = 16
/** Links and hidden anchors, which have stars of their own, and runs of stars. */
const marks = /\|:[^:|]*:[^|]*\||\*\|[^|⚓]*:⚓\|\*|(?:\*(?!\|[^|⚓]*:⚓\|\*))+/g
/** What separates the types of a field, as emphasis of its own: `*int** or **None*` (Sphinx: util/docfields.py). */
const between = /\*(?:\s*[[\](),](?:\s*o[rf]\s)?\s*|\s+o[rf]\s+|\s*\|\s*)(?=\*)/y
const stars = /(?:\*(?!\|[^|⚓]*:⚓\|\*)){1,16}/y

/**
 * Find the star that closes an emphasis (spec A21).
 *
 * As in reStructuredText, a star after a word or before a space opens none, and one after a space closes none. The last
 * star of a run closes, since a C pointer's star precedes it: `*PyObject **`; but if a word follows, the first closes:
 * `*imag**1j`. A star that could open another emphasis makes this one text. Separators of types may have spaces next to
 * their stars.
 *
 * Deviation: apparent C types (`*FILE **`, `*unsigned long*`) are an `expression`, not emphasis (spec A21).
 *
 * @param text
 *   Text.
 * @param offset
 *   Offset of a star.
 * @returns
 *   Offset of the closing star; -1 if the star opens nothing.
 */
export function emphasisEnd(text: string, offset: number): number {
  if (isBetween(text, offset)) return between.lastIndex
  let before = offset - 1
  while (text.charCodeAt(before) === 42 && offset - before < 4) before -= 1
  if (isWordAt(text, before)) return -1
  // The text of a link counts as a word; a star between it and punctuation is the pointer of a type.
  if (text[before] === '|' && /[\s.;:!?]/.test(text.charAt(offset + 1))) return -1
  stars.lastIndex = offset
  const from = offset + (stars.exec(text)?.[0].length ?? 1)
  if (from - offset === longestRun) return -1
  if (from >= text.length || isSpace(text.charCodeAt(from))) {
    // `***`: an emphasized star.
    return from - offset === 3 && text[offset - 1] !== '*' ? offset + 2 : -1
  }
  marks.lastIndex = from
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const {index} = match
    if (index > offset + longestEmphasis) return -1
    if (text.charCodeAt(index) !== 42 || match[0].includes('|')) continue
    const end = index + match[0].length
    if (match[0].length === 2 && isBetween(text, index + 1)) return index
    if (/[([{]/.test(text.charAt(index - 1)) && isWordAt(text, end)) return -1
    if (isSpace(text.charCodeAt(index - 1))) {
      if (end < text.length && !isSpace(text.charCodeAt(end))) return -1
    } else {
      return match[0].length > 1 && isWordAt(text, end) ? index : end - 1
    }
  }
  return -1
}

/** Whether a star opens a separator of types, after another star or a link. */
function isBetween(text: string, offset: number): boolean {
  if (!/[*|]/.test(text.charAt(offset - 1))) return false
  between.lastIndex = offset
  if (!between.test(text)) return false
  // Only before emphasis or a link, which is the next type, or at the end of the field.
  return /[*|)\s]/.test(text.charAt(between.lastIndex + 1) || ' ')
}

/** One-word C types. */
const typeNames = /^(?:_Bool|bool|char|double|float|int|long|s?size_t|short|void|wchar_t)$/

/**
 * Whether emphasized text is a C type, which Sphinx's writer puts between stars (`:c:expr:`). `*int*` alone is one only
 * if other text shows that the document is about C: names in Python are emphasized, too.
 */
export function isTypeOfC(value: string, source: Source): boolean {
  // Most emphasis is a single word, and of those only type names qualify.
  if (value.length > 200 || (/^[\w.-]+$/.test(value) && !typeNames.test(value))) return false
  if (/^(?:bool|char|double|float|int|long|short)$/.test(value)) return tellsOfC(source)
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

const signsOfC: WeakMap<Source, boolean> = new WeakMap()

/** Whether a document has C topics, mentions C before a type, or has types of no other language: `*unsigned int*`. */
function tellsOfC(source: Source): boolean {
  let tells = signsOfC.get(source)
  if (tells === undefined) {
    tells =
      /[*/]c\.\w+:|\bC(?:’s)? \*|\*(?:[a-z_]\w{0,40} ){0,4}\w{1,40} \*{2}|\*(?:const|unsigned|signed|struct|long) \w{1,40}\*/.test(
        source.value
      )
    signsOfC.set(source, tells)
  }
  return tells
}

function isWordAt(text: string, offset: number): boolean {
  return offset >= 0 && offset < text.length && /[\p{L}\p{N}_]/u.test(text.charAt(offset))
}
