import type {IToken} from 'chevrotain'
import type {BlockLanguage, IndentedLines, LexedLines} from '../language.js'
import {
  BlankIndent,
  BlankLine,
  columnOf,
  Dedent,
  Indent,
  type LineToken,
  LiteralLines,
  retype,
  roleOf,
  TextLine,
  zeroWidth
} from '../lines.js'
import {AdmonitionLabel} from './admonition.js'
import {anyLabel, bodyIndent, isNoteBody} from './note-body.js'
import {ToldSignatureLines} from './signature.js'

/** How languages differ. */
interface LayoutOptions {
  /**
   * What text is that begins with a blank which is no indentation, for writers that leave such blanks (spec A8); absent:
   * every blank counts.
   */
  readonly leading?: LineToken
  /** Whether Sphinx's text writer laid a document out, so that depths tell labels of notes and literal blocks. */
  readonly isWritten?: (text: string) => boolean
  /** Finds out whether deeper lines are no markup, for languages that do not mark them. */
  readonly findLiteral?: (lines: DeeperLines) => LiteralExtent | undefined
  /** Tells signatures from text, for languages that do not mark them. */
  readonly signatures?: SignatureMarks
}

/** What lines are signatures. */
interface SignatureMarks {
  /** Whatever stands below. */
  readonly bare: (line: string) => boolean
  /** If anything stands as deep below as a body. */
  readonly withBody: (line: string) => boolean
  /** If text does. */
  readonly withText: (line: string) => boolean
}

/** Lines that stand deeper than the one before them. */
export interface DeeperLines {
  readonly tokens: ReadonlyArray<IToken>
  /** Index of the first of them. */
  readonly index: number
  /** Column of the first of them. */
  readonly column: number
  /** Column of what is around them. */
  readonly level: number
  /** The last line before them that is not blank. */
  readonly before: IToken
  /** Blank lines between. */
  readonly blanks: number
  /** Whether Sphinx's text writer made the document. */
  readonly isWritten: boolean
}

