import type {Nodes, Root, RootContent} from 'mdast'
import {fromMarkdown, type Options} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import type {Extension} from 'micromark-util-types'
import {readGridTable} from '../../../grammars/grid-table/index.js'
import type {GridTable, WidthModel} from '../../../grammars/grid-table/nodes.js'
import type {GridTableReading} from '../../../grammars/grid-table/reading.js'
import type {JoinedText} from '../../../grammars/joined-text.js'
import type {Problem, Report} from '../../../grammars/problem.js'
import type {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {pandocDefinitions, pandocDefinitionsFromMarkdown} from './definition-list.js'
import type {MarkdownDialect} from './dialect.js'
import {createExtension} from './grid-table-from-markdown.js'
import type {FoundGrid} from './grid-table-search.js'
import {createSyntax} from './grid-table-syntax.js'
import {mathBlocks, mathBlocksFromMarkdown} from './math.js'
import {pandocMarkup, pandocMarkupFromMarkdown} from './pandoc-markup.js'
import {readParagraphs} from './paragraphs.js'
import {finish, readPieces, usualPiece} from './pieces.js'
import {holdsOnly} from './plain-text.js'
import type {LineStart, MarkdownTableSource} from './table-source.js'

/** How to read a Markdown document. */
export interface MarkdownSettings {
  dialect: MarkdownDialect
  widths: 'auto' | WidthModel
  /** Whether to read the contents of grid table cells. */
  cells: boolean
  /** Whether the cells of `reading` are literal (default: `false`: they are still to be read). */
  literal?: boolean | undefined
  /**
   * Whether the text outside grid tables is pandoc's, too, so that its own markup is kept verbatim (default: `true`,
   * unless tables are Adobe's).
   */
  pandoc?: boolean
  /** Whether pipe tables take captions from the text around them (default: `false`). */
  pipes?: boolean
  /** Whether to tokenize even what can be read without (default: `false`). */
  tokenizeAll?: boolean | undefined
  /** Minimum size of the pieces in which the document is read, in characters (default: the fastest). */
  piece?: number | undefined
  /** Extension with further syntax (default: none). */
  extension?: Extension | undefined
  report: Report
}

/** Result of reading a piece, with positions in it. */
interface PieceReading {
  tree: Root
  problems: Array<Problem>
  missed: Array<MarkdownTableSource>
}

/** A parsed Markdown document. */
export interface MarkdownDocument {
  /** mdast, with positions in the given text. */
  tree: Root
  /** Grid tables outside other grid tables, in order of their start. */
  tables: Array<MarkdownTable>
  /** Lines in its flow that look like a table but are refused by its dialect. */
  refused: Array<TextBlock>
}

/** A grid table of a Markdown document. */
export interface MarkdownTable {
  /** Its node in the tree. */
  node: GridTable
  /** Its lines, cut out of the document. */
  block: TextBlock
  /** Result of reading them. */
  reading: GridTableReading
}

/** Replace front matter by spaces, to preserve positions. */
export function withoutFrontMatter(text: string): string {
  return text.replace(frontMatter, (lines) => lines.replace(/[^\n]/g, ' '))
}

/** YAML, which may also end with dots in pandoc, or TOML. */
const frontMatter =
  /^(?:---[ \t]*\n(?!\n)[\s\S]*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n[\s\S]*?\n\+\+\+)[ \t]*(?:\n|$)/

const mayHaveAddress = /www\.|https?:|@/i

const gfmWithoutAddresses = gfmFromMarkdown().map(({transforms: _, ...extension}) => extension)

/** Read a cell of paragraphs whose markup does not depend on the document around it. */
function readCell(text: JoinedText, dialect: 'pandoc' | 'adobe'): Array<RootContent> | undefined {
  // May be a reference.
  if (text.value.includes('[')) return undefined
  return holdsOnly(text.value, 'simple', dialect) ? readParagraphs(text) : undefined
}

/**
 * Read a Markdown document: CommonMark, GFM, grid tables, and, kept verbatim, the markup of pandoc for which there is
 * no node.
 *
 * @param source
 *   Text.
 * @param settings
 *   How to read it.
 */
export function readMarkdownDocument(source: Source, settings: MarkdownSettings): MarkdownDocument {
  const {dialect, widths, cells, report, pandoc = dialect !== 'adobe'} = settings
  const found = new Map<GridTable, FoundGrid>()
  let {problems, missed}: Omit<PieceReading, 'tree'> = {problems: [], missed: []}
  const syntax = createSyntax({
    dialect,
    widths,
    cells,
    ...(settings.tokenizeAll !== true && {
      readCell: (text, dialect) =>
        readCell(text, dialect === 'adobe' && !pandoc ? 'adobe' : 'pandoc')
    }),
    refuse(table, {depth}) {
      if (depth === 0) missed.push(table)
    },
    report(problem, table, {locate}) {
      const place = (offset: number): number => locate(table.point(offset) as LineStart).offset
      const start = place(problem.start)
      problems.push(
        problem.end === undefined
          ? {...problem, start}
          : {...problem, start, end: place(problem.end)}
      )
    }
  })
  const extensions = [
    // pandoc's `~5~` is no deletion.
    gfm({singleTilde: false}),
    pandocMarkup({everywhere: pandoc}),
    ...(pandoc ? [pandocDefinitions()] : []),
    syntax
  ]
  const mdastExtensions = (text: string): Options['mdastExtensions'] => [
    // Searching each text for URLs is slow, and most pieces have none.
    mayHaveAddress.test(text) ? gfmFromMarkdown() : gfmWithoutAddresses,
    mathBlocksFromMarkdown(),
    pandocMarkupFromMarkdown(),
    pandocDefinitionsFromMarkdown(),
    createExtension({onTable: (table, one) => found.set(table, one), pipes: settings.pipes})
  ]
  const read = (text: string, extension = settings.extension): PieceReading => {
    problems = []
    missed = []
    const tree = fromMarkdown(text, {
      extensions: [mathBlocks(text), ...extensions, ...(extension ? [extension] : [])],
      mdastExtensions: mdastExtensions(text)
    })
    return {tree, problems, missed}
  }
  const text = withoutFrontMatter(source.value)
  const pieces = finish(readPieces(text, settings.piece ?? usualPiece, read))
  const tables: Array<MarkdownTable> = []
  const refused: Array<TextBlock> = []
  const tree: Root = {type: 'root', children: []}
  for (const {start, read} of pieces) {
    for (const problem of read.problems) {
      report({
        ...problem,
        start: start + problem.start,
        ...(problem.end !== undefined && {end: start + problem.end})
      })
    }
    for (const table of read.missed) refused.push(cutOut(table, table.lineStarts.length, start))
    for (const child of read.tree.children) {
      visit(child, false, start)
      tree.children.push(child)
    }
  }
  tree.position = source.position(0, source.value.length)
  return {tree, tables, refused}

  /** Map the positions of nodes to the given text, and collect the outer tables. */
  function visit(node: Nodes, isInTable: boolean, base: number): void {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start !== undefined && end !== undefined) {
      node.position = source.position(base + start, base + end)
    }
    const isTable = node.type === 'gridTable'
    if (isTable && !isInTable) {
      const {source: lines, reading} = found.get(node)!
      const block = cutOut(lines, reading.length, base)
      const {literal} = settings
      const tableSettings = {dialect: node.dialect, widths: node.data?.widths ?? widths, literal}
      tables.push({node, block, reading: readGridTable(block, tableSettings, () => {})!})
    }
    const caption = isTable || node.type === 'table' ? node.data?.caption : undefined
    const children = 'children' in node ? node.children : []
    for (const child of [...(caption?.children ?? []), ...children]) {
      visit(child, isInTable || isTable, base)
    }
  }

  function cutOut(lines: MarkdownTableSource, length: number, base: number): TextBlock {
    const starts = lines.starts.slice(0, length).map(({offset}) => base + offset)
    const ends = starts.map((start, line) => start + lines.lineEnd(line) - lines.lineStarts[line]!)
    return new TextBlock(source, starts, ends)
  }
}
