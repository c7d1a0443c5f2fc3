import type {Options} from 'mdast-util-to-markdown'
import type {ToMdastOptions} from '../../mdast/options.js'
import type {SpanStrategy} from '../../tables/to-records.js'

/**
 * Options of `toMarkdown`: its own, and all of `mdast-util-to-markdown`, which take precedence: `bullet`, `handlers`,
 * `join`, `unsafe`, `extensions`, …
 */
export interface ToMarkdownOptions extends Omit<ToMdastOptions, 'handlers' | 'target'>, Options {
  /**
   * How to write tables (default: `'auto'`).
   *
   * - `auto`: as pipe tables if GFM can express them, otherwise as HTML
   * - `pipe`: as pipe tables; spans and blocks are flattened, and each loss is a message on `file`
   * - `html`: as `<table>`
   * - `grid`: as grid tables, for pandoc
   */
  tables?: 'auto' | 'pipe' | 'html' | 'grid' | null | undefined
  /**
   * What to write to the slots of a spanning cell in a pipe table (default: `'blank'`): its text to the first slot
   * only, or to all. `'refuse'`: throw.
   */
  spans?: SpanStrategy | null | undefined
  /** Whether to align the pipes of a table (default: if it is then no wider than 100 columns). */
  tablePipeAlign?: boolean | null | undefined
}
