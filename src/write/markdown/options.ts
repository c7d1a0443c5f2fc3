import type {Options} from 'mdast-util-to-markdown'
import type {ToMdastOptions} from '../../mdast/options.js'
import type {SpanStrategy} from '../../tables/to-records.js'

/**
 * Options of `toMarkdown`: its own, and all of `mdast-util-to-markdown`, which go first: `bullet`, `handlers`, `join`,
 * `unsafe`, `extensions`, …
 */
export interface ToMarkdownOptions extends Omit<ToMdastOptions, 'handlers' | 'target'>, Options {
  /**
   * How tables are written (default: `'auto'`).
   *
   * - `auto`: as a pipe table what GFM can hold, as HTML all else
   * - `pipe`: as pipe tables; spans and blocks are flattened, and each loss is a message on `file`
   * - `html`: as `<table>`
   * - `grid`: as grid tables, which pandoc reads
   */
  tables?: 'auto' | 'pipe' | 'html' | 'grid' | null | undefined
  /**
   * What the slots of a cell of body or foot that spans hold in a pipe table (default: `'blank'`): its text in the first
   * one only, or in all of them. `'refuse'`: throw.
   */
  spans?: SpanStrategy | null | undefined
  /** Whether the pipes of a table stand below each other (default: where it is then no wider than 100 columns). */
  tablePipeAlign?: boolean | null | undefined
}
