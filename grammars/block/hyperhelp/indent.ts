import type {IToken} from 'chevrotain'
import type {IndentedLines, IndentRoom, LexedLines} from '../language.js'
import {BlankIndent, BlankLine, Dedent, Indent, retype, roleOf, zeroWidth} from '../lines.js'
import type {ColumnPayload} from './label.js'
import {columnAt, endsEarly, indentAt} from './lines.js'
import {isTermLine, LogicalLine} from './paragraph.js'
import {isMarkedTerm} from './term-mark.js'

/**
 * Insert `Indent` and `Dedent` between the lines of a hand-written help file.
 *
 * People are less exact than the Sphinx builder: one column more or less means nothing, a wrapped line may be deeper
 * than the first one, and a list may follow a paragraph without a blank line.
 */
export function indent({tokens, text}: LexedLines, {deepest}: IndentRoom): IndentedLines {
  const result: Array<IToken> = []
  const levels: Array<number> = [0]
  let tooDeep: IToken | undefined
  /** Column of the text after a marker on this line; `-1` at the start of a line. */
  let within = -1
  /** The line above, if it is text that this one could continue. */
  let above: IToken | undefined
  let blanks = 0
  /** After a marker that turned out to be text, the rest of its line is text too. */
  let asText = false

  for (const token of tokens) {
    const role = roleOf(token)
    if (token.tokenType === BlankLine) {
      result.push(token)
      blanks += 1
      above = undefined
      continue
    }
    if (asText) {
      // One token per line: further markers on the line are part of its text.
      above = result[result.length - 1]!
      above.image += token.image
      asText = !token.image.endsWith('\n')
      continue
    }
    if (role === 'comment') {
      // Invisible, so it never indents; but after a blank line it may dedent.
      const column = blanks > 0 ? indentAt(text, token.startOffset) : Number.POSITIVE_INFINITY
      while (column < levels[levels.length - 1]!) {
        levels.pop()
        result.push(zeroWidth(Dedent, token))
      }
      result.push(token)
      blanks = 0
      continue
    }
    const marker = role === 'marker' || role === 'label'
    let column = within === -1 ? indentAt(text, token.startOffset) : within
    if (within === -1) {
      let top = levels[levels.length - 1]!
      if (marker && above && column === top && !interrupts(token, above, text)) {
        retype(token, LogicalLine)
        result.push(token)
        asText = !token.image.endsWith('\n')
        above = token
        continue
      }
      if (above && role === 'text' && column > top) {
        // Continuation of a full line.
        const line = lastLine(above)
        const isTerm = isMarkedTerm(line) || isTermLine(line)
        if (!isTerm && !endsEarly(line, firstLine(token))) column = top
      }
      if (column > top && (column === top + 1 || role === 'separator')) column = top
      while (column < top) {
        const parent = levels[levels.length - 2] ?? 0
        if (column > parent && (top - column === 1 || (above && role === 'text'))) {
          column = top
          break
        }
        levels.pop()
        result.push(zeroWidth(Dedent, token))
        above = undefined
        top = levels[levels.length - 1]!
        if (column === top + 1) column = top
      }
    }
    if (column > levels[levels.length - 1]!) {
      if (levels.length > deepest) {
        tooDeep ??= token
      } else {
        levels.push(column)
        // Blank lines directly before an indent become part of it; those before a dedent stay.
        if (blanks > 0 && result[result.length - 1]?.tokenType === BlankLine) {
          result.splice(result.length - blanks, blanks)
        }
        result.push(zeroWidth(blanks > 0 ? BlankIndent : Indent, token))
      }
    }
    blanks = 0
    result.push(token)
    within = -1
    above = undefined
    if (marker) {
      if (levels.length > deepest) {
        // Too deep for the item's content: the marker is text.
        tooDeep ??= token
        retype(token, LogicalLine)
        asText = true
      } else {
        const label = token.payload as ColumnPayload | undefined
        within = label?.column ?? columnAt(text, token.startOffset + token.image.length)
      }
    } else if (role === 'text') {
      above = token
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

/** Whether a marker begins an item directly below a line of text; a label never does. */
function interrupts(token: IToken, above: IToken, text: string): boolean {
  if (roleOf(token) === 'label') return false
  if (token.image.trim() === '*') return true
  const line = lastLine(above)
  if (line.endsWith(':')) return true
  const end = text.indexOf('\n', token.startOffset)
  return endsEarly(line, text.slice(token.startOffset, end === -1 ? text.length : end))
}

function firstLine(token: IToken): string {
  const end = token.image.indexOf('\n')
  return end === -1 ? token.image : token.image.slice(0, end)
}

function lastLine(token: IToken): string {
  const image = token.image.trimEnd()
  return image.slice(image.lastIndexOf('\n') + 1)
}
