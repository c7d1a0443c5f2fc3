import type {VFile} from 'vfile'
import type {GridTableDialect, WidthModel} from '../../grammars/grid-table/nodes.js'
import type {BidiControls} from '../shared/characters.js'

/** Options of document readers. */
export interface DocumentOptions {
  /**
   * How to read the text of a cell (default: `'inline'`).
   *
   * - `literal`: one paragraph with the lines of the cell, joined by `\n`
   * - `text`: paragraphs of plain text, with wrapped words joined
   * - `inline`: markup as well
   */
  cells?: 'literal' | 'text' | 'inline' | null | undefined
  /** Whether to join wrapped lines and words (default: `true`). */
  unwrap?: boolean | null | undefined
  /** Language of code blocks that do not name one (default: none; in the output of Sphinx, detected if certain). */
  codeLanguage?: string | null | undefined
  /** Whether to warn about bidirectional control characters (default: `'warn'`). */
  bidi?: BidiControls | null | undefined
  /** Collects messages (default: `value`, if it is a file). */
  file?: VFile | null | undefined
}

/** Options of `fromHyperhelp`. */
export interface FromHyperhelpOptions extends DocumentOptions {
  /**
   * Who wrote the file (default: `'auto'`, which detects it).
   *
   * - `hyperhelp`: a person
   * - `sphinx`: the Sphinx builder sphinx_hyperhelp, which uses the same markup with other meanings
   */
  dialect?: 'auto' | 'hyperhelp' | 'sphinx' | null | undefined
  /**
   * Whether to read handwritten files exactly as the editor does (default: `false`): unclosed markup extends to the end
   * of the file, and the language of a fence is the part of its name that the editor knows.
   */
  strict?: boolean | null | undefined
}

/** Options of `fromGridTable` and `findTables`. */
export interface GridTableOptions {
  /**
   * Dialect of the tables (default: `'auto'`, which detects it). `'markdown'`: the text is a Markdown document with
   * tables of pandoc or Adobe.
   */
  dialect?: 'auto' | 'markdown' | GridTableDialect | null | undefined
  /**
   * How to read the text of a cell (default: `'inline'`).
   *
   * - `literal`: one paragraph with the lines of the cell, joined by `\n`
   * - `text`: paragraphs of plain text, with wrapped words joined
   * - `inline`: blocks and markup of the language that the dialect belongs to: GFM for `pandoc` and `adobe`
   */
  cells?: 'literal' | 'text' | 'inline' | null | undefined
  /** How to measure characters (default: `'auto'`: the model with which the right border aligns). */
  widths?: 'auto' | WidthModel | null | undefined
  /** Whether to join wrapped lines and words (default: `true`). */
  unwrap?: boolean | null | undefined
  /** Whether to warn about bidirectional control characters (default: `'warn'`). */
  bidi?: BidiControls | null | undefined
  /** Collects messages (default: `value`, if it is a file). */
  file?: VFile | null | undefined
}
