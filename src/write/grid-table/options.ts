import type {VFile} from 'vfile'
import type {GridTableDialect, WidthModel} from '../../../grammars/grid-table/nodes.js'
import type {Language} from '../../../grammars/nodes.js'

/** Notations that a table of a document can be converted to. */
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
   * Dialect of table and cells (default: as it was read), or another notation: `'grid'` is the dialect that it was read
   * in, `'simple'` are reST simple tables; `'list-table'`, `'csv-table'` and `'flat-table'` are reST directives,
   * `'pipe'` and `'html'` are Markdown tables.
   */
  dialect?: GridTableDialect | TableNotation | null | undefined
}

/** How to draw a table. */
export interface DrawOptions {
  /** How the table is drawn and its cells are marked up (default: as it was read). */
  dialect?: GridTableDialect | null | undefined
  /**
   * How the text of the cells is meant; give what it was read with. `'inline'` (default): nodes are printed in the
   * notation of the dialect. `'text'`: paragraphs of text that holds no markup, broken where lines are full.
   * `'literal'`: lines of text, written as they are.
   */
  cells?: 'literal' | 'text' | 'inline' | null | undefined
  /** Whose marks are used in cells of the dialects `sphinx` and `hyperhelp` (default: those of the dialect). `sphinx` is `sphinx-help`. */
  language?: Language | 'sphinx' | null | undefined
  /**
   * Columns that the table shall take at most, borders and indentation included; they are weighed over its columns. No
   * word is broken for it, save in the dialects `sphinx` and `hyperhelp`, whose readers put cut words together again. By default the columns keep the widths that they have, and those whose text does not fit
   * grow; a table without widths gets 80.
   */
  width?: number | null | undefined
  /** How to measure characters (default: by the dialect). */
  widths?: WidthModel | null | undefined
  /** What stands before each line: blanks, or a number of them (default: `''`). */
  indent?: string | number | null | undefined
  /** Line ending (default: `'\n'`). */
  eol?: '\n' | '\r\n' | null | undefined
  /**
   * Text that the table was read from. A table that has not changed since is printed as it stands there, byte for byte,
   * the indentation of its first line left out.
   */
  source?: string | null | undefined
  /**
   * Whether to write the caption, too, above or below (default: `true`); only pandoc's tables have one. `false` for who
   * puts the drawing where the table stood.
   */
  caption?: boolean | null | undefined
  /** Whether to read the result and compare, and throw if the dialect would read something else (default: `false`). */
  verify?: boolean | null | undefined
  /** Collects messages on what the dialect cannot express (rule `table-loss`). */
  file?: VFile | null | undefined
  /**
   * Takes the name of each thing that is left out: `'align'`, `'caption'`, `'footer'`, a node type.
   *
   * @deprecated Use `file`.
   */
  onLoss?: ((what: string) => void) | null | undefined
}

/** The language that is asked for: `sphinx` is the older name of `sphinx-help`. */
export function cellLanguageOf({language}: Pick<DrawOptions, 'language'>): Language | undefined {
  return language === 'sphinx' ? 'sphinx-help' : (language ?? undefined)
}
