import {createToken, type TokenType} from 'chevrotain'

/** What may stand in front of a table on its lines: indentation, quote marks, bullets, comment leaders. */
export const anyLeader = '[\\t !-*,-/0-9:;<>@]*'

/** Characters of a line and its end. */
const rest = '[\\0-\\t\\x0B-\\uFFFF]*\\n?'

/** Blanks at the end of a line and the end itself, or that of the text. */
const end = '[\\t ]*(?:\\n|(?![\\0-\\uFFFF]))'

/** The kinds of lines that tables have: one token a line, line ending included. */
export interface TableLineTokens {
  /** A border from side to side: `+-----+-----+`, with marks, rules and `|` junctions as dialects have them. */
  GridBorder: TokenType
  /** Any other line that starts with `|` or `+`: text, rules `|====|`, lines with borders inside. */
  GridLine: TokenType
  /** Border of a simple table, `=====  =====`; an underline of `=` looks the same. */
  SimpleBorder: TokenType
}

/**
 * Make tokens of table lines. `GridBorder` goes before `GridLine`.
 *
 * @param leader
 *   Regular expression of what stands in front of the table (default: indentation).
 */
export function tableLineTokens(leader: string = '[\\t ]*'): TableLineTokens {
  return {
    GridBorder: createToken({
      name: 'GridBorder',
      label: 'border of a grid table',
      pattern: new RegExp(`${leader}\\+[-=:<>^vx][-=:<>^vx+|]*[+|]${end}`),
      line_breaks: true
    }),
    GridLine: createToken({
      name: 'GridLine',
      label: 'line of a grid table',
      pattern: new RegExp(`${leader}[+|]${rest}`),
      line_breaks: true
    }),
    SimpleBorder: createToken({
      name: 'SimpleBorder',
      label: 'border of a simple table',
      pattern: new RegExp(`${leader}=[= ]*${end}`),
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

/** Any line that is nothing else. */
export const OtherLine: TokenType = createToken({
  name: 'OtherLine',
  label: 'line',
  pattern: /[\0-\t\x0B-\uFFFF]+\n?|\n/,
  line_breaks: true
})
