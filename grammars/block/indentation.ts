import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'
import type {Language} from '../nodes.js'
import {isLiteral} from './literal-evidence.js'

/** Lines go deeper than the last ones. */
export const AnyIndent: TokenType = createToken({
  name: 'AnyIndent',
  label: 'indent',
  pattern: Lexer.NA
})
/** Lines go deeper than the last ones, with no blank line between. */
export const Indent: TokenType = createToken({
  name: 'Indent',
  label: 'indent',
  pattern: Lexer.NA,
  categories: [AnyIndent]
})
/** Lines go deeper than the last ones, behind one or more blank lines, which belong to this token. */
export const BlankIndent: TokenType = createToken({
  name: 'BlankIndent',
  label: 'blank lines and indent',
  pattern: Lexer.NA,
  categories: [AnyIndent]
})
/** Lines go back. */
export const Dedent: TokenType = createToken({name: 'Dedent', label: 'dedent', pattern: Lexer.NA})

/**
 * How deep blocks may stand in one another, tables and blocks in their cells included; deeper ones are read as if they
 * stood at this depth.
 */
export const deepestNesting = 64

/** UTF-16 units, about, of indented lines that tell whether they are a literal block. */
const evidenceLength = 20_000

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
  /** Lines whose own indentation says nothing: they belong to whatever stands before them. */
  transparent: ReadonlySet<TokenType>
}

/**
 * Put `Indent` and `Dedent` between the lines, as Python's own lexer does, so that a grammar of one token a line can
 * say what stands in what.
 *
 * ```text
 *  > term           text
 *  >    * a         Indent marker Indent text
 *  >      b         text
 *  > more           Dedent Dedent text
 * ```
 *
 * @param tokens
 *   One token a line, or a marker and the rest of its line.
 * @param language
 *   The language of the text.
 * @param kinds
 *   The tokens with a meaning here.
 * @param deepest
 *   How deep blocks may stand here.
 * @returns
 *   All the tokens, and balanced indents and dedents; and the first token that stands too deep, if one does.
 */
