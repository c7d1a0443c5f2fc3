import type {TokenType} from 'chevrotain'

/** Which line tokens the pass has to know. */
export interface IndentationTokens {
  blank: TokenType
  text: TokenType
  /** Text that one blank stands before. */
  leading: TokenType
  /** A star alone: the end of emphasis where it continues text, else nothing. */
  star: TokenType
  /** Marks that open an item: what follows on the line stands deeper. */
  markers: ReadonlySet<TokenType>
  /** Marks whose content stands as deep as the next line does. */
  hanging: ReadonlySet<TokenType>
  /** Lines behind which deeper ones are no markup. */
  verbatim: ReadonlySet<TokenType>
  /** Deeper lines that are no markup. */
  literal: TokenType
  /** Lines that an indented body belongs to, whatever stands between. */
  openers: ReadonlySet<TokenType>
  /** The one of them that is the label of a note: its body stands two columns deeper. */
  label: TokenType
  /** Lines whose own indentation says nothing: they belong to whatever stands before them. */
  transparent: ReadonlySet<TokenType>
}

// What the pass has to know of a token, as bits: it is asked of every line.
export const isTransparent = 1
export const isHanging = 2
export const isMarker = 4
export const isOpener = 8
export const isVerbatim = 16
export const isText = 32

const knownFlags = new WeakMap<IndentationTokens, (type: TokenType) => number>()

/** Make a function that tells what is known of a token. */
export function flagsOf(kinds: IndentationTokens): (type: TokenType) => number {
  const known = knownFlags.get(kinds)
  if (known) return known
  const all: Array<number> = []
  const flags = (type: TokenType): number => {
    const index = type.tokenTypeIdx!
    for (let next = all.length; next <= index; next += 1) all.push(-1)
    if (all[index] === -1) all[index] = tellFlags(type, kinds)
    return all[index]!
  }
  knownFlags.set(kinds, flags)
  return flags
}

function tellFlags(type: TokenType, kinds: IndentationTokens): number {
  return (
    (kinds.transparent.has(type) ? isTransparent : 0) |
    (kinds.hanging.has(type) ? isHanging : 0) |
    (kinds.markers.has(type) ? isMarker : 0) |
    (kinds.openers.has(type) ? isOpener : 0) |
    (kinds.verbatim.has(type) ? isVerbatim : 0) |
    (isA(type, kinds.text) ? isText : 0)
  )
}

/** Whether a token is of a kind, or of its category. */
export function isA(type: TokenType, kind: TokenType): boolean {
  return type === kind || (type.CATEGORIES?.includes(kind) ?? false)
}

/** Column of the first character that is not a blank, from 0; tabs go to the next multiple of 8 (docutils). */
export function columnOf(image: string): number {
  let column = 0
  for (let index = 0; index < image.length; index += 1) {
    const code = image.charCodeAt(index)
    if (code === 32) column += 1
    else if (code === 9) column += 8 - (column % 8)
    else break
  }
  return column
}
