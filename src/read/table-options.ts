import type {VFile} from 'vfile'
import type {GridTableDialect, WidthModel} from '../../grammars/grid-table/nodes.js'
import type {Source} from '../../grammars/source.js'
import {type BidiControls, reportCharacters} from '../shared/characters.js'
import {checkOptions, type OptionKind} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import type {ReadMarkup, TableSettings} from './read-table.js'

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
 * @param readMarkup
 *   What reads markup, if cells can have any (default: they have texts).
 * @throws {TypeError}
 *   If an option is invalid.
 */
export function settingsOf(
  options: GridTableOptions,
  file: VFile | undefined,
  source: Source,
  readMarkup?: ReadMarkup | undefined
): TableSettings {
  const kinds = readMarkup ? documentKinds : {...documentKinds, cells: ['literal', 'text']}
  checkOptions('read tables', options, {...kinds, dialect: dialects, widths: models})
  const {cells, dialect, widths} = options
  const report = reportTo(file, source)
  if (file) reportCharacters(source, report, options.bidi)
  return {
    tables: {
      dialect: dialect ?? 'auto',
      widths: widths ?? 'auto',
      literal: cells === 'literal'
    },
    cells: cells ?? (readMarkup ? 'inline' : 'text'),
    readMarkup,
    unwrap: options.unwrap ?? true,
    report
  }
}
