import type {VFile} from 'vfile'
import type {GridTableDialect, WidthModel} from '../../grammars/grid-table/nodes.js'

/** Options of `fromGridTable` and `findTables`. */
export interface GridTableOptions {
  /** Dialect of the tables (default: `'auto'`: each table tells). */
  dialect?: 'auto' | GridTableDialect | null | undefined
  /**
   * What to make of the text of a cell (default: `'inline'`).
   *
   * - `literal`: one paragraph whose text is the cell's lines, joined by `\n`
   * - `text`: one paragraph for each of the cell's, wrapped words put together again, no markup read
   * - `inline`: blocks and markup
   */
  cells?: 'literal' | 'text' | 'inline' | null | undefined
  /** How wide characters are (default: `'auto'`: the model that the right border agrees with). */
  widths?: 'auto' | WidthModel | null | undefined
  /** Whether to put wrapped lines together (default: `true`). */
  unwrap?: boolean | null | undefined
  /** Takes messages. */
  file?: VFile | null | undefined
}