export function markIndentation(
  tokens: ReadonlyArray<IToken>,
  language: Language,
  kinds: IndentationTokens,
  deepest: number
): {tokens: Array<IToken>; tooDeep: IToken | undefined} {
  const flags = flagsOf(kinds)
  const result: Array<IToken> = []
  const levels: Array<number> = [0]
  let tooDeep: IToken | undefined
  /** Column where the next token starts when it does not start its line. */
  let within = 0
  let sameLine = false
  /** Whether the last line is text that this one could continue. */
  let continues = false
  /** The rest of a line whose marker turned out to be text is text too. */
  let asText = false
  let blanks = 0
  /** The last line, where literal lines may follow it. */
  let before: IToken | undefined
  /** Whether the last line is one that an indented body belongs to. */
  let opens = false

  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!
    const type = token.tokenType
    if (type === kinds.blank) {
      result.push(token)
      blanks += 1
      continues = false
      continue
    }
    const flag = flags(type)
    if (((flag & isTransparent) !== 0 || (type === kinds.star && !continues)) && !sameLine) {
      // Code may come first in a body: the next line that is indented shows where that stands.
      if (opens) {
        const column = columnBehind(tokens, index, kinds)
        if (column > levels[levels.length - 1]! && levels.length <= deepest) {
          levels.push(column)
          dropLast(result, blanks)
          result.push(zeroWidth(blanks > 0 ? BlankIndent : Indent, token))
        }
        opens = false
      }
      result.push(token)
      blanks = 0
      continues = false
      continue
    }
    if (asText) {
      // One token a line: what seem to be further markers is the rest of it.
      result[result.length - 1]!.image += token.image
      asText = !token.image.endsWith('\n')
      sameLine = asText
      continues = true
      continue
    }
    let column = sameLine ? within : columnOf(token.image)
    const top = levels[levels.length - 1]!
    const hanging = (flag & isHanging) !== 0
    const marker = (flag & isMarker) !== 0 || (hanging && !token.image.endsWith('\n'))
    opens = (flag & isOpener) !== 0
    if (!sameLine) {
      if (language === 'sphinx' && (flag & isText) !== 0) {
        const over = column - lastUpTo(levels, column)
        if (continues) {
          // A blank that its writer did not drop (spec A8): bodies stand three columns deeper.
          if (column > top && over < 3) column = top
        } else if (over === 1 && blanks > 0 && isQuoteBehindList(levels, column)) {
          // Three columns deeper than the list, and by chance one deeper than its text.
          while (levels[levels.length - 1]! > column - 3) {
            levels.pop()
            result.push(zeroWidth(Dedent, token))
          }
        } else if ((over === 1 && blanks > 0) || over === 4) {
          // So may a paragraph begin (spec A8, A14): only what stands behind a marker is indented by four.
          column -= 1
          retype(token, kinds.leading)
        }
      }
      // A line of a paragraph may begin with what looks like a marker, or like anything else that needs a blank line.
      if ((marker || type === kinds.star) && continues && column === top) {
        retype(token, kinds.text)
        result.push(token)
        asText = !token.image.endsWith('\n')
        sameLine = asText
        continue
      }
      while (levels.length > 1 && column < levels[levels.length - 1]!) {
        levels.pop()
        result.push(zeroWidth(Dedent, token))
        // What is left of a directive is not in it.
        if (before && (flags(before.tokenType) & isVerbatim) !== 0) before = undefined
      }
    }
    if (column > levels[levels.length - 1]!) {
      const outer = levels[levels.length - 1]!
      const end =
        before && !sameLine && levels.length <= deepest
          ? literalEnd(tokens, index, column, outer, before, blanks, kinds)
          : 0
      if (end > 0) {
        // What is no markup belongs to the line that says so, whatever blank lines stand between.
        if (before && (flags(before.tokenType) & isVerbatim) !== 0) dropLast(result, blanks)
        result.push(joinTokens(tokens, index, end, kinds))
        blanks = 0
        continues = false
        before = undefined
        index = end - 1
        continue
      }
      if (levels.length > deepest) {
        tooDeep ??= token
      } else {
        levels.push(column)
        if (blanks > 0) {
          // Where lines went back before they go deeper, the blank lines stand before the dedents, and stay there.
          if (result[result.length - 1]!.tokenType === kinds.blank) dropLast(result, blanks)
          result.push(zeroWidth(BlankIndent, token))
        } else {
          result.push(zeroWidth(Indent, token))
        }
      }
    }
    blanks = 0
    result.push(token)
    before = language === 'sphinx-text' ? token : undefined
    if (marker) {
      if (levels.length > deepest) {
        // No room for the item's content: the marker is text.
        tooDeep ??= token
        retype(token, kinds.text)
        asText = true
      }
      within = hanging ? bodyColumn(tokens, index, column) : column + widthOf(token.image)
      sameLine = true
      continues = false
    } else {
      sameLine = false
      continues = (flags(token.tokenType) & isText) !== 0
    }
  }
  const last = tokens[tokens.length - 1]
  if (last) {
    while (levels.length > 1) {
      levels.pop()
      result.push(zeroWidth(Dedent, last))
    }
  }
  return {tokens: result, tooDeep}
}

/**
 * Whether a column is three deeper than one level and one deeper than the next: where a block quote stands behind a list
 * with bullets (Sphinx: writers/text.py, `STDINDENT`; spec A25).
 */
function isQuoteBehindList(levels: ReadonlyArray<number>, column: number): boolean {
  return levels.includes(column - 3) && levels.includes(column - 1)
}

/** The deepest level that a column is not left of. */
function lastUpTo(levels: ReadonlyArray<number>, column: number): number {
  let index = levels.length - 1
  while (index > 0 && levels[index]! > column) index -= 1
  return levels[index]!
}

