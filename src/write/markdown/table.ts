import type {Paragraph} from 'mdast'
import type {Handle, Handlers, State} from 'mdast-util-to-markdown'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {captionOf} from '../../mdast/caption.js'
import {strong} from '../../mdast/strong.js'
import {reportAt} from '../../shared/message.js'
import {countCopies, maximumCopies} from '../../tables/limit-copies.js'
import {placeCells, type TableLayout} from '../../tables/place-cells.js'
import {captionLine} from '../grid-table/caption.js'
import {writeGridTable} from '../grid-table/index.js'
import {tableToHtml} from './html-table.js'
import type {ToMarkdownOptions} from './options.js'
import {flattenCell, isPipeCell} from './pipe-cell.js'
import {alignmentsOf, writePipeTable} from './pipe-table.js'

/**
 * Make the handler of grid tables.
 *
 * @param options
 *   How to write tables.
 */
export function tableHandlers(options: ToMarkdownOptions): Partial<Handlers> {
  const gridTable: Handle = (node: GridTable, _, state) => {
    const strategy = options.tables ?? 'auto'
    const layout = placeCells(node)
    if (layout.rows === 0 || layout.columns === 0) return ''
    if (strategy === 'grid') {
      return writeGridTable(node, {
        dialect: 'pandoc',
        file: options.file
      })
    }
    if (!isPipe(node, options)) {
      if (strategy === 'pipe') report(node, options, tooManyCopies)
      return tableToHtml(node)
    }
    if (options.spans === 'refuse') refuseSpans(layout)
    for (const loss of lossesOf(layout)) report(node, options, loss, keepAll)
    return withCaption(node, pipeTable(node, layout, state, options), state)
  }
  return {gridTable} as Partial<Handlers>
}

/**
 * Check whether a table is written as a pipe table.
 *
 * @param table
 *   Table.
 * @param options
 *   How to write tables.
 */
export function isPipe(table: GridTable, {tables, spans}: ToMarkdownOptions): boolean {
  if (tables === 'html' || tables === 'grid') return false
  const layout = placeCells(table)
  return tables === 'pipe'
    ? countCopies(layout, spans === 'fill') <= maximumCopies
    : lossesOf(layout).length === 0
}

const tooManyCopies = `Cells that span have more than ${maximumCopies} characters in all their slots, so the table was written as HTML`

const keepAll = '`tables: "html"` keeps everything (`--tables html` on the command line)'

function report(node: GridTable, options: ToMarkdownOptions, reason: string, note?: string): void {
  const problem = {ruleId: 'table-flattened' as const, reason, severity: 'warning' as const}
  reportAt(options.file)(node.position, note === undefined ? problem : {...problem, note})
}

/** List what a pipe table cannot express of a table. */
function lossesOf({cells, headRows, footRows}: TableLayout): Array<string> {
  const losses: Array<string> = []
  const spans = cells.filter(({rowSpan, colSpan}) => rowSpan > 1 || colSpan > 1).length
  const blocks = cells.filter(({cell}) => !isPipeCell(cell)).length
  if (headRows > 1)
    losses.push(`A pipe table has one header row, so ${headRows} were merged into one`)
  if (footRows > 0) losses.push(`A pipe table has no footer, so it was written as part of the body`)
  if (spans > 0)
    losses.push(
      `A pipe table has no spans, so those of ${count(spans)} were written as single cells`
    )
  if (blocks > 0)
    losses.push(
      `A pipe table can contain only text, so the blocks of ${count(blocks)} were written as text`
    )
  return losses
}

function refuseSpans({cells, headRows}: TableLayout): void {
  for (const {row, column, rowSpan, colSpan} of cells) {
    if (row < headRows || (rowSpan === 1 && colSpan === 1)) continue
    throw new Error(
      `Cannot write a pipe table with a cell that spans at row ${row}, column ${column}, expected \`spans: 'fill'\` or \`'blank'\``
    )
  }
}

function count(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`
}

/**
 * Put the caption above or below a pipe table. GFM has none, so it becomes a strong line above, as is common. pandoc
 * captions are kept, with attributes: `Table: Prices {#prices}`.
 */
function withCaption(node: GridTable, lines: string, state: State): string {
  const caption = captionOf(node)
  if (!caption || caption.children.length === 0) return lines
  const info = {before: '\n', after: '\n', now: {line: 1, column: 1}, lineShift: 0}
  if (node.dialect !== 'pandoc') {
    const paragraph: Paragraph = {type: 'paragraph', children: [strong(caption.children)]}
    return `${state.handle(paragraph, undefined, state, info)}\n\n${lines}`
  }
  const paragraph: Paragraph = {type: 'paragraph', children: caption.children}
  const text = state.handle(paragraph, undefined, state, {...info, before: ' '})
  const line = captionLine({mark: 'Table:', ...caption}, text)
  return caption.place === 'above' ? `${line}\n\n${lines}` : `${lines}\n\n${line}`
}

function pipeTable(
  node: GridTable,
  layout: TableLayout,
  state: State,
  options: ToMarkdownOptions
): string {
  const rows: Array<Array<string>> = Array.from({length: layout.rows}, () =>
    new Array<string>(layout.columns).fill('')
  )
  for (const {cell, row, column, rowSpan, colSpan} of layout.cells) {
    const content: Paragraph = {type: 'paragraph', children: flattenCell(cell)}
    const handle = state.handlers.tableCell as unknown as Handle
    const value =
      content.children.length === 0
        ? ''
        : handle(content, undefined, state, {
            before: ' ',
            after: ' ',
            now: {line: 1, column: 1},
            lineShift: 0
          })
    // The name of a column group is repeated over each of its columns.
    const isHead = row < layout.headRows
    const fills = options.spans === 'fill' && !isHead
    const right = isHead || fills ? column + colSpan : column + 1
    const bottom = fills ? row + rowSpan : row + 1
    for (let line = row; line < bottom; line += 1) rows[line]!.fill(value, column, right)
  }
  const head = joinRows(rows.slice(0, layout.headRows), layout.columns)
  return writePipeTable(
    [head, ...rows.slice(layout.headRows)],
    alignmentsOf(node, layout.columns),
    options.tablePipeAlign ?? undefined
  )
}

/** Merge several header rows into one. */
function joinRows(rows: ReadonlyArray<ReadonlyArray<string>>, columns: number): Array<string> {
  return Array.from({length: columns}, (_, column) =>
    rows
      .map((row) => row[column]!)
      .filter((value) => value !== '')
      .join('<br>')
  )
}
