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

/** Differences between languages. */
interface LayoutOptions {
  /**
   * Token of text that begins with a space which is no indentation, for writers that leave such spaces (spec A8);
   * absent: every space counts.
   */
  readonly leading?: LineToken
  /**
   * Whether Sphinx's text writer laid out a document, so that depth distinguishes admonition labels and literal blocks.
   */
  readonly isWritten?: (text: string) => boolean
  /** Finds out whether deeper lines are not markup, for languages that do not mark them. */
  readonly findLiteral?: (lines: DeeperLines) => LiteralExtent | undefined
  /** Distinguishes signatures from text, for languages that do not mark them. */
  readonly signatures?: SignatureMarks
}

/** Which lines are signatures. */
interface SignatureMarks {
  /** Whatever is below. */
  readonly bare: (line: string) => boolean
  /** If anything below is at the depth of a body. */
  readonly withBody: (line: string) => boolean
  /** If text below is at the depth of a body. */
  readonly withText: (line: string) => boolean
}

/** Lines that are deeper than the one before them. */
export interface DeeperLines {
  readonly tokens: ReadonlyArray<IToken>
  /** Index of the first of them. */
  readonly index: number
  /** Column of the first of them. */
  readonly column: number
  /** Column of the block around them. */
  readonly level: number
  /** The last line before them that is not blank. */
  readonly before: IToken
  /** Number of blank lines between. */
  readonly blanks: number
  /** Whether Sphinx's text writer wrote the document. */
  readonly isWritten: boolean
}

/** Lines that are not markup. */
export interface LiteralExtent {
  /** Index of the token after the last. */
  readonly end: number
  /** Column of the body that they come first in; absent if they are not in a new body. */
  readonly body?: number
}

/**
 * Insert `Indent` and `Dedent` between the lines, as Python's lexer does, so that a grammar with one token per line can
 * describe nesting.
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
  /** Column of the next token, if it does not start its line. */
  let within = 0
  let sameLine = false
  /** Whether the last line is text that this one could continue. */
  let continues = false
  /** After a marker that turned out to be text, the rest of its line is text too. */
  let asText = false
  let blanks = 0
  /** The last line, if literal lines may follow it. */
  let before: IToken | undefined
  /** Whether an indented body belongs to the last line. */
  let opens = false
  /** The last line, if it is a whole paragraph. */
  let alone: IToken | undefined
  /** The lines of the last paragraph, if nothing precedes it on its first line. */
  let paragraph: Array<IToken> = []
  /** Whether Sphinx's text writer wrote the document; computed on demand. */
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
      // Code may come first in a body: the next indented line shows the column of the body.
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
      // One token per line: further markers on the line are part of its text.
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
          // A space that the writer did not drop (spec A8): bodies are three columns deeper.
          if (column > top && over < 3) column = top
        } else if (over === 1 && blanks > 0 && isQuoteBehindList(levels, column)) {
          // Three columns deeper than the list, and by coincidence one deeper than its text.
          while (levels[levels.length - 1]! > column - 3) {
            levels.pop()
            result.push(zeroWidth(Dedent, token))
          }
        } else if ((over === 1 && blanks > 0) || over === 4) {
          // A paragraph may begin like that, too (spec A8, A14): only text after a marker is indented by four.
          column -= 1
          retype(token, leading)
        }
      }
      // In a paragraph, a line may begin like a marker, or like anything else that needs a blank line.
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
        // A dedent ends the content of a directive.
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
      // No other construct has a body at these depths.
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
          // Literal lines belong to the line that announces them, across blank lines.
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
          // If the lines dedent before they indent, the blank lines are before the dedents, and stay there.
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
        // Too deep for the item's content: the marker is text.
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

  /** Mark the paragraph as signatures if it has no body and consists of them. */
  function signParagraph(): void {
    if (!signatures || paragraph.length === 0 || !allLines(paragraph, signatures.bare)) return
    written ??= isDocument && isWritten(text)
    if (written) for (const line of paragraph) retype(line, ToldSignatureLines)
  }
}

/** Whether all lines are of a kind; parenthesized text may continue on the next line. */
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
 * Whether a column is three deeper than one level and one deeper than the next, like a block quote after a bullet list
 * (Sphinx: writers/text.py, `STDINDENT`; spec A25).
 */
function isQuoteBehindList(levels: ReadonlyArray<number>, column: number): boolean {
  return levels.includes(column - 3) && levels.includes(column - 1)
}

/** The deepest level at or left of a column. */
function lastUpTo(levels: ReadonlyArray<number>, column: number): number {
  let index = levels.length - 1
  while (index > 0 && levels[index]! > column) index -= 1
  return levels[index]!
}

/** Column of the next line that is neither blank nor without indentation of its own; -1 if there is none. */
function columnBehind(tokens: ReadonlyArray<IToken>, index: number): number {
  for (let next = index + 1; next < tokens.length; next += 1) {
    const token = tokens[next]!
    if (token.tokenType !== BlankLine && roleOf(token) !== 'transparent') {
      return columnOf(token.image)
    }
  }
  return -1
}

/** Column of a marker's content: that of the next line, if it is deeper than the marker. */
function bodyColumn(tokens: ReadonlyArray<IToken>, index: number, column: number): number {
  const next = tokens[index + 2]
  const found = next ? columnOf(next.image) : 0
  return found > column && next!.image.trim() !== '' ? found : column + 3
}

/** Join tokens into one. */
function joinTokens(tokens: ReadonlyArray<IToken>, from: number, end: number): IToken {
  const token = zeroWidth(LiteralLines, tokens[from]!)
  for (let index = from; index < end; index += 1) token.image += tokens[index]!.image
  return token
}

/** Drop the last tokens. */
function dropLast(tokens: Array<IToken>, count: number): void {
  for (let left = count; left > 0; left -= 1) tokens.pop()
}

/** Columns of a marker and the spaces after it, without its indentation. */
function widthOf(image: string): number {
  let index = 0
  while (image.charCodeAt(index) === 32 || image.charCodeAt(index) === 9) index += 1
  return image.length - index
}
