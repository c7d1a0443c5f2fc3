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
  /** Width model. */
  widths: WidthModel
  /** Evidence from the whole table (default: from the cell alone). */
  evidence?: TableEvidence
  /** Cached analysis of the lines, if the evidence was taken from them. */
  wrapped?: WrappedLines | undefined
}

/** Replacement of a line ending: nothing inside a word, a space, or a paragraph break. */
export type CellJoin = '' | ' ' | '\n\n'

/**
 * Decide what replaces each line ending of a wrapped cell.
 *
 * ```text
 *  | |:library/arra |
 *  | y.txt/array.ar |     nothing, nothing, a space
 *  | ray:[1]| and   |
 *  | more           |
 * ```
 *
 * @param lines
 *   Lines of one text: none is empty or has spaces at its ends.
 * @param width
 *   Columns that the writer had for text.
 * @returns
 *   One join per line ending, one fewer than there are lines.
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
 * Whether there were two spaces at a line end, with which the writer joins the paragraphs of a cell (A35).
 *
 * This shows if the next chunk would have fitted after one space, but not after two, and before bullets, which only
 * follow the end of a paragraph. Otherwise one paragraph and two give the same lines.
 */
function endsParagraph(
  line: CellLine,
  next: CellLine,
  width: number,
  {wideSentences}: TableEvidence
): boolean {
  if (next.text.startsWith('* ')) return true
  if (line.width + 1 + next.apart.head !== width) return false
  // Punctuation does not start a paragraph; typists separate sentences by two spaces.
  return !/^[.,;:!?)\]}]/.test(next.text) && !(wideSentences && /[.!?]["')]?$/.test(line.text))
}
