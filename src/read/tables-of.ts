import {findGridTables} from '../../grammars/grid-table/find.js'
import type {GridTableReading} from '../../grammars/grid-table/reading.js'
import type {GridTableSettings} from '../../grammars/grid-table/settings.js'
import type {Report} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'
import type {TextBlock} from '../../grammars/text-block.js'
import type {DocumentKind} from '../shared/document-kind.js'
import type {Documents} from './documents.js'
import {isMarkdownDialect} from './markdown/dialect.js'
import {findComments} from './program-comments.js'

/** The tables of a document. */
export interface DocumentTables {
  /** Readable tables, in order of their start. */
  readings: Array<GridTableReading>
  /** Lines of tables refused by their dialect. */
  refused: Array<TextBlock>
}

/** Finds literal text, which contains no tables: pairs of offsets, ascending. */
type LiteralRanges = (
  source: Source,
  settings: GridTableSettings,
  documents: Documents | undefined
) => Array<number>

/** What every border of a grid table has. */
const mayHaveBorder = /\+[-=:>^vx]|[-=:<]\+/

/** Finders of literal text, by kind of document. */
const literalRanges: Record<DocumentKind, LiteralRanges> = {
  markdown: () => [],
  rst: rstLiterals,
  program: codeOfProgram,
  // It may be reST or plain text.
  text: rstLiterals
}

/**
 * Find the tables of a document where its reader would see them: not in literal blocks, code, comments.
 *
 * @param source
 *   Text.
 * @param kind
 *   Kind of document.
 * @param settings
 *   How tables are read.
 * @param report
 *   Receives their problems.
 * @param documents
 *   Document readers; without them, tables are anywhere but in the code of programs.
 */
export function findDocumentTables(
  source: Source,
  kind: DocumentKind,
  settings: GridTableSettings,
  report: Report,
  documents: Documents | undefined
): DocumentTables {
  if (kind === 'markdown' && documents) {
    // Most documents have no border of a table, and need not be read.
    if (!mayHaveBorder.test(source.value)) return {readings: [], refused: []}
    const {dialect, widths, literal} = settings
    const {tables, refused} = documents.readMarkdownDocument(source, {
      dialect: isMarkdownDialect(dialect) ? dialect : 'markdown',
      ...{widths, literal, report, cells: false}
    })
    return {readings: tables.map(({reading}) => reading), refused}
  }
  // Computed when there is a table.
  let literals: Array<number> | undefined
  const isLiteral = (offset: number): boolean => {
    literals ??= literalRanges[kind](source, settings, documents)
    let low = 0
    let high = literals.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (literals[middle]! <= offset) low = middle + 1
      else high = middle
    }
    return low % 2 === 1
  }
  const refused: Array<TextBlock> = []
  const readings = findGridTables(
    source,
    settings,
    (problem) => {
      if (!isLiteral(problem.start)) report(problem)
    },
    (block) => {
      if (!isLiteral(block.start)) refused.push(block)
    }
  )
  if (kind !== 'rst' || !documents) {
    return {readings: readings.filter(({block}) => !isLiteral(block.start)), refused}
  }
  // The reader knows which tables there are, and where their lines start. Among broken tables, it knows only those that
  // start like a table; the others are classified by their position.
  const {readings: seen} = documents.findRstDrawings(source, settings, () => {})
  return {readings: seen.sort((a, b) => a.block.start - b.block.start), refused}
}

/** Find what is literal to the reST reader: pairs of offsets. */
function rstLiterals(
  source: Source,
  settings: GridTableSettings,
  documents: Documents | undefined
): Array<number> {
  return (documents?.findRstLiterals(source, settings) ?? []).map(
    (line) => source.lineStarts[line] ?? source.value.length + 1
  )
}

/** Start of a comment that ends with its line. */
const leader = /^[\t ]*(?:#|\/\/|--|;|%|\*|!|'|"|rem\b)/i

/** Find the code of a program: everything but comments and docstrings. */
function codeOfProgram(source: Source): Array<number> {
  const {value, lineStarts} = source
  const prose = findComments(value)
  const ranges: Array<number> = []
  let next = 0
  for (let line = 0; line < lineStarts.length; line += 1) {
    const start = lineStarts[line]!
    const end = source.lineEnd(line)
    while (next < prose.length && prose[next]![1] < start) next += 1
    const inside = next < prose.length && prose[next]![0] <= end
    if (inside || leader.test(value.slice(start, end))) continue
    const last = ranges.length - 1
    if (ranges[last] === start) ranges[last] = end + 1
    else ranges.push(start, end + 1)
  }
  return ranges
}