/** Lines that are no markup. */
export interface LiteralExtent {
  /** Index of the token behind the last. */
  readonly end: number
  /** Column of the body that they come first in; absent where they stand by themselves. */
  readonly body?: number
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
 */
export function indentByLayout(options: LayoutOptions): BlockLanguage['indent'] {
  return (lines, {deepest, isDocument}) => markIndentation(lines, options, deepest, isDocument)
}

function markIndentation(
  {tokens, text}: LexedLines,
  {leading, isWritten = () => false, findLiteral, signatures}: LayoutOptions,
  deepest: number,
  isDocument: boolean
): IndentedLines {
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
  /** The lines of the last paragraph, where nothing stands before it on its first line. */
  let paragraph: Array<IToken> = []
  /** Whether Sphinx's text writer made the document; it is looked at when that is asked for. */
  let written: boolean | undefined

  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!
    if (token.tokenType === BlankLine) {
      result.push(token)
      blanks += 1
      continues = false
      continue
    }
    const role = roleOf(token)
    if ((role === 'transparent' || (role === 'star' && !continues)) && !sameLine) {
      // Code may come first in a body: the next line that is indented shows where that stands.
      if (opens) {
        const column = columnBehind(tokens, index)
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
    const hanging = role === 'hanging'
    const marker = role === 'marker' || (hanging && !token.image.endsWith('\n'))
    opens = role === 'opener' || role === 'label'
    if (!sameLine) {
      if (leading && role === 'text') {
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
          retype(token, leading)
        }
      }
      // A line of a paragraph may begin with what looks like a marker, or like anything else that needs a blank line.
      if ((marker || role === 'star') && continues && column === top) {
        retype(token, TextLine)
        result.push(token)
        asText = !token.image.endsWith('\n')
        sameLine = asText
        continue
      }
      while (levels.length > 1 && column < levels[levels.length - 1]!) {
        levels.pop()
        result.push(zeroWidth(Dedent, token))
        // What is left of a directive is not in it.
        if (before && roleOf(before) === 'verbatim') before = undefined
      }
    }
    if (!sameLine && blanks > 0 && column <= levels[levels.length - 1]!) signParagraph()
    if (column > levels[levels.length - 1]!) {
      const outer = levels[levels.length - 1]!
      if (alone && blanks > 0 && isNoteBody(column - outer) && anyLabel.test(alone.image)) {
        written ??= isDocument && isWritten(text)
        if (written && columnOf(alone.image) === outer) retype(alone, AdmonitionLabel)
      }
      const depth = column - outer
      const isBelow = !sameLine && blanks > 0 && paragraph.length > 0
      let mayBeSigned =
        signatures !== undefined &&
        isBelow &&
        (depth === bodyIndent || depth === 2 * bodyIndent) &&
        allLines(paragraph, signatures.withText)
      if (mayBeSigned) {
        written ??= isDocument && isWritten(text)
        mayBeSigned = written || allLines(paragraph, signatures!.bare)
      }
      // Nothing else has something that much deeper below it.
      if (mayBeSigned && (depth > bodyIndent || allLines(paragraph, signatures!.withBody))) {
        for (const line of paragraph) retype(line, ToldSignatureLines)
      }
      if (findLiteral && before && !sameLine && levels.length <= deepest) {
        written ??= isDocument && isWritten(text)
        const deeper = {tokens, index, column, level: outer, before, blanks, isWritten: written}
        const literal = findLiteral(deeper)
        if (literal) {
          if (literal.body !== undefined) {
            levels.push(literal.body)
            if (result[result.length - 1]!.tokenType === BlankLine) dropLast(result, blanks)
            result.push(zeroWidth(blanks > 0 ? BlankIndent : Indent, token))
          }
          // What is no markup belongs to the line that says so, whatever blank lines stand between.
          if (roleOf(before) === 'verbatim') dropLast(result, blanks)
          result.push(joinTokens(tokens, index, literal.end))
          blanks = 0
          continues = false
          before = undefined
          index = literal.end - 1
          continue
        }
      }
      if (mayBeSigned) {
        for (const line of paragraph) retype(line, ToldSignatureLines)
        if (depth > bodyIndent && levels.length < deepest) {
          // A quote comes first in the body.
          levels.push(outer + bodyIndent)
          if (result[result.length - 1]!.tokenType === BlankLine) dropLast(result, blanks)
          result.push(zeroWidth(BlankIndent, token))
          blanks = 0
        }
      }
      if (levels.length > deepest) {
        tooDeep ??= token
      } else {
        levels.push(column)
        if (blanks > 0) {
          // Where lines went back before they go deeper, the blank lines stand before the dedents, and stay there.
          if (result[result.length - 1]!.tokenType === BlankLine) dropLast(result, blanks)
          result.push(zeroWidth(BlankIndent, token))
        } else {
          result.push(zeroWidth(Indent, token))
        }
      }
    }
    blanks = 0
    result.push(token)
    before = token
    alone = !sameLine && !continues && role === 'text' ? token : undefined
    if (signatures) {
      if (alone) paragraph = [token]
      else if (role === 'text' && continues && paragraph.length > 0) paragraph.push(token)
      else paragraph = []
    }
    if (marker) {
      if (levels.length > deepest) {
        // No room for the item's content: the marker is text.
        tooDeep ??= token
        retype(token, TextLine)
        asText = true
      }
      within = hanging ? bodyColumn(tokens, index, column) : column + widthOf(token.image)
      sameLine = true
      continues = false
    } else {
      sameLine = false
      continues = roleOf(token) === 'text'
    }
  }
  signParagraph()
  const last = tokens[tokens.length - 1]
  if (last) {
    while (levels.length > 1) {
      levels.pop()
      result.push(zeroWidth(Dedent, last))
    }
  }
  return {tokens: result, tooDeep}

  /** Make signatures of a paragraph without a body that consists of them. */
  function signParagraph(): void {
    if (!signatures || paragraph.length === 0 || !allLines(paragraph, signatures.bare)) return
    written ??= isDocument && isWritten(text)
    if (written) for (const line of paragraph) retype(line, ToldSignatureLines)
  }
}

/** Whether all lines are of a kind; what stands in parentheses may go on below. */
function allLines(lines: ReadonlyArray<IToken>, is: (line: string) => boolean): boolean {
  let open = ''
  for (const {image} of lines) {
    const line = open + image.trim()
    const isOpen = line.endsWith(',') && line.lastIndexOf('(') > line.lastIndexOf(')')
    if (!isOpen && !is(line)) return false
    open = isOpen ? `${line} ` : ''
  }
  return open === ''
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
function columnBehind(tokens: ReadonlyArray<IToken>, index: number): number {
  for (let next = index + 1; next < tokens.length; next += 1) {
    const token = tokens[next]!
    if (token.tokenType !== BlankLine && roleOf(token) !== 'transparent') {
      return columnOf(token.image)
    }
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
function joinTokens(tokens: ReadonlyArray<IToken>, from: number, end: number): IToken {
  const token = zeroWidth(LiteralLines, tokens[from]!)
  for (let index = from; index < end; index += 1) token.image += tokens[index]!.image
  return token
}

/** Take the last tokens away. */
function dropLast(tokens: Array<IToken>, count: number): void {
  for (let left = count; left > 0; left -= 1) tokens.pop()
}

/** Columns of a marker and the blanks behind it, those before it left out. */
function widthOf(image: string): number {
  let index = 0
  while (image.charCodeAt(index) === 32 || image.charCodeAt(index) === 9) index += 1
  return image.length - index
}
