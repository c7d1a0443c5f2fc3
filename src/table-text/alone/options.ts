import type {GridTableOptions as DocumentTableOptions} from '../../read/options.js'

/** Options of `fromGridTable` and `findTables`. */
export interface GridTableOptions extends Omit<DocumentTableOptions, 'cells'> {
  /**
   * How to read the text of a cell (default: `'text'`); `gridhelp` reads markup as well.
   *
   * - `literal`: one paragraph with the lines of the cell, joined by `\n`
   * - `text`: paragraphs of plain text, with wrapped words joined
   */
  cells?: 'literal' | 'text' | null | undefined
}
