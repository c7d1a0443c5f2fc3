import type {Compatible, VFile} from 'vfile'
import type {GridTableDialect, WidthModel} from '../../grammars/grid-table/nodes.js'
import type {Source} from '../../grammars/source.js'
import {type BidiControls, reportCharacters} from '../shared/characters.js'
import {checkOptions, type OptionKind} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import type {TableSettings} from './read-table.js'

/** Options of `fromGridTable` and `findTables`. */
export interface GridTableOptions {
  /**
   * Dialect of the tables (default: `'auto'`: each table tells). `'markdown'`: the text is a Markdown document, whose
   * tables are pandoc's or Adobe's; each one tells.
   */
  dialect?: 'auto' | 'markdown' | GridTableDialect | null | undefined
  /**
   * What to make of the text of a cell (default: `'inline'`).
   *
   * - `literal`: one paragraph whose text is the cell's lines, joined by `\n`
   * - `text`: one paragraph for each of the cell's, wrapped words put together again, no markup read
   * - `inline`: blocks and markup of the language that the dialect belongs to: GFM for `pandoc` and `adobe`
   */
  cells?: 'literal' | 'text' | 'inline' | null | undefined
  /** How wide characters are (default: `'auto'`: the model that the right border agrees with). */
  widths?: 'auto' | WidthModel | null | undefined
  /** Whether to put wrapped lines and words together again (default: `true`). */
  unwrap?: boolean | null | undefined
  /** What to say about characters that turn the order of text around (default: `'warn'`). */
  bidi?: BidiControls | null | undefined
  /** Takes messages (default: `value`, where that is a file). */
  file?: VFile | null | undefined
}

const dialects = [
  'auto',
  'markdown',
  'rst',
  'rst-simple',
  'sphinx',
  'hyperhelp',
  'pandoc',
  'adobe'
] as const
const models = ['auto', 'docutils', 'terminal', 'code-point', 'code-unit'] as const

/** What the text of a cell can be. */
export const cellContents: ReadonlyArray<NonNullable<GridTableOptions['cells']>> = [
  'literal',
  'text',
  'inline'
]

/** What the options of all readers can be. */
export const documentKinds: Readonly<Record<string, OptionKind>> = {
  cells: cellContents,
  unwrap: 'boolean',
  bidi: ['warn', 'allow'],
  file: 'file'
}

/**
 * Fill in defaults.
 *
 * @throws {TypeError}
 *   When an option has a value that it cannot have.
 */
export function settingsOf(
  options: GridTableOptions,
  file: VFile | undefined,
  source: Source
): TableSettings {
  checkOptions('read tables', options, {...documentKinds, dialect: dialects, widths: models})
  const {cells, dialect, widths} = options
  const report = reportTo(file, source)
  if (file) reportCharacters(source, report, options.bidi)
  return {
    tables: {
      dialect: dialect ?? 'auto',
      widths: widths ?? 'auto',
      literal: cells === 'literal'
    },
    cells: cells ?? 'inline',
    unwrap: options.unwrap ?? true,
    report
  }
}

/** The file that messages go to. */
export function fileOf(value: Compatible, options: GridTableOptions): VFile | undefined {
  if (options.file) return options.file
  return value && typeof value === 'object' && 'messages' in value ? (value as VFile) : undefined
}
