import type {VFile} from 'vfile'
import type {GridTableDialect, WidthModel} from '../../../grammars/grid-table/nodes.js'
import type {Language} from '../../../grammars/nodes.js'

/** Notations to which a table in a document can be converted. */
export type TableNotation =
  | 'grid'
  | 'simple'
  | 'list-table'
  | 'csv-table'
  | 'flat-table'
  | 'pipe'
  | 'html'

/** All notations. */
export const tableNotations: ReadonlyArray<TableNotation> = [
  'grid',
  'simple',
  'list-table',
  'csv-table',
  'flat-table',
  'pipe',
  'html'
]

/** Options of `toGridTable`. */
export interface ToGridTableOptions extends Omit<DrawOptions, 'dialect'> {
  /**
   * Dialect of table and cells (default: as it was read), or another notation: `'grid'` is the dialect in which it was
   * read, `'simple'` are reST simple tables; `'list-table'`, `'csv-table'` and `'flat-table'` are reST directives,
   * `'pipe'` and `'html'` are Markdown tables.
   */
  dialect?: GridTableDialect | TableNotation | null | undefined
}

/** How to draw a table. */
export interface DrawOptions {
  /** How to draw the table and mark up its cells (default: as it was read). */
  dialect?: GridTableDialect | null | undefined
  /**
   * Meaning of the text in cells; use the value with which it was read. `'inline'` (default): nodes are printed in the
   * notation of the dialect. `'text'`: paragraphs of text without markup, wrapped where lines are full. `'literal'`:
   * lines of text, written verbatim.
   */
  cells?: 'literal' | 'text' | 'inline' | null | undefined
  /**
   * Markup language of cells in the dialects `sphinx` and `hyperhelp` (default: that of the dialect). `sphinx` is
   * `sphinx-help`.
   */
  language?: Language | 'sphinx' | null | undefined
  /**
   * Maximum width of the table in columns, borders and indentation included, distributed over its columns. Words are
   * not broken for it, except in the dialects `sphinx` and `hyperhelp`, whose readers join cut words again. By default,
   * columns keep their widths, and grow if their text does not fit; a table without widths gets 80.
   */
  width?: number | null | undefined
  /** How to measure characters (default: by the dialect). */
  widths?: WidthModel | null | undefined
  /** Indentation of each line: spaces, or a number of them (default: `''`). */
  indent?: string | number | null | undefined
  /** Line ending (default: `'\n'`). */
  eol?: '\n' | '\r\n' | null | undefined
  /**
   * Text from which the table was read. A table that has not changed since is printed verbatim, byte for byte, without
   * the indentation of its first line.
   */
  source?: string | null | undefined
  /**
   * Whether to write the caption, too, above or below (default: `true`); only pandoc's tables have one. Use `false` if
   * the drawing replaces the table in its text.
   */
  caption?: boolean | null | undefined
  /** Whether to read the result back, and throw if it differs in the dialect (default: `false`). */
  verify?: boolean | null | undefined
  /** Collects messages on what the dialect cannot express (rule `table-loss`). */
  file?: VFile | null | undefined
  /**
   * Called with each feature that is left out: `'align'`, `'caption'`, `'footer'`, a node type.
   *
   * @deprecated Use `file`.
   */
  onLoss?: ((what: string) => void) | null | undefined
}

/** The requested language; `sphinx` is the older name of `sphinx-help`. */
export function cellLanguageOf({language}: Pick<DrawOptions, 'language'>): Language | undefined {
  return language === 'sphinx' ? 'sphinx-help' : (language ?? undefined)
}
