import type {CustomPatternMatcherReturn} from 'chevrotain'

/**
 * The one definition of a table line: patterns for the tokens of the line grammar, the block grammars, the detection of
 * formats, and the micromark extension.
 */

/** Trailing whitespace and the end of a line or of the text. */
export const lineEnd = '[\\t ]*(?:\\n|(?![\\0-\\uFFFF]))'

/** Rest of a line, with its ending. */
export const restOfLine = '[\\0-\\t\\x0B-\\uFFFF]*\\n?'

/** A full border, with the alignment markers, `=` and `|` junctions of any dialect: `+-----+:===:|---+`. */
export const gridBorder = '\\+[-=:<>^vx][-=:<>^vx+|]*[+|]'

/** First character of any other line of a grid table. */
export const gridSide = '[+|]'

/** Border of a simple table, `=====  =====`; an underline of `=` looks the same. Tabs count as spaces. */
export const simpleBorder = '=[=\\t ]*'

/** First border of a simple table: two columns or more (docutils: `states.Body.simple_table_top_pat`). */
export const simpleTop = '=+(?:[\\t ]+=+)+'

/** First or last border, as docutils requires it (docutils: `states.Body.grid_table_top_pat`). */
export const docutilsBorder: RegExp = /^\+-[-+]+-\+$/

/** Header separator, as docutils requires it (docutils: `GridTableParser.head_body_separator_pat`). */
export const docutilsRule: RegExp = /^\+=[=+]+=\+$/

/** A separator in any notation: `+====+`, `|====|`. */
export const anyRule: RegExp = /^[+|]=[=+|]*[+|][ \t]*$/

/** A line drawn as a border, with `|` where `+` is needed. */
export const barBorder: RegExp = /^[+|]+-[-+|]*[+|]$/

/** A bar between two dashes of a border. */
export const isBarJunction: RegExp = /^\+(?:(?!-\|-)[-=:<>^vx+|])*-\|-[-=:<>^vx+|]*[+|]$/

/** A border with alignment markers. */
export const markedBorder: RegExp = /^\+[-=+|]*[:<>^vx][-=:<>^vx+|]*$/

/** A border segment with its markers: Adobe's set, a superset of pandoc's. */
export const borderSegment: RegExp = /^([:>]?)[-=]*(?:([\^vx])[-=]*)?([:<]?)$/

/** Border segments in a line that is not a border as a whole. */
export const innerSegments: RegExp = /(?<=[+|])[:>]?[-=]+(?:[\^vx][-=]*)?[:<]?(?=[+|])/g

/** Whether a line is exactly `|====|====|`, as Sphinx draws the header separator. */
export function isBarRule(text: string): boolean {
  return /^\|[= |+]*=[|+]$|^\|=[= |+]*[|+]$/.test(text) && !/= | =/.test(text)
}

const borderAt = new RegExp(gridBorder + lineEnd, 'y')
const topOfSimple = new RegExp(`^${simpleTop}[\t ]*$`)

/** Whether a line is a full border of a grid table in any dialect. */
export function isGridBorder(line: string, offset = 0): boolean {
  borderAt.lastIndex = offset
  // Adobe's markers alone fill a border of three columns: `+>x<+`.
  return borderAt.test(line) && /[-=]|[:>][xv^][:<]/.test(line)
}

/** Whether a line is a border of a simple table with at least two columns. */
export function isSimpleBorder(line: string): boolean {
  return topOfSimple.test(line)
}

/** Payload of the lines of a table. */
export interface GridLinesPayload {
  /** UTF-16 units before the table in all its lines, if the first line follows a marker. */
  margin?: number
}

/**
 * Match a grid table where it may start: a border, and the lines below it that begin like table lines in the same
 * column.
 *
 * ```text
 *      +-----+:---:+
 *      |  …             same column: by spaces or by a tab
 * ```
 *
 * @param text
 *   Text with `\n` as its line ending.
 * @param offset
 *   Start of a line, or where its text continues after a marker.
 * @returns
 *   The lines with their indentation; nothing if there is only a border. The payload is a `GridLinesPayload`.
 */
export function matchGridLines(text: string, offset: number): CustomPatternMatcherReturn | null {
  const {at, column: indent} = skipBlanks(text, offset)
  borderAt.lastIndex = at
  if (!borderAt.test(text)) return null
  // After a marker, the start of the line determines the column of the other lines.
  const margin = offset - (text.lastIndexOf('\n', offset - 1) + 1)
  const column = margin + indent
  const below = borderAt.lastIndex
  let end = below
  while (end < text.length) {
    const next = skipBlanks(text, end)
    const side = text.charCodeAt(next.at)
    if (next.column !== column || (side !== 43 && side !== 124)) break
    const newline = text.indexOf('\n', next.at)
    end = newline === -1 ? text.length : newline + 1
  }
  if (end === below || !isGridBorder(text.slice(at, below))) return null
  const match: CustomPatternMatcherReturn = [text.slice(offset, end)]
  const payload: GridLinesPayload = margin > 0 ? {margin: margin + at - offset} : {}
  match.payload = payload
  return match
}

/** Where the text of a line starts, and in which column: tabs go to multiples of eight (docutils). */
function skipBlanks(text: string, offset: number): {at: number; column: number} {
  let at = offset
  let column = 0
  for (; ; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 32) column += 1
    else if (code === 9) column += 8 - (column % 8)
    else return {at, column}
  }
}
