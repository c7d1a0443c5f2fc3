import type {GridTableDialect, WidthModel} from './nodes.js'

/** How to read a table. */
export interface GridTableSettings {
  /** The dialect; `auto` detects it, `markdown` detects one of Markdown's. */
  dialect: 'auto' | 'markdown' | GridTableDialect
  /** Width model; `auto` chooses the one that aligns the right border. */
  widths: 'auto' | WidthModel
  /**
   * Whether to fill the cells with their lines literally: one paragraph, one text (default: `false`). Then no cell is
   * left to be read.
   */
  literal?: boolean | undefined
}
