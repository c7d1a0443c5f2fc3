import type {Definition, FootnoteDefinition, Nodes, PhrasingContent, Root, Table} from 'mdast'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Point} from 'unist'
import type {GridTable, GridTableCell, GridTableRow} from '../../grammars/grid-table/nodes.js'
import type {Report} from '../../grammars/problem.js'
import type {Source} from '../../grammars/source.js'
import {outsideOf} from '../mdast/caption.js'
import {skip, visit} from '../shared/visit.js'
import {readBreaks} from './breaks.js'
import {joinLines} from './join-lines.js'
import {giveCaption} from './markdown/captions.js'
import type {MarkdownDialect} from './markdown/dialect.js'
import {type MarkdownSettings, readMarkdownDocument} from './markdown/index.js'
import {readCells} from './read-table.js'
import type {TableSettings} from './table-settings.js'

/** Grid and pipe tables of a Markdown document, in order of their start. */
export interface MarkdownTables {
  /** The document; captions are part of the tables. */
  tree: Root
  grids: Array<GridTable>
  /** Pipe tables, in the dialect `pandoc`, whose cells are Markdown. */
  pipes: Array<GridTable>
  /** The footnotes to which their cells refer, by number. */
  notes: Array<FootnoteDefinition>
}

/**
 * Read the tables of a Markdown document for use outside it: references become the links and images that they refer to.
 *
 * @param source
 *   Text.
 * @param settings
 *   How to read cells. `pandoc`: see `MarkdownSettings`. Literal cells of pipe tables are verbatim, except for escaped
 *   pipes.
 */
export function readMarkdownTables(
  source: Source,
  settings: TableSettings & Pick<MarkdownSettings, 'pandoc'>
): MarkdownTables {
  const {cells, report} = settings
  const {dialect, widths} = settings.tables
  const {tree, tables} = readMarkdownDocument(source, {
    dialect: dialect as MarkdownDialect,
    widths,
    cells: cells === 'inline',
    pipes: true,
    ...(settings.pandoc !== undefined && {pandoc: settings.pandoc}),
    report(problem) {
      // Markdown does not measure widths: any model that aligns the lines in an editor is right.
      if (problem.ruleId !== 'grid-table-widths') report(problem)
    }
  })
  const definitions = findDefinitions(tree)
  const notes = numberFootnotes(tree)
  const grids = tables.map(({node, reading, block}) => {
    if (cells === 'inline') {
      joinLines([node])
      readBreaks(node)
      resolve(node, definitions)
      return node
    }
    // Captions come from the document.
    return Object.assign(readCells(reading, block, settings), outsideOf(node))
  })
  const pipes = findPipeTables(tree).map((table) => {
    const {data} = table
    reportCut(table, source, report)
    if (cells !== 'literal') {
      readBreaks(table)
      resolve(table, definitions)
    }
    const grid =
      cells === 'literal'
        ? toGrid(table, (cell) => literalCell(cell, source))
        : toGrid(table, ({children}) => children)
    if (data?.caption) giveCaption(grid, data.caption)
    return grid
  })
  return {tree, grids, pipes, notes}
}

/**
 * Number the footnotes in the order in which the document refers to them; inline notes count.
 *
 * @returns
 *   Those to which table cells refer.
 */
function numberFootnotes(tree: Root): Array<FootnoteDefinition> {
  const defined = new Map<string, FootnoteDefinition>()
  const numbers = new Map<string, number>()
  const used = new Set<FootnoteDefinition>()
  let count = 0
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition' && !defined.has(node.identifier)) {
      defined.set(node.identifier, node)
    }
  })
  number(tree, false)
  return [...used].sort((a, b) => a.data!.number! - b.data!.number!)

  function number(node: Nodes, isInTable: boolean): void {
    if (node.type === 'text' && node.data?.verbatim && node.value.startsWith('^[')) count += 1
    const note = node.type === 'footnoteReference' ? defined.get(node.identifier) : undefined
    if (note) {
      const own = numbers.get(note.identifier) ?? count + 1
      if (own > count) count = own
      numbers.set(note.identifier, own)
      node.data = {...node.data, number: own}
      note.data = {...note.data, number: own}
      if (isInTable) used.add(note)
    }
    if (!('children' in node) || node.type === 'footnoteDefinition') return
    const isTable = isInTable || node.type === 'gridTable' || node.type === 'table'
    for (const child of node.children) number(child, isTable)
  }
}

