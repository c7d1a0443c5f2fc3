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

/** How a Markdown document is read. */
export interface MarkdownSettings {
  dialect: MarkdownDialect
  widths: 'auto' | WidthModel
  /** Whether to read what is in the cells of grid tables. */
  cells: boolean
  /** Whether the cells of `reading` are literal (default: `false`: they wait to be read). */
  literal?: boolean | undefined
  /**
   * Whether the text outside of grid tables is pandoc's, too, so that its own markup stands for itself (default:
   * `true`, unless tables are Adobe's).
   */
  pandoc?: boolean
  /** Whether pipe tables take their captions from the text around them (default: `false`). */
  pipes?: boolean
  /** Whether to tokenize what can be read without (default: `false`). */
  tokenizeAll?: boolean | undefined
  /** Characters of the pieces that the document is read in, at least (default: what is quickest). */
  piece?: number | undefined
  /** What the syntax has besides (default: nothing). */
  extension?: Extension | undefined
  report: Report
}

/** What was read from a piece, with places in it. */
interface PieceReading {
  tree: Root
  problems: Array<Problem>
  missed: Array<MarkdownTableSource>
}

/** A Markdown document that was read. */
export interface MarkdownDocument {
  /** mdast, with places of the text that was given. */
  tree: Root
  /** The grid tables that stand in no other grid table, in the order in which they start. */
  tables: Array<MarkdownTable>
  /** Lines in its flow that look like a table, and that its dialect refuses. */
  refused: Array<TextBlock>
}

/** A grid table of a Markdown document. */
export interface MarkdownTable {
  /** Its node in the tree. */
  node: GridTable
  /** Its lines, cut out of the document. */
  block: TextBlock
  /** What was read from them. */
  reading: GridTableReading
}

/** Put blanks for front matter, so that all places stay. */
export function withoutFrontMatter(text: string): string {
  return text.replace(frontMatter, (lines) => lines.replace(/[^\n]/g, ' '))
}

/** YAML, whose end pandoc draws with dots as well, or TOML. */
const frontMatter =
  /^(?:---[ \t]*\n(?!\n)[\s\S]*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n[\s\S]*?\n\+\+\+)[ \t]*(?:\n|$)/

const mayHaveAddress = /www\.|https?:|@/i

const gfmWithoutAddresses = gfmFromMarkdown().map(({transforms: _, ...extension}) => extension)

/** Read a cell of paragraphs, with no markup that the document around it says more of. */
function readCell(text: JoinedText, dialect: 'pandoc' | 'adobe'): Array<RootContent> | undefined {
  // It may be a reference.
  if (text.value.includes('[')) return undefined
  return holdsOnly(text.value, 'simple', dialect) ? readParagraphs(text) : undefined
}

/**
 * Read a Markdown document: CommonMark, GFM, grid tables, and, as text that stands for itself, the markup
 * of pandoc's that has no node.
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
    // To look for addresses in each text takes long, and most pieces have none.
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

  /** Give nodes their places in the text that was given, and find the outer tables. */
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
