import type {CustomPatternMatcherReturn} from 'chevrotain'

/**
 * The one answer to “is this a line of a table”: patterns that the tokens of the line grammar, the block grammars, the
 * detection of formats and the micromark extension are made of.
 */

/** Blanks at the end of a line and the end itself, or that of the text. */
export const lineEnd = '[\\t ]*(?:\\n|(?![\\0-\\uFFFF]))'

/** Characters of a line and its end. */
export const restOfLine = '[\\0-\\t\\x0B-\\uFFFF]*\\n?'

/** A border from side to side, with marks, rules and `|` junctions as dialects have them: `+-----+:===:|---+`. */
export const gridBorder = '\\+[-=:<>^vx][-=:<>^vx+|]*[+|]'

/** What any other line of a grid table starts with. */
export const gridSide = '[+|]'

/** Border of a simple table, `=====  =====`; an underline of `=` looks the same. Tabs stand for blanks. */
export const simpleBorder = '=[=\\t ]*'

/** First border of a simple table: two columns or more (docutils: `states.Body.simple_table_top_pat`). */
export const simpleTop = '=+(?:[\\t ]+=+)+'

/** A border as docutils wants the first and the last (docutils: `states.Body.grid_table_top_pat`). */
export const docutilsBorder: RegExp = /^\+-[-+]+-\+$/

/** A rule as docutils wants it (docutils: `GridTableParser.head_body_separator_pat`). */
export const docutilsRule: RegExp = /^\+=[=+]+=\+$/

/** A rule in any notation: `+====+`, `|====|`. */
export const anyRule: RegExp = /^[+|]=[=+|]*[+|][ \t]*$/

/** A line that somebody drew as a border, with `|` where `+` is needed. */
export const barBorder: RegExp = /^[+|]+-[-+|]*[+|]$/

/** A bar between two dashes of a border. */
export const isBarJunction: RegExp = /^\+(?:(?!-\|-)[-=:<>^vx+|])*-\|-[-=:<>^vx+|]*[+|]$/

/** A border with alignment marks. */
export const markedBorder: RegExp = /^\+[-=+|]*[:<>^vx][-=:<>^vx+|]*$/

/** A segment of a border with its marks: Adobe’s set, which holds pandoc’s. */
export const borderSegment: RegExp = /^([:>]?)[-=]*(?:([\^vx])[-=]*)?([:<]?)$/

/** Segments of borders inside a line that is no border as a whole. */
export const innerSegments: RegExp = /(?<=[+|])[:>]?[-=]+(?:[\^vx][-=]*)?[:<]?(?=[+|])/g

/** Whether a line is `|====|====|` and nothing else, as Sphinx draws the rule below the head. */
export function isBarRule(text: string): boolean {
  return /^\|[= |+]*=[|+]$|^\|=[= |+]*[|+]$/.test(text) && !/= | =/.test(text)
}

const borderAt = new RegExp(gridBorder + lineEnd, 'y')
const topOfSimple = new RegExp(`^${simpleTop}[\t ]*$`)

/** Whether a line is a border from side to side of a grid table, whatever its dialect. */
export function isGridBorder(line: string, offset = 0): boolean {
  borderAt.lastIndex = offset
  // Adobe's marks alone fill a border of three columns: `+>x<+`.
  return borderAt.test(line) && /[-=]|[:>][xv^][:<]/.test(line)
}

/** Whether a line is a border of a simple table with two columns or more. */
export function isSimpleBorder(line: string): boolean {
  return topOfSimple.test(line)
}

/** What is known of the lines of a table. */
export interface GridLinesPayload {
  /** UTF-16 units before the table in all of its lines, where the first begins behind a marker. */
  margin?: number
}

/**
 * Match a grid table where it may start: a border, and the lines below it that begin like a table's in the same column.
 *
 * ```text
 *      +-----+:---:+
 *      |  …             same column: of blanks, or of a tab
 * ```
 *
 * @param text
 *   Text with `\n` as its line ending.
 * @param offset
 *   Start of a line, or where its text goes on behind a marker.
 * @returns
 *   The lines with their indentation; nothing when there is only a border. The payload is a `GridLinesPayload`.
 */
export function matchGridLines(text: string, offset: number): CustomPatternMatcherReturn | null {
  const {at, column: indent} = skipBlanks(text, offset)
  borderAt.lastIndex = at
  if (!borderAt.test(text)) return null
  // Behind a marker: where the line begins says in which column the others stand.
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

/** Where the text of a line starts, and in which column: tabs go to the next multiple of eight (docutils). */
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