/** Definitions by normalized label; the first one for a label counts. */
function findDefinitions(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>()
  visit(tree, (node) => {
    if (node.type !== 'definition') return
    const key = normalizeIdentifier(node.identifier)
    if (!definitions.has(key)) definitions.set(key, node)
  })
  return definitions
}

/** Replace references by links and images. */
function resolve(node: Nodes, definitions: ReadonlyMap<string, Definition>): void {
  if (!('children' in node)) return
  for (const [index, child] of node.children.entries()) {
    resolve(child, definitions)
    if (child.type !== 'linkReference' && child.type !== 'imageReference') continue
    const definition = definitions.get(normalizeIdentifier(child.identifier))
    if (!definition) continue
    const {url, title} = definition
    const {position} = child
    node.children[index] = {
      ...(child.type === 'linkReference'
        ? {type: 'link', url, title: title ?? null, children: child.children}
        : {type: 'image', url, title: title ?? null, alt: child.alt ?? null}),
      ...(position && {position})
    }
  }
  const {data} = node as {data?: {caption?: {children: Array<PhrasingContent>}}}
  if (data?.caption) resolve({type: 'paragraph', children: data.caption.children}, definitions)
}

function findPipeTables(tree: Root): Array<Table> {
  const tables: Array<Table> = []
  visit(tree, (node) => {
    if (node.type === 'table') tables.push(node)
    return node.type === 'gridTable' ? skip : undefined
  })
  return tables
}

type PipeCell = Table['children'][number]['children'][number]

/** Report rows with more cells than the header, which readers of the document cannot see. */
function reportCut({children}: Table, source: Source, report: Report): void {
  const columns = children[0]?.children.length ?? 0
  for (const {children: cells} of children) {
    const first = cells[columns]?.position
    if (!first) continue
    const start = offsetOf(first.start, source)
    report({
      ruleId: 'pipe-table-cells',
      reason: `The row has ${cells.length} cells, but the header has ${columns}`,
      start,
      end: start + cells.at(-1)!.position!.end.offset! - first.start.offset!,
      note: 'Readers of Markdown leave out the cells behind the last column. Add a column to the header, or write `\\|` for a bar that is text, in code, too.',
      severity: 'warning'
    })
  }
}

/** Offset of a point; points are in the given text, which has the same lines. */
function offsetOf({line, column}: Point, source: Source): number {
  const start = source.lineStarts[line - 1]!
  return start + column - source.pointAt(line - 1, start).column
}

/** The source of a cell: its markup is kept, but pipes lose the backslash that the table requires. */
function literalCell({children}: PipeCell, source: Source): Array<PhrasingContent> {
  const first = children[0]?.position
  const last = children.at(-1)?.position
  if (!first || !last) return []
  const position = {start: first.start, end: last.end}
  const from = offsetOf(first.start, source)
  const to = from + last.end.offset! - first.start.offset!
  const value = source.value.slice(from, to).replace(/\\\|/g, '|')
  return [{type: 'text', value, position}]
}

function toGrid(
  {children, align, position}: Table,
  content: (cell: PipeCell) => Array<PhrasingContent>
): GridTable {
  const columns = children[0]?.children.length ?? 0
  const rows = children.map((row): GridTableRow => {
    const cells = Array.from({length: columns}, (_, column): GridTableCell => {
      const given = row.children[column]
      const phrasing = given ? content(given) : []
      const cell: GridTableCell = {
        type: 'gtCell',
        children: phrasing.length > 0 ? [{type: 'paragraph', children: phrasing}] : []
      }
      const own = align?.[column]
      return own ? {...cell, align: own} : cell
    })
    return {type: 'gtRow', children: cells, ...(row.position && {position: row.position})}
  })
  return {
    type: 'gridTable',
    columns: Array.from({length: columns}, (_, column) => {
      const own = align?.[column]
      return own ? {width: 0, align: own} : {width: 0}
    }),
    dialect: 'pandoc',
    children: [
      {type: 'gtHeader', children: rows.slice(0, 1)},
      {type: 'gtBody', children: rows.slice(1)}
    ],
    ...(position && {position})
  }
}
