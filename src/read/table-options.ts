import type {VFile} from 'vfile'
import type {Source} from '../../grammars/source.js'
import {reportCharacters} from '../shared/characters.js'
import {checkOptions, type OptionKind} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import type {GridTableOptions} from './options.js'
import type {ReadMarkup, TableSettings} from './table-settings.js'

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

/** Allowed contents of a cell. */
export const cellContents: ReadonlyArray<NonNullable<GridTableOptions['cells']>> = [
  'literal',
  'text',
  'inline'
]

/** Kinds of the options that all readers share. */
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
 *   Reads markup, if cells may contain any (default: they contain texts).
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