/** Column of the next line that is neither empty nor without an indentation of its own; -1 if there is none. */
function columnBehind(
  tokens: ReadonlyArray<IToken>,
  index: number,
  {blank, transparent}: IndentationTokens
): number {
  let next = index + 1
  while (next < tokens.length) {
    const {tokenType, image} = tokens[next]!
    if (tokenType !== blank && !transparent.has(tokenType)) return columnOf(image)
    next += 1
  }
  return -1
}

/** Column of the content of a mark: that of the next line, if it is deeper than the mark. */
function bodyColumn(tokens: ReadonlyArray<IToken>, index: number, column: number): number {
  const next = tokens[index + 2]
  const found = next ? columnOf(next.image) : 0
  return found > column && next!.image.trim() !== '' ? found : column + 3
}

/**
 * Find the end of literal lines: those deeper than the line before them, up to the first that is not as deep as they.
 *
 * @returns
 *   Index of the token behind the last; 0 if the lines are none.
 */
function literalEnd(
  tokens: ReadonlyArray<IToken>,
  index: number,
  column: number,
  level: number,
  before: IToken,
  blanks: number,
  kinds: IndentationTokens
): number {
  const flag = flagsOf(kinds)(before.tokenType)
  const verbatim = (flag & isVerbatim) !== 0
  if (!verbatim && !(blanks > 0 && (flag & isText) !== 0)) return 0
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
  return isLiteral(before.image, value) ? end : 0
}

/** Make one token of some. */
function joinTokens(
  tokens: ReadonlyArray<IToken>,
  from: number,
  end: number,
  kinds: IndentationTokens
): IToken {
  let image = ''
  for (let index = from; index < end; index += 1) image += tokens[index]!.image
  const token = zeroWidth(kinds.literal, tokens[from]!)
  token.image = image
  return token
}

// What the pass has to know of a token, as bits: it is asked of every line.
const isTransparent = 1
const isHanging = 2
const isMarker = 4
const isOpener = 8
const isVerbatim = 16
const isText = 32

const knownFlags = new WeakMap<IndentationTokens, (type: TokenType) => number>()

/** Make a function that tells what is known of a token. */
function flagsOf(kinds: IndentationTokens): (type: TokenType) => number {
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
  const text = type === kinds.text || type.CATEGORIES?.includes(kinds.text)
  return (
    (kinds.transparent.has(type) ? isTransparent : 0) |
    (kinds.hanging.has(type) ? isHanging : 0) |
    (kinds.markers.has(type) ? isMarker : 0) |
    (kinds.openers.has(type) ? isOpener : 0) |
    (kinds.verbatim.has(type) ? isVerbatim : 0) |
    (text ? isText : 0)
  )
}

/** Take the last tokens away. */
function dropLast(tokens: Array<IToken>, count: number): void {
  for (let left = count; left > 0; left -= 1) tokens.pop()
}

/** Make a token of the lexer's own shape: other shapes make everything slower that looks at tokens. */
export function zeroWidth(type: TokenType, at: IToken): IToken {
  return {
    image: '',
    startOffset: at.startOffset,
    tokenTypeIdx: type.tokenTypeIdx!,
    tokenType: type
  }
}

/** A lexer's token is this pass's to change: nobody else has seen it yet. */
function retype(token: IToken, type: TokenType): void {
  token.tokenType = type
  token.tokenTypeIdx = type.tokenTypeIdx!
}

/** Column of the first character that is not a blank, from 0; tabs go to the next multiple of 8 (docutils). */
function columnOf(image: string): number {
  let column = 0
  for (let index = 0; index < image.length; index += 1) {
    const code = image.charCodeAt(index)
    if (code === 32) column += 1
    else if (code === 9) column += 8 - (column % 8)
    else break
  }
  return column
}

/** Columns of a marker and the blanks behind it, those before it left out. */
function widthOf(image: string): number {
  let index = 0
  while (image.charCodeAt(index) === 32 || image.charCodeAt(index) === 9) index += 1
  return image.length - index
}
