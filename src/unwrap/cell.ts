import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import type {Language} from '../../grammars/nodes.js'
import {type CellLine, measureCell} from './cell-lines.js'
import {findLineEnds} from './line-ends.js'
import {
  readLineEnds,
  type TableEvidence,
  tableEvidence,
  type WrappedLines
} from './table-evidence.js'

/** How a cell was written. */
export interface CellSettings {
  language: Language
  /** How wide a character is. */
  widths: WidthModel
  /** What the whole table says about its wrapping; by default what the cell alone says. */
  evidence?: TableEvidence
  /** What was found out about the lines on the way, if they are the ones that the evidence was taken from. */
  wrapped?: WrappedLines | undefined
}

/** What stands for a line ending: nothing inside a word, a blank, or the end of a paragraph. */
export type CellJoin = '' | ' ' | '\n\n'

/**
 * Decide what stands for each line ending of a wrapped cell.
 *
 * ```text
 *  | |:library/arra |
 *  | y.txt/array.ar |     nothing, nothing, a blank
 *  | ray:[1]| and   |
 *  | more           |
 * ```
 *
 * @param lines
 *   Lines of one text: none is empty, none has blanks at its ends.
 * @param width
 *   Columns that the writer had for text.
 * @returns
 *   One for each line ending, one fewer than there are lines.
 */
export function cellJoins(
  lines: ReadonlyArray<string>,
  width: number,
  settings: CellSettings
): Array<CellJoin> {
  if (lines.length < 2) return []
  const {widths} = settings
  const evidence =
    settings.evidence ?? tableEvidence([{lines, width, column: 0, colSpan: 1}], widths)
  const known = settings.wrapped && isOf(settings.wrapped, lines) ? settings.wrapped : undefined
  const measured = known?.lines ?? measureCell(lines, widths)
  const {ends} = known
    ? readLineEnds(known, width, evidence.cuts, evidence.words)
    : findLineEnds(measured, width, evidence.cuts, evidence.words)
  return ends.map((end, index): CellJoin => {
    if (end !== 'blank') return ''
    return endsParagraph(measured[index]!, measured[index + 1]!, width, evidence) ? '\n\n' : ' '
  })
}

function isOf({lines}: WrappedLines, texts: ReadonlyArray<string>): boolean {
  return lines.length === texts.length && lines.every(({text}, index) => text === texts[index])
}

/**
 * Whether two blanks stood at a line end: the writer joins the paragraphs of a cell so (A35).
 *
 * It shows where the next chunk would have fitted behind one blank, but not behind two; and at bullets, which follow a
 * paragraph's end only. Elsewhere one paragraph and two give the same lines.
 */
function endsParagraph(
  line: CellLine,
  next: CellLine,
  width: number,
  {wideSentences}: TableEvidence
): boolean {
  if (next.text.startsWith('* ')) return true
  if (line.width + 1 + next.apart.head !== width) return false
  // Punctuation does not start a paragraph; typists part sentences by two blanks.
  return !/^[.,;:!?)\]}]/.test(next.text) && !(wideSentences && /[.!?]["')]?$/.test(line.text))
}
