import type {TextBlock} from '../text-block.js'
import type {GridLines} from './lines.js'
import type {GridTable, GridTableCell} from './nodes.js'

/** A cell whose content is still to be read. */
export interface PendingCell {
  /** The cell, without children. */
  node: GridTableCell
  /** Its lines: common indentation, blanks at line ends and empty lines at either end are gone. */
  readonly text: TextBlock
  /** Columns that its writer had for text: what is between the borders without a blank on either side. */
  width: number
}

/** A table and its cells, which wait to be read. */
export interface GridTableReading {
  /** How many blocks and tables it stands in, itself included (default: `1`). */
  readonly depth?: number
  node: GridTable
  /** In the order of the tree. */
  cells: Array<PendingCell>
  /** How many lines of the block the table takes; what follows is not part of it. */
  length: number
  /** Where its borders are drawn; a simple table has none. */
  drawing?: GridDrawing
}

/** A grid table as it is drawn. */
export interface GridDrawing {
  lines: GridLines
  /** Lines that hold a boundary between rows, from 0, ascending; the first and the last border included. */
  rows: ReadonlyArray<number>
  /** Columns of the boundaries between columns, from 0, ascending. */
  columns: ReadonlyArray<number>
}
