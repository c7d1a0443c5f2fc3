import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {TableNotation} from '../../write/grid-table/options.js'

export type {TableNotation} from '../../write/grid-table/options.js'

/** A table as it stands in a document, with the source of its cells. */
export interface DocumentTable {
  /** The table; each cell holds the lines of its source. */
  node: GridTable
  /** Whether its rows have more cells than its header, which no reader shows. */
  isCut?: boolean
  /** How it is written; `printed`: by a program, so it is what `node` says, and is not read again. */
  notation: TableNotation | 'printed'
  /** Where its lines start in the text, in UTF-16 units, from 0: behind what stands before it on its line. */
  start: number
  /** Behind its last line, the line ending left out. */
  end: number
  /** What stands before each of its lines but the first. */
  margin: string
  /** Lines of its title, as the document has them. */
  caption: ReadonlyArray<string>
  /** Options of its directive that say nothing of rows and columns: `:name: ropes`. */
  options: ReadonlyArray<string>
  /** Value of the option `widths`, where its directive has one. */
  widths: string | undefined
}

/** A language whose documents hold tables in several notations. */
export interface ConvertibleLanguage {
  /** Its notations. */
  notations: ReadonlyArray<TableNotation>
  /**
   * Write a table in another notation.
   *
   * @returns
   *   Lines, without what stands before them.
   * @throws
   *   When the notation cannot hold it.
   */
  write(table: DocumentTable, as: TableNotation): Array<string>
  /** Read a text that is one table, to see whether two say the same; nothing when it is none. */
  readBack(lines: ReadonlyArray<string>): GridTable | undefined
}
