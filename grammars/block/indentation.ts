import {createToken, type IToken, Lexer, type TokenType} from 'chevrotain'
import type {Language} from '../nodes.js'
import {
  columnOf,
  flagsOf,
  type IndentationTokens,
  isHanging,
  isMarker,
  isOpener,
  isText,
  isTransparent,
  isVerbatim
} from './line-kinds.js'
import {anyLabel, bodyBelow, isNoteBody, literalEnd} from './literal-lines.js'
import {isWritten} from './written-layout.js'

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
 * @param text
 *   All of the text, where it is a document.
 * @returns
 *   All the tokens, and balanced indents and dedents; and the first token that stands too deep, if one does.
 */
export function markIndentation(
  tokens: ReadonlyArray<IToken>,
  language: Language,
  kinds: IndentationTokens,
  deepest: number,
  text?: string
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
  /** The last line, where it is all of a paragraph. */
  let alone: IToken | undefined
  /** Whether Sphinx's text writer made the document; it is looked at when that is asked for. */
  let written: boolean | undefined

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
      if (alone && blanks > 0 && isNoteBody(column - outer) && anyLabel.test(alone.image)) {
        written ??= text !== undefined && (language === 'sphinx' || isWritten(text))
        if (written && columnOf(alone.image) === outer) retype(alone, kinds.label)
      }
      let end = 0
      if (before && !sameLine && levels.length <= deepest) {
        written ??= text !== undefined && isWritten(text)
        const body = written ? bodyBelow(before, blanks, outer, kinds) : -1
        const lines = {index, column, level: outer, before, blanks, body, written}
        end = literalEnd(tokens, lines, kinds)
        if (end > 0 && body !== -1) {
          levels.push(body)
          if (result[result.length - 1]!.tokenType === kinds.blank) dropLast(result, blanks)
          result.push(zeroWidth(blanks > 0 ? BlankIndent : Indent, token))
        }
      }
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
    alone = !sameLine && !continues && (flag & isText) !== 0 ? token : undefined
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

/** Columns of a marker and the blanks behind it, those before it left out. */
function widthOf(image: string): number {
  let index = 0
  while (image.charCodeAt(index) === 32 || image.charCodeAt(index) === 9) index += 1
  return image.length - index
}
