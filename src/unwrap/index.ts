import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {JoinedText} from '../../grammars/joined-text.js'
import type {Language} from '../../grammars/nodes.js'
import type {Source} from '../../grammars/source.js'
import {isBlank, type TextBlock} from '../../grammars/text-block.js'
import {cellJoins} from './cell.js'
import {strayBlanks} from './marks.js'
import {paragraphJoins} from './paragraph.js'
import type {TableEvidence, WrappedLines} from './table-evidence.js'

export {cellJoins} from './cell.js'
export {hasMarkup, wrapsTables} from './languages.js'
export {paragraphJoins} from './paragraph.js'
export {
  type TableEvidence,
  tableEvidence,
  type WrappedCell,
  wrappedCells
} from './table-evidence.js'

/** A paragraph, heading or term. */
export interface UnwrapParagraph {
  kind: 'paragraph'
  language: Language
}

/** A table cell. */
export interface UnwrapCell {
  kind: 'cell'
  language: Language
  widths: WidthModel
  /**
   * Columns that the writer had for text: the dashes of the border less 2; a spanning cell includes its inner borders.
   */
  width: number
  /** Evidence from the whole table of how it was wrapped. */
  evidence?: TableEvidence
  /** Cached analysis of its lines. */
  wrapped?: WrappedLines | undefined
  /**
   * Whether the text is read for markup: spaces that the writer left inside quotes and stars are dropped then (default:
   * `false`; the text is as before it was wrapped to the column).
   */
  markup?: boolean
}

/**
 * Join the lines of a block into running text.
 *
 * @param block
 *   Lines; spaces at their ends are ignored.
 * @returns
 *   One text per paragraph, none if there is no text.
 */
export function unwrapBlock(
  block: TextBlock,
  how: UnwrapParagraph | UnwrapCell
): Array<JoinedText> {
  // The block grammar leaves nothing to trim.
  if (isStripped(block)) return joinLines(block.source, block.lines(), block.starts, how)
  const texts: Array<JoinedText> = []
  let lines: Array<string> = []
  let starts: Array<number> = []
  for (let index = 0; index <= block.length; index += 1) {
    const [start, end] = index < block.length ? trimLine(block, index) : [0, 0]
    if (end > start) {
      starts.push(start)
      lines.push(block.source.value.slice(start, end))
    } else if (lines.length > 0) {
      for (const text of joinLines(block.source, lines, starts, how)) texts.push(text)
      lines = []
      starts = []
    }
  }
  return texts
}

/**
 * Join the lines of a paragraph without blank lines, as the block grammar leaves it.
 *
 * @returns
 *   Its text; nothing if lines are empty or have spaces at their ends.
 */
export function unwrapParagraph(block: TextBlock, language: Language): JoinedText | undefined {
  if (!isStripped(block)) return undefined
  // Most texts are one line.
  if (block.length === 1) return JoinedText.of(block, ' ')
  return joinParagraph(block.source, block.lines(), block.starts, language)
}

/** Whether no line is empty or has spaces at its ends. */
function isStripped({source: {value}, starts, ends}: TextBlock): boolean {
  for (let index = 0; index < starts.length; index += 1) {
    const start = starts[index]!
    const end = ends[index]!
    if (start === end || isBlank(value.charCodeAt(start)) || isBlank(value.charCodeAt(end - 1))) {
      return false
    }
  }
  return starts.length > 0
}

/** Where the text of a line starts and ends. */
function trimLine(block: TextBlock, index: number): [start: number, end: number] {
  const {value} = block.source
  let start = block.starts[index]!
  let end = block.ends[index]!
  while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1
  while (start < end && isBlank(value.charCodeAt(start))) start += 1
  return [start, end]
}

/** Join lines without blank lines. */
function joinLines(
  source: Source,
  lines: ReadonlyArray<string>,
  starts: ReadonlyArray<number>,
  how: UnwrapParagraph | UnwrapCell
): Array<JoinedText> {
  if (how.kind === 'paragraph') return [joinParagraph(source, lines, starts, how.language)]
  const joins = cellJoins(indented(source, lines, starts), how.width, how)
  const texts: Array<JoinedText> = []
  for (let from = 0; from < lines.length; ) {
    const end = joins.indexOf('\n\n', from)
    const to = end === -1 ? lines.length : end + 1
    const isAll = to - from === lines.length
    texts.push(
      JoinedText.ofLines(
        source,
        isAll ? lines : lines.slice(from, to),
        isAll ? starts : starts.slice(from, to),
        isAll ? joins : joins.slice(from, to - 1)
      )
    )
    from = to
  }
  const whole = texts.some(hasBullets) ? texts.flatMap(splitBullets) : texts
  return how.markup ? whole.map(dropStrayBlanks) : whole
}

function joinParagraph(
  source: Source,
  lines: ReadonlyArray<string>,
  starts: ReadonlyArray<number>,
  language: Language
): JoinedText {
  const width = paragraphWidth(source, starts, language)
  return JoinedText.ofLines(source, lines, starts, paragraphJoins(lines, language, width))
}

/** Width of a paragraph in plain Sphinx: 70 columns less its indentation (Sphinx: `MAXWIDTH`). */
function paragraphWidth(
  source: Source,
  starts: ReadonlyArray<number>,
  language: Language
): number | undefined {
  if (language !== 'sphinx-text') return undefined
  // A bullet or a label may precede the first line.
  const start = starts[1] ?? starts[0]!
  return 70 - (start - source.lineStarts[source.lineAt(start)]!)
}

/** Restore the spaces before the first line, the only ones that the writer keeps. */
function indented(
  {value}: Source,
  lines: ReadonlyArray<string>,
  starts: ReadonlyArray<number>
): ReadonlyArray<string> {
  const start = starts[0]!
  // One space separates a border and the text.
  let from = start
  while (from > 1 && value[from - 1] === ' ' && value[from - 2] === ' ') from -= 1
  return from === start ? lines : [value.slice(from, start) + lines[0], ...lines.slice(1)]
}

/** Separator with which the writer joins list items (A35). */
const bullet = '  * '

function hasBullets({value}: JoinedText): boolean {
  return value.includes(bullet)
}

/** Split a text before each bullet that follows two spaces. */
function splitBullets(text: JoinedText): Array<JoinedText> {
  const texts: Array<JoinedText> = []
  let from = 0
  for (let at = text.value.indexOf(bullet); at >= 0; at = text.value.indexOf(bullet, from)) {
    if (at > from) texts.push(text.slice(from, at))
    from = at + 2
  }
  texts.push(text.slice(from))
  return texts
}

/** Remove the spaces between a quote and its literal. */
function dropStrayBlanks(text: JoinedText): JoinedText {
  const blanks = strayBlanks(text.value)
  if (blanks.length === 0) return text
  const starts: Array<number> = []
  const offsets: Array<number> = []
  let value = ''
  let from = 0
  let piece = 0
  for (const blank of [...blanks, text.value.length]) {
    starts.push(value.length)
    offsets.push(text.offset(from))
    for (; piece < text.starts.length && text.starts[piece]! < blank; piece += 1) {
      const start = text.starts[piece]!
      if (start <= from) continue
      starts.push(value.length + start - from)
      offsets.push(text.offsets[piece]!)
    }
    value += text.value.slice(from, blank)
    from = blank + 1
  }
  return new JoinedText(text.source, value, starts, offsets)
}
