import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {JoinedText} from '../../grammars/joined-text.js'
import type {Language} from '../../grammars/nodes.js'
import {isBlank, type TextBlock} from '../../grammars/text-block.js'
import {cellJoins} from './cell.js'
import {paragraphJoins} from './paragraph.js'
import type {TableEvidence} from './table-evidence.js'

export {cellJoins} from './cell.js'
export {paragraphJoins} from './paragraph.js'
export {type EvidenceCell, type TableEvidence, tableEvidence} from './table-evidence.js'

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
  let text = ''
  let pieces: Array<number> = []
  let offsets: Array<number> = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!
    let blanks = 0
    while (isBlank(line.charCodeAt(blanks))) blanks += 1
    if (blanks < line.length) {
      pieces.push(text.length)
      offsets.push(starts[index]! + blanks)
      text += blanks > 0 ? line.slice(blanks) : line
    }
    const join = joins[index]
    if (join === undefined || join === '\n\n') {
      if (pieces.length > 0) paragraphs.push(new JoinedText(source, text, pieces, offsets))
      text = ''
      pieces = []
      offsets = []
    } else if (pieces.length > 0) {
      text += join
    }
  }
  return paragraphs
}
