import {type CustomPatternMatcherReturn, createToken, type TokenType} from 'chevrotain'
import {handOn} from '../match-groups.js'
import {gridBorder, gridSide, lineEnd, restOfLine, simpleBorder} from './recognize.js'

/**
 * What may precede a table on its lines: indentation, quote markers, bullets, comment leaders, the start of a
 * docstring.
 */
export const anyLeader = `(?:[\\t ]*[rRuU](?="""|'''))?[\\t !-*,-/0-9:;<>@]*`

/** Kinds of table lines: one token per line, line ending included. */
export interface TableLineTokens {
  /** A full border: `+-----+-----+`, with the alignment markers, `=` and `|` junctions of any dialect. */
  GridBorder: TokenType
  /** Any other line that starts with `|` or `+`: text, separators `|====|`, lines with inner borders. */
  GridLine: TokenType
  /** Border of a simple table, `=====  =====`; an underline of `=` looks the same. */
  SimpleBorder: TokenType
}

/**
 * Make the tokens of table lines. `GridBorder` precedes `GridLine`.
 *
 * @param leader
 *   Regular expression of what precedes the table on its lines (default: indentation).
 */
export function tableLineTokens(leader: string = '[\\t ]*'): TableLineTokens {
  return {
    GridBorder: createToken({
      name: 'GridBorder',
      label: 'border of a grid table',
      pattern: new RegExp(leader + gridBorder + lineEnd),
      line_breaks: true
    }),
    GridLine: createToken({
      name: 'GridLine',
      label: 'line of a grid table',
      pattern: new RegExp(leader + gridSide + restOfLine),
      line_breaks: true
    }),
    SimpleBorder: createToken({
      name: 'SimpleBorder',
      label: 'border of a simple table',
      pattern: new RegExp(leader + simpleBorder + lineEnd),
      line_breaks: true
    })
  }
}

/** Opening or closing line of fenced code. */
export const Fence: TokenType = createToken({
  name: 'Fence',
  label: 'fence of code',
  pattern: /[\t >]*(?:```|~~~)[\0-\t\x0B-\uFFFF]*\n?/,
  line_breaks: true
})

/** Any other line. */
export const OtherLine: TokenType = createToken({
  name: 'OtherLine',
  label: 'line',
  pattern: /[\0-\t\x0B-\uFFFF]+\n?|\n/,
  line_breaks: true
})

/**
 * A caption before the first border of its table; the payload is where the border begins. The Sphinx builder of help
 * files writes captions as headings, and no line ending after them.
 *
 * ```text
 *  > # id4:Priority range+------+------+
 *  > | low               | high |
 * ```
 */
export const CaptionBorder: TokenType = createToken({
  name: 'CaptionBorder',
  label: 'caption and border of a grid table',
  pattern: matchCaptionBorder,
  start_chars_hint: [' ', '\t', '#'],
  line_breaks: true
})

function matchCaptionBorder(text: string, offset: number): CustomPatternMatcherReturn | null {
  const newline = text.indexOf('\n', offset)
  if (newline === -1) return null
  const line = text.slice(offset, newline)
  const border = captionBorder(line)
  if (border === -1) return null
  // The lines below start in the column of the caption.
  const indent = line.length - line.trimStart().length
  const margin = line.startsWith('#', indent) ? indent : indent - 1
  const below = newline + 1 + margin
  return text.slice(newline + 1, below) === line.slice(0, margin) && text[below] === '|'
    ? handOn(text.slice(offset, newline + 1), border)
    : null
}

/**
 * Find the border after a caption.
 *
 * @param line
 *   A line without its line ending.
 * @returns
 *   Index of the border's first `+`, or `-1`.
 */
export function captionBorder(line: string): number {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  if (line[end - 1] !== '+') return -1
  let start = end
  while (start > 0 && (line[start - 1] === '-' || line[start - 1] === '+')) start -= 1
  while (line[start] === '-') start += 1
  if (end - start < 3 || line[start + 1] !== '-') return -1
  return /^[ \t]*#{0,6} [^\s:|*#]+:/.test(line.slice(0, start)) ? start : -1
}
