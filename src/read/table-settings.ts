import type {GridTableReading} from '../../grammars/grid-table/reading.js'
import type {GridTableSettings} from '../../grammars/grid-table/settings.js'
import type {Language} from '../../grammars/nodes.js'
import type {Report} from '../../grammars/problem.js'
import type {TextBlock} from '../../grammars/text-block.js'

/** How to read a text with tables. */
export interface ReadSettings {
  tables: GridTableSettings
  /** What to make of the text of a cell. */
  cells: 'literal' | 'text' | 'inline'
  /** Whether to put wrapped lines together. */
  unwrap: boolean
  /** Which texts to read: those with one of these characters, and all that topics consist of (default: all). */
  only?: RegExp | undefined
  report: Report
}

/** How to read the drawing of a table. */
export interface TableSettings extends ReadSettings {
  /** Whose marks the cells have (default: as `cellLanguage` says). */
  language?: Language | undefined
  /** Reads cells as blocks and markup; who leaves it out does not read them `inline`. */
  readMarkup?: ReadMarkup | undefined
}

/** Reads the cells of a table as blocks and markup of a language. */
export type ReadMarkup = (
  reading: GridTableReading,
  block: TextBlock,
  settings: TableSettings & {language: Language}
) => void
