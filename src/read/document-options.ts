import type {VFile} from 'vfile'
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
