import type {IToken} from 'chevrotain'
import {
  columnOf,
  flagsOf,
  type IndentationTokens,
  isA,
  isOpener,
  isText,
  isVerbatim
} from './line-kinds.js'
import {isLiteral} from './literal-evidence.js'

/** UTF-16 units, about, of indented lines that tell whether they are a literal block. */
const evidenceLength = 20_000

/** How deep the text writer sets the body of a term or a signature, and a quote or code (writers/text.py, `STDINDENT`). */
const bodyIndent = 3

/** How deep it sets the body of a note (`_depart_admonition`). */
const labelIndent = 2

/** A label in any language, to which Sphinx translates it. */
export const anyLabel: RegExp = /^ *\p{L}[\p{L}\p{M} .’'-]{0,30} ?:\n?$/u

/** Whether something is as deep below a line as the body of a note, or code that comes first in it. */
export function isNoteBody(depth: number): boolean {
  return depth === labelIndent || depth === labelIndent + bodyIndent
}

/** Column of the body that a line opens, if it does; -1 otherwise. */
export function bodyBelow(
  {tokenType, image}: IToken,
  blanks: number,
  level: number,
  {text, openers, label}: IndentationTokens
): number {
  if (blanks === 0) return isA(tokenType, text) ? level + bodyIndent : -1
  if (tokenType === label) return columnOf(image) + labelIndent
  return openers.has(tokenType) ? columnOf(image) + bodyIndent : -1
}

/** Lines that stand deeper than the one before them. */
interface DeeperLines {
  /** Of the first of them. */
  index: number
  /** Of the first of them. */
  column: number
  /** Column of what is around them. */
  level: number
  /** The last line before them that is not blank. */
  before: IToken
  /** Blank lines between. */
  blanks: number
  /** Column of the body that the line before opens; -1 for none. */
  body: number
  /** Whether Sphinx's text writer made the document. */
  written: boolean
}

/**
 * Find the end of literal lines: those deeper than the line before them, up to the first that is not as deep as they.
 *
 * @returns
 *   Index of the token behind the last; 0 if the lines are none.
 */
export function literalEnd(
  tokens: ReadonlyArray<IToken>,
  {index, column, level, before, blanks, body, written}: DeeperLines,
  kinds: IndentationTokens
): number {
  const flag = flagsOf(kinds)(before.tokenType)
  const verbatim = (flag & isVerbatim) !== 0
  const isBelowText = blanks > 0 && (flag & isText) !== 0
  const isFirst = blanks > 0 && written && (flag & isOpener) === 0
  if (!verbatim && !isBelowText && !isFirst && column !== body + bodyIndent) return 0
  let margin = column
  let end = index
  let sameLine = false
  // A directive behind a marker stands where the item's content does.
  const outer = verbatim ? Math.max(columnOf(before.image), level) : column - 1
  if (column <= outer) return 0
  for (let next = index; next < tokens.length; next += 1) {
    const {image, tokenType} = tokens[next]!
    if (tokenType !== kinds.blank) {
      const start = sameLine ? margin : columnOf(image)
      if (start <= outer) break
      if (start < margin) margin = start
      end = next + 1
    }
    sameLine = !image.endsWith('\n')
  }
  if (verbatim) return end
  // The beginning tells: what is deeper is looked at again, once for each level around it.
  let value = ''
  for (let next = index; next < end && value.length < evidenceLength; next += 1) {
    value += tokens[next]!.image
  }
  return isLiteral(isBelowText ? before.image : '', value, written) ? end : 0
}
