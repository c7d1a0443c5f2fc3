import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {widthModels} from '../../../grammars/grid-table/widths.js'
import {Source} from '../../../grammars/source.js'
import type {Documents} from '../../read/documents.js'
import type {GridTableOptions} from '../../read/options.js'
import {checkChoice, checkOptions, checkText} from '../../shared/check-options.js'
import {kindOf} from '../../shared/document-kind.js'
import {reportTo, toMessage} from '../../shared/message.js'
import type {FormatChange} from './format-change.js'
import {formatOnce} from './format-once.js'
import type {Settings, TableReadings} from './run.js'

export type {FormatChange} from './format-change.js'
export type {TableReadings} from './run.js'

/** Options of `formatTables`. */
export interface FormatTablesOptions {
  /** Dialect to read the tables in (default: `'auto'`, which detects it). */
  from?: GridTableOptions['dialect']
  /**
   * `'keep'` (default): valid tables keep their layout, and only inconsistencies are fixed. `'canonical'`: all tables
   * are redrawn in one style, with a space on both sides of each text.
   */
  style?: 'keep' | 'canonical' | null | undefined
  /** Dialect to draw the tables in (default: their own). */
  as?: GridTableDialect | 'simple' | null | undefined
  /**
   * Older name of `as`.
   *
   * @deprecated
   *   Use `as`.
   */
  dialect?: GridTableDialect | null | undefined
  /**
   * Maximum width of a table in columns, including indentation. Wider tables are redrawn with narrower columns and
   * rewrapped paragraphs; words stay whole, and no table gets wider.
   */
  width?: number | null | undefined
  /** Whether to repair broken tables (default: `false`). */
  fix?: boolean | null | undefined
  /** Collects messages; its extension sets the language of the text, and so where tables can be. */
  file?: VFile | null | undefined
}

/** Result of `formatTables`. */
export interface FormattedTables {
  /** The text; the original one if there are no changes. */
  value: string
  /** Changes, in the order of the text. */
  changes: Array<FormatChange>
  /**
   * Problems, one message per table: it could not be read or repaired, or the dialect cannot express it. `file` gets
   * the same messages.
   */
  messages: Array<VFileMessage>
  /** Tables that can be repaired in several ways, for programs that can ask. */
  readings: Array<TableReadings>
}

/**
 * Format the tables of any text; see `formatTables`.
 *
 * @param source
 *   Text.
 * @param options
 *   Configuration.
 * @param documents
 *   Readers of documents, so that tables are found where these see them (default: anywhere).
 */
export function formatTablesIn(
  source: string,
  options: FormatTablesOptions,
  documents?: Documents
): FormattedTables {
  const settings: Settings = {...readOptions(source, options), documents}
  const first = formatOnce(source, settings, new Set())
  let {value} = first
  const isSettled = settings.dialect && settings.from !== 'auto'
  // After a change of dialect, the text is not read again in the old one. After drawing and repairs, more may be
  // drawable, because borders were in the way. If tables determine their dialect, the next round reads what this one
  // drew.
  for (let round = 0; round < 5 && !isSettled && first.changes.length > 0; round += 1) {
    const next = formatOnce(value, {...settings, isAgain: true}, new Set())
    if (next.value === value) break
    value = next.value
  }
  const {file} = options
  if (file) {
    const report = reportTo(file, new Source(source))
    for (const problem of first.problems) report(problem)
  }
  const place = new Source(source)
  return {
    value,
    changes: first.changes,
    messages: first.problems.map((problem) => toMessage(problem, place)),
    readings: first.readings
  }
}

function readOptions(source: string, options: FormatTablesOptions): Omit<Settings, 'documents'> {
  const {style, width, fix, file} = options
  const from = options.from === 'markdown' ? 'auto' : options.from
  const named = options.as ?? options.dialect
  const dialect = named === 'simple' ? 'rst-simple' : named
  const task = 'format tables'
  checkText(task, source)
  checkOptions(task, options, {
    style: ['keep', 'canonical'],
    widths: ['auto', 'docutils', 'terminal', 'code-point', 'code-unit'],
    width: 1,
    fix: 'boolean',
    file: 'file'
  })
  checkChoice(task, options.as ? 'as' : 'dialect', dialect, Object.keys(widthModels))
  const own = options.from === 'markdown' ? 'markdown' : kindOf(file?.extname)
  const kind =
    own !== 'text' || !from
      ? own
      : from === 'rst' || from === 'rst-simple'
        ? 'rst'
        : from === 'pandoc' || from === 'adobe'
          ? 'markdown'
          : 'text'
  return {
    from: from ?? 'auto',
    kind,
    isCanonical: style === 'canonical' || Boolean(dialect),
    dialect: dialect ?? undefined,
    width: width ?? undefined,
    fix: fix ?? false,
    isAgain: false
  }
}
