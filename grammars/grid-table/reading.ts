import type {Paragraph, PhrasingContent} from 'mdast'
import type {JoinedText} from '../joined-text.js'
import type {TextBlock} from '../text-block.js'
import type {GridLines} from './lines.js'
import type {GridTable, GridTableCell} from './nodes.js'

/**
 * Reads lines as the content of one paragraph.
 *
 * @param lines
 *   Lines, joined by line endings.
 * @param locate
 *   Returns the same text with its positions.
 * @returns
 *   A text, as long as the lines, or nodes; `undefined` if the lines are something else.
 */
export type ReadLines = (
  lines: string,
  locate: () => JoinedText
) => string | Array<PhrasingContent> | undefined

/** A cell whose content is still to be read. */
export interface PendingCell {
  /** The cell, without children. */
  node: GridTableCell
  /** Its lines, without common indentation, trailing spaces, and empty lines at both ends. */
  readonly text: TextBlock
  /** Make one paragraph of all lines, none if there are no lines (default: not possible). */
  asParagraph?(read: ReadLines): Array<Paragraph> | undefined
  /** Columns available for text: what is between the borders, less a space on each side. */
  width: number
}

/** A table and its cells, still to be read. */
export interface GridTableReading {
  /** Nesting depth in blocks and tables, itself included (default: `1`). */
  readonly depth?: number
  node: GridTable
  /** In the order of the tree. */
  cells: Array<PendingCell>
  /** Number of lines of the block that the table takes; the rest is not part of it. */
  length: number
  /** The text that it was read from; may be more than its lines. */
  block: TextBlock
  /** Where its borders are; a simple table has none. */
  drawing?: GridDrawing
}

/** A grid table as drawn. */
export interface GridDrawing {
  lines: GridLines
  /** Lines that contain a boundary between rows, from 0, ascending; includes the first and the last border. */
  rows: ReadonlyArray<number>
  /** Columns of the boundaries between columns, from 0, ascending. */
  columns: ReadonlyArray<number>
}
