import type {GridTableDialect, WidthModel} from './nodes.js'

/** How to read a table. */
export interface GridTableSettings {
  /** The dialect, or `auto`: the table tells; `markdown`: it tells, and is one of those that Markdown has. */
  dialect: 'auto' | 'markdown' | GridTableDialect
  /** How wide characters are, or `auto`: the model that the right border agrees with. */
  widths: 'auto' | WidthModel
  /**
   * Whether to fill the cells with their lines as they stand: one paragraph, one text (default: `false`). Then no cell
   * waits to be read.
   */
  literal?: boolean | undefined
}
