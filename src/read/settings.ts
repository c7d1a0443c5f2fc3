import type {GridTableSettings} from '../../grammars/grid-table/index.js'
import type {Language} from '../../grammars/nodes.js'
import type {Report} from '../../grammars/problem.js'

/** How to read a text. */
export interface ParseSettings {
  language: Language
  tables: GridTableSettings
  /** What to make of the text of a cell. */
  cells: 'literal' | 'text' | 'inline'
  /** Whether to put wrapped lines together. */
  unwrap: boolean
  /** Whether to read hand-written help files as the editor does (default: `false`). */
  strict?: boolean
  /** Which texts to read: those with one of these characters, and all that topics consist of (default: all). */
  only?: RegExp
  report: Report
}
