import type {Root} from 'mdast'
import {parseBlocks} from '../../../grammars/block/index.js'
import {DerivedSource, expandTabs} from '../../../grammars/derived-source.js'
import {readGridTable} from '../../../grammars/grid-table/index.js'
import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import type {GridTableReading} from '../../../grammars/grid-table/reading.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import type {Problem, Report} from '../../../grammars/problem.js'
import type {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {skip, visit} from '../../shared/visit.js'
import {rst} from '../languages/rst.js'
import {createState, parse} from '../read-document.js'
import type {ReadSettings} from '../table-settings.js'
import {resolve} from './resolve.js'
import type {ReportAt} from './tree.js'

/** How to read a document; problems passed to `report` have positions in the given text. */
export interface RstSettings extends ReadSettings {
  readonly reportAt: ReportAt
}

/** Read a document like docutils; tabs go to multiples of eight columns. */
export function readRst(given: Source, {report, reportAt, ...settings}: RstSettings): Root {
  const source = expandTabs(given)
  const problems: Array<Problem> = []
  const tree = parse(source, {
    ...settings,
    language: rst,
    report: placed((problem) => void problems.push(problem), source)
  })
  reportOnce(problems, given, report)
  resolve(tree, reportAt)
  return tree
}

/**
 * Report problems, but nothing else of the lines in which a table is broken: what those make of the text around them and in
 * their cells follows from that.
 */
function reportOnce(problems: ReadonlyArray<Problem>, source: Source, report: Report): void {
  const broken = new Set<number>()
  for (const {ruleId, start} of problems) {
    if (isOfTable(ruleId)) broken.add(source.lineAt(start))
  }
  for (const problem of problems) {
    if (isOfTable(problem.ruleId) || !broken.has(source.lineAt(problem.start))) report(problem)
  }
}

function isOfTable(ruleId: string): boolean {
  return /^(?:grid|simple)-table/.test(ruleId)
}

/** Read the tables of a document: drawn ones, and those that directives make of lists and values. */
export function readRstTables(source: Source, settings: RstSettings): Array<GridTable> {
  const tables: Array<GridTable> = []
  const tree = readRst(source, {
    ...settings,
    report: (problem) => {
      if (/^(?:(?:grid|simple|rst)-table|nesting-limit)/.test(problem.ruleId))
        settings.report(problem)
    },
    reportAt: () => {}
  })
  visit(tree, (node) => {
    if (node.type === 'gridTable') tables.push(node)
  })
  return tables
}

/** A table of a document, with its cells still to be read. */
export interface FoundTable {
  readonly node: GridTable
  /** Its drawing or values; none for a list, whose items are blocks already. */
  readonly reading: GridTableReading | undefined
}

/**
 * Find the tables of a document, except for tables in tables.
 *
 * @param given
 *   Text.
 * @param tables
 *   How tables are read.
 * @param report
 *   Receives their problems.
 */
export function findRstTables(
  given: Source,
  tables: ReadSettings['tables'],
  report: Report
): Array<FoundTable> {
  const {tree, readings} = readBlocks(given, tables, report)
  const known = new Map(readings.map((reading) => [reading.node, reading]))
  const found: Array<FoundTable> = []
  visit(tree, (node) => {
    if (node.type !== 'gridTable') return undefined
    found.push({node, reading: known.get(node)})
    return skip
  })
  return found
}

/** Drawn tables of a document. */
export interface RstDrawings {
  /** Readable tables, with their cells still to be filled; excludes tables in cells. */
  readonly readings: Array<GridTableReading>
  /** Lines of the broken ones. */
  readonly refused: Array<TextBlock>
}

/**
 * Find the drawn tables of a document where a reader sees them: not in literal blocks, code, comments.
 *
 * @param given
 *   Text.
 * @param tables
 *   How tables are read.
 * @param report
 *   Receives their problems.
 */
export function findRstDrawings(
  given: Source,
  tables: ReadSettings['tables'],
  report: Report
): RstDrawings {
  const {readings, refused} = readBlocks(given, tables, report)
  return {
    readings: readings.flatMap((reading): Array<GridTableReading> => {
      const {node, block} = reading
      if (node.data?.notation !== undefined) return []
      if (block.source === given) return [reading]
      // Places in the text that was given are asked for; a line that starts inside of a tab has none.
      const lines = toGiven(block, given)
      const own = {...tables, dialect: node.dialect as GridTableDialect}
      const found = isSame(block, lines) ? readGridTable(lines, own, () => {}) : undefined
      return found ? [found] : []
    }),
    refused: refused.map((block) => toGiven(block, given))
  }
}

/** Nodes whose text contains no tables. */
const literalBlocks: ReadonlySet<string> = new Set(['code', 'comment', 'html', 'math', 'yaml'])

/**
 * Find the literal lines of a document: code, comments, math, directives without markup.
 *
 * @returns
 *   Pairs of line numbers, from 0: the first line and the one after the last.
 */
export function findRstLiterals(given: Source, tables: ReadSettings['tables']): Array<number> {
  const lines: Array<number> = []
  const {tree, refused} = readBlocks(given, tables, () => {})
  // A broken table is also a code node, with the directive that it stands in, but not code that an author wrote.
  const broken = refused.map(({source, start}) => source.lineAt(start)).sort((a, b) => a - b)
  let next = 0
  visit(tree, (node) => {
    if (!literalBlocks.has(node.type) || !node.position) return
    const top = node.position.start.line - 1
    const end = node.position.end.line
    while (next < broken.length && broken[next]! < top) next += 1
    if ((broken[next] ?? end) >= end) lines.push(top, end)
  })
  return lines
}

/** Read the blocks of a document, and leave cells and running text. */
function readBlocks(
  given: Source,
  tables: ReadSettings['tables'],
  report: Report
): RstDrawings & {readonly tree: Root} {
  const source = expandTabs(given)
  const refused: Array<TextBlock> = []
  const state = {
    ...createState(TextBlock.of(source), {
      tables,
      report: placed((problem) => {
        if (isOfTable(problem.ruleId)) report(problem)
      }, source)
    }),
    refused
  }
  const tree: Root = {type: 'root', children: parseBlocks(state, rst.blocks)}
  return {tree, readings: state.readings, refused}
}

/** Report problems at their positions in the base of a derived source. */
function placed(report: Report, source: Source): Report {
  if (!(source instanceof DerivedSource)) return report
  return (problem) => {
    const start = source.baseOffset(problem.start)
    const end = problem.end === undefined ? undefined : source.baseOffset(problem.end)
    report({...problem, start, ...(end !== undefined && {end})})
  }
}

/** Whether lines have the same columns in front of them in two texts. */
function isSame(block: TextBlock, other: TextBlock): boolean {
  return block.starts.every(
    (start, index) =>
      start === block.ends[index] || indentOf(block, index) === indentOf(other, index)
  )
}

function indentOf({source, starts}: TextBlock, index: number): number {
  const start = starts[index]!
  return textWidth(source.value.slice(source.lineStarts[source.lineAt(start)], start), 'docutils')
}

/** Map lines to the base of their source. */
function toGiven({source, starts, ends}: TextBlock, given: Source): TextBlock {
  if (!(source instanceof DerivedSource)) return new TextBlock(source, starts, ends)
  const toBase = (offset: number): number => source.baseOffset(offset)
  return new TextBlock(given, starts.map(toBase), ends.map(toBase))
}
