import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {JoinedText} from '../../grammars/joined-text.js'
import type {Language} from '../../grammars/nodes.js'
import type {Source} from '../../grammars/source.js'
import {isBlank, type TextBlock} from '../../grammars/text-block.js'
import {cellJoins} from './cell.js'
import {strayBlanks} from './marks.js'
import {paragraphJoins} from './paragraph.js'
import type {TableEvidence} from './table-evidence.js'

export {cellJoins} from './cell.js'
export {paragraphJoins} from './paragraph.js'
export {
  type TableEvidence,
  tableEvidence,
  type WrappedCell,
  wrappedCells
} from './table-evidence.js'

/** A paragraph: also a heading or a term. */
export interface UnwrapParagraph {
  kind: 'paragraph'
  language: Language
}

/** A cell of a table. */
export interface UnwrapCell {
  kind: 'cell'
  language: Language
  widths: WidthModel
  /** Columns that the writer had for text: the dashes of the border less 2, the cell's inner borders included. */
  width: number
  /** What the whole table says about how it was wrapped. */
  evidence?: TableEvidence
  /**
   * Whether the text is read for markup: blanks that the writer left inside quotes and stars go then (default: `false`,
   * the text stays as it was before it was wrapped to the column).
   */
  markup?: boolean
}

/**
 * Join the lines of a block into running text.
 *
 * @param block
 *   Lines; blanks at their ends do not count.
 * @returns
 *   One text per paragraph, none if there is no text.
 */
export function unwrapBlock(
  block: TextBlock,
  how: UnwrapParagraph | UnwrapCell
): Array<JoinedText> {
  const {source} = block
  const {value} = source
  const lines: Array<string> = []
  const starts: Array<number> = []
  for (let index = 0; index < block.length; index += 1) {
    let start = block.starts[index]!
    let end = block.ends[index]!
    while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1
    if (end === start && lines.length === 0) continue
    if (how.kind === 'paragraph') while (start < end && isBlank(value.charCodeAt(start))) start += 1
    starts.push(start)
    lines.push(value.slice(start, end))
  }
  const joins =
    how.kind === 'cell' ? cellJoins(lines, how.width, how) : paragraphJoins(lines, how.language)
  const paragraphs: Array<JoinedText> = []
  const pieces = new Pieces(source)
  for (let index = 0; index < lines.length; index += 1) {
    pieces.add(lines[index]!, starts[index]!)
    const join = joins[index]
    if (join === undefined || join === '\n\n') {
      const text = pieces.take()
      if (text) paragraphs.push(text)
    } else {
      pieces.separate(join)
    }
  }
  if (how.kind === 'paragraph' || how.language !== 'sphinx') return paragraphs
  const whole = paragraphs.flatMap(splitBullets)
  return how.markup ? whole.map(dropStrayBlanks) : whole
}

/** Split a text where two blanks and a bullet stand: the writer joins the items of a list so (A35). */
function splitBullets(text: JoinedText): Array<JoinedText> {
  const texts: Array<JoinedText> = []
  let from = 0
  for (let at = text.value.indexOf('  * '); at >= 0; at = text.value.indexOf('  * ', from)) {
    if (at > from) texts.push(text.slice(from, at))
    from = at + 2
  }
  if (from === 0) return [text]
  texts.push(text.slice(from))
  return texts
}

/** Take out the blanks between a quote and its literal. */
function dropStrayBlanks(text: JoinedText): JoinedText {
  const blanks = strayBlanks(text.value)
  if (blanks.length === 0) return text
  const pieces = new Pieces(text.source)
  let from = 0
  for (const blank of [...blanks, text.value.length]) {
    const part = text.slice(from, blank)
    for (let index = 0; index < part.starts.length; index += 1) {
      pieces.add(
        part.value.slice(part.starts[index]!, part.starts[index + 1]),
        part.offsets[index]!
      )
    }
    from = blank + 1
  }
  return pieces.take() ?? text
}

/** Puts a text together from parts of a source. */
class Pieces {
  readonly #source: Source
  #value = ''
  #starts: Array<number> = []
  #offsets: Array<number> = []

  constructor(source: Source) {
    this.#source = source
  }

  /** Add a part of the source; blanks that the text would start with are left out. */
  add(part: string, offset: number): void {
    let blanks = 0
    if (this.#value === '') while (isBlank(part.charCodeAt(blanks))) blanks += 1
    if (blanks === part.length) return
    this.#starts.push(this.#value.length)
    this.#offsets.push(offset + blanks)
    this.#value += blanks > 0 ? part.slice(blanks) : part
  }

  /** Add what stands for a line ending. */
  separate(join: string): void {
    if (this.#value !== '') this.#value += join
  }

  /** Take what was put together, if there is any. */
  take(): JoinedText | undefined {
    const {length} = this.#starts
    const text = new JoinedText(this.#source, this.#value, this.#starts, this.#offsets)
    this.#value = ''
    this.#starts = []
    this.#offsets = []
    return length > 0 ? text : undefined
  }
}
