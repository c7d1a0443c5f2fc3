import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {TableNotation} from '../../write/grid-table/options.js'

export type {TableNotation} from '../../write/grid-table/options.js'

/** A table in a document, with the source of its cells. */
export interface DocumentTable {
  /** The table; its cells contain the lines of their source. */
  node: GridTable
  /** Whether its rows have more cells than its header; no reader shows these. */
  isCut?: boolean
  /** Notation; `printed` is the output of a program, which `node` describes, and which is not read again. */
  notation: TableNotation | 'printed'
  /** Offset where its lines start, after the prefix of the first, in UTF-16 units from 0. */
  start: number
  /** Offset after its last line, without the line ending. */
  end: number
  /** Prefix of each of its lines but the first. */
  margin: string
  /** Lines of its title, as in the document. */
  caption: ReadonlyArray<string>
  /** Options of its directive that do not concern rows and columns: `:name: ropes`. */
  options: ReadonlyArray<string>
  /** Value of the option `widths`, if its directive has one. */
  widths: string | undefined
}

/** A language with tables in several notations. */
export interface ConvertibleLanguage {
  /** Its notations for tables. */
  notations: ReadonlyArray<TableNotation>
  /**
   * Write a table in another notation.
   *
   * @returns
   *   Lines without prefixes.
   * @throws
   *   If the notation cannot represent it.
   */
  write(table: DocumentTable, as: TableNotation): Array<string>
  /** Read a text that is one table, for comparison; `undefined` if it is not a table. */
  readBack(lines: ReadonlyArray<string>): GridTable | undefined
}
