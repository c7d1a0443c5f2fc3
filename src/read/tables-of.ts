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
  /** Tables that can be read, in the order in which they start. */
  readings: Array<GridTableReading>
  /** Lines of those that their dialect refuses. */
  refused: Array<TextBlock>
}

/** Pairs of offsets, ascending: what is between them is literal, and holds no tables. */
type LiteralRanges = (
  source: Source,
  settings: GridTableSettings,
  documents: Documents | undefined
) => Array<number>

/** Who knows where tables may stand, by kind of document. */
const literalRanges: Record<DocumentKind, LiteralRanges> = {
  markdown: () => [],
  rst: rstLiterals,
  program: codeOfProgram,
  // It may be either.
  text: rstLiterals
}

/**
 * Find the tables of a document where its reader would see them: not in literal blocks, code, comments.
 *
 * @param source
 *   Text.
 * @param kind
 *   What it is.
 * @param settings
 *   How tables are read.
 * @param report
 *   Takes what is wrong with them.
 * @param documents
 *   What reads documents; without it, tables are anywhere but in the code of programs.
 */
export function findDocumentTables(
  source: Source,
  kind: DocumentKind,
  settings: GridTableSettings,
  report: Report,
  documents: Documents | undefined
): DocumentTables {
  if (kind === 'markdown' && documents) {
    const {dialect, widths, literal} = settings
    const {tables, refused} = documents.readMarkdownDocument(source, {
      dialect: isMarkdownDialect(dialect) ? dialect : 'markdown',
      ...{widths, literal, report, cells: false}
    })
    return {readings: tables.map(({reading}) => reading), refused}
  }
  // Asked for once there is a table.
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
  const seen = kind === 'rst' && documents ? seenInRst(source, settings, documents) : undefined
  const readings = findGridTables(
    source,
    settings,
    (problem) => {
      if (!isLiteral(problem.start)) report(problem)
    },
    (block) => {
      if (!isLiteral(block.start)) refused.push(block)
    }
  ).filter(({node}) => {
    const {line, column} = node.position!.start
    const offset =
      source.lineStarts[line - 1]! + column - source.point(source.lineStarts[line - 1]!).column
    return seen ? seen.has(line) : !isLiteral(offset)
  })
  if (!seen) return {readings, refused}
  // What the reader sees and the finder does not, such as a table right below a directive.
  for (const reading of readings) seen.delete(lineOf(reading))
  const all = [...readings, ...seen.values()]
  return {readings: all.sort((a, b) => lineOf(a) - lineOf(b)), refused}
}

function lineOf({node}: GridTableReading): number {
  return node.position!.start.line
}

/**
 * Ask the reader of reST which tables it sees, by their first lines. Of lines that no table can be made of it knows only
 * those that start as one does: whether others are meant as a table, their places tell.
 */
function seenInRst(
  source: Source,
  settings: GridTableSettings,
  documents: Documents
): Map<number, GridTableReading> {
  const {readings} = documents.findRstDrawings(source, settings, () => {})
  return new Map(readings.map((reading) => [lineOf(reading), reading]))
}

/** Find what the reader of reST takes for literal: pairs of offsets. */
function rstLiterals(
  source: Source,
  settings: GridTableSettings,
  documents: Documents | undefined
): Array<number> {
  return (documents?.findRstLiterals(source, settings) ?? []).map(
    (line) => source.lineStarts[line] ?? source.value.length + 1
  )
}

/** What starts a comment that ends with its line. */
const leader = /^[\t ]*(?:#|\/\/|--|;|%|\*|!|'|"|rem\b)/i

/** Find the code of a program: all but its comments and the strings that document it. */
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
