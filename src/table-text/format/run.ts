import type {GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import type {Problem} from '../../../grammars/problem.js'
import type {Source} from '../../../grammars/source.js'
import type {Documents} from '../../read/documents.js'
import type {TableSettings} from '../../read/table-settings.js'
import type {DocumentKind} from '../../shared/document-kind.js'
import type {FormatChange} from './format-change.js'
import type {TableText} from './table-text.js'

/** A table that was left alone because a line can be repaired in several ways. */
export interface TableReadings {
  /** Offsets of the table in the original text, in UTF-16 units. */
  start: number
  end: number
  /** The ambiguous line, from 1. */
  line: number
  /** The most likely repairs, best first; at most two. */
  readings: Array<{
    /** The repaired line. */
    text: string
    /** The repaired table, to replace the text from `start` to `end`. */
    value: string
  }>
}

/** Options with their defaults. */
export interface Settings {
  from: 'auto' | GridTableDialect
  kind: DocumentKind
  isCanonical: boolean
  dialect: GridTableDialect | undefined
  width: number | undefined
  fix: boolean
  /** Whether this is a further round, after possible repairs: junctions that no row uses then stay. */
  isAgain: boolean
  documents: Documents | undefined
}

/** Result of formatting once. */
export interface Pass {
  value: string
  changes: Array<FormatChange>
  problems: Array<Problem>
  readings: Array<TableReadings>
}

/** State while the tables of a text are formatted. */
export interface Run {
  readonly source: string
  readonly read: Source
  readonly settings: Settings
  /** How to read tables. */
  readonly options: TableSettings
  /** Whether the Sphinx builder for HyperHelp wrote the text. */
  readonly isBuilt: boolean
  /** Result so far. */
  readonly pass: Pass
  /** Problems reported by the reader, in document order. */
  readonly problems: ReadonlyArray<Problem>
  /** Number of problems already passed on. */
  told: number
  /** Lines of the comments that protect the next table, without those already used. */
  readonly ignored: Array<number>
}

export function placeOf(run: Run, {first, prefixes}: TableText): {line: number; column: number} {
  const {source} = run
  return {line: first + 1, column: prefixes[0]!.length + 1 + (first === 0 ? bomOf(source) : 0)}
}

/** The lines of a repaired table. */
export function textOf(run: Run, table: TableText, lines: ReadonlyArray<string>): string {
  const {source, read} = run
  const {prefixes, margin, above, first} = table
  const next = read.lineStarts[first + 1]
  const eol =
    next === undefined
      ? '\n'
      : source.slice(
          read.pointAt(first, read.lineEnd(first)).offset,
          read.pointAt(first + 1, next).offset
        )
  const start = isMoved(run, table) ? (prefixes[0]!.trim() === '' ? margin : eol + margin) : ''
  return lines
    .map(
      (text, index) => (index === 0 ? start : index === above ? prefixes[above]! : margin) + text
    )
    .join(eol)
}

/** Offset where the replacement of a table starts; for a border in the wrong column, it includes the spaces before. */
export function startOf(run: Run, table: TableText): number {
  const {read} = run
  const {fix} = run.settings
  const {first, prefixes} = table
  const isBlank = fix && isMoved(run, table) && prefixes[0]!.trim() === ''
  return read.lineStarts[first]! + (isBlank ? 0 : prefixes[0]!.length)
}

/**
 * Whether the first border of a table is in another column than its other lines; in a field of reST, it may.
 */
export function isMoved({settings}: Run, {reading, prefixes, margin, above}: TableText): boolean {
  const isField = settings.kind === 'rst' && reading !== undefined && above === 0
  return !isField && prefixes.length > 1 && prefixes[0]!.length !== margin.length
}

function bomOf(source: string): number {
  return Number(source.startsWith('\uFEFF'))
}
