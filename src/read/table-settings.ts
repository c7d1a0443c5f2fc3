import type {GridTableReading} from '../../grammars/grid-table/reading.js'
import type {GridTableSettings} from '../../grammars/grid-table/settings.js'
import type {Language} from '../../grammars/nodes.js'
import type {Report} from '../../grammars/problem.js'
import type {TextBlock} from '../../grammars/text-block.js'

/** How to read a text with tables. */
export interface ReadSettings {
  tables: GridTableSettings
  /** How to read the text of a cell. */
  cells: 'literal' | 'text' | 'inline'
  /** Whether to join wrapped lines. */
  unwrap: boolean
  /** Which texts to read: those that match, and everything that topics consist of (default: all). */
  only?: RegExp | undefined
  report: Report
}

/** How to read the drawing of a table. */
export interface TableSettings extends ReadSettings {
  /** Language of the cells (default: detected by `cellLanguage`). */
  language?: Language | undefined
  /** Reads cells as blocks and markup; required to read them `inline`. */
  readMarkup?: ReadMarkup | undefined
}

/** Reads the cells of a table as blocks and markup of a language. */
export type ReadMarkup = (
  reading: GridTableReading,
  block: TextBlock,
  settings: TableSettings & {language: Language}
) => void
