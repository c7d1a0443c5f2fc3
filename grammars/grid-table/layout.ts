import type {Paragraph} from 'mdast'
import type {Position} from 'unist'
import type {TextBlock} from '../text-block.js'
import {type Borders, markAt} from './borders.js'
import type {GridGeometry} from './geometry.js'
import type {GridLines} from './lines.js'
import {LiteralCells} from './literal-cells.js'
import type {
  GridTable,
  GridTableBody,
  GridTableCell,
  GridTableColumn,
  GridTableDialect,
  GridTableFooter,
  GridTableHeader,
  GridTableRow
} from './nodes.js'
import type {GridTableReading, PendingCell, ReadLines} from './reading.js'
import type {Outline} from './table-parser.js'

/** A cell of a drawing. Its text is cut out on each access, so that not all texts are in memory. */
class DrawnCell implements PendingCell {
  readonly node: GridTableCell
  readonly width: number
  readonly #drawing: LiteralCells
  readonly #top: number
  readonly #left: number
  readonly #bottom: number
  readonly #ignore: ((row: number) => boolean) | undefined

  constructor(
    node: GridTableCell,
    drawing: LiteralCells,
    top: number,
    left: number,
    bottom: number,
    right: number,
    ignore: ((row: number) => boolean) | undefined
  ) {
    this.node = node
    this.width = right - left - 2
    this.#drawing = drawing
    this.#top = top
    this.#left = left
    this.#bottom = bottom
    this.#ignore = ignore
  }

  get text(): TextBlock {
    const left = this.#left
    const right = left + this.width + 2
    return this.#drawing.lines.cut(this.#top, left, this.#bottom, right, this.#ignore)
  }

  asParagraph(read: ReadLines): Array<Paragraph> | undefined {
    const left = this.#left
    const right = left + this.width + 2
    return this.#drawing.read(this.#top, left, this.#bottom, right, this.#ignore, read)
  }
}

/** Where header, body and footer are separated. */
type Sections = Pick<Outline, 'head' | 'foot'>

/** Make the tree of a table. */
export function buildTable(
  lines: GridLines,
  geometry: GridGeometry,
  sections: Sections,
  borders: Borders,
  dialect: GridTableDialect,
  literal: boolean = false
): GridTableReading {
  const {regions, rows, columns} = geometry
  const {source} = lines
  const firstLine = source.lineAt(lines.starts[0] ?? 0)
  const rowIndex = new Int32Array(lines.count)
  for (let index = 0; index < rows.length; index += 1) rowIndex[rows[index]!] = index
  const columnIndex = new Int32Array((columns[columns.length - 1] ?? 0) + 1)
  for (let index = 0; index < columns.length; index += 1) columnIndex[columns[index]!] = index

  const columnNodes: Array<GridTableColumn> = []
  for (let index = 1; index < columns.length; index += 1) {
    columnNodes.push({width: columns[index]! - columns[index - 1]! - 1})
  }
  const marks = borders.marks
  if (dialect === 'pandoc') {
    alignColumns(columnNodes, columnIndex, borders, sections)
    shareWidth(columnNodes)
  }

  const rowNodes: Array<GridTableRow> = new Array(Math.max(rows.length - 1, 0))
  const cells: Array<PendingCell> = []
  const drawing = new LiteralCells(lines, firstLine)
  let at = 0
  for (let row = 0; row < rowNodes.length; row += 1) {
    const top = rows[row]!
    let end = at
    while (regions[end] === top) end += 4
    // Arrays that grow over-allocate.
    const children: Array<GridTableCell> = new Array((end - at) >> 2)
    for (let index = 0; at < end; at += 4, index += 1) {
      children[index] = makeCell(row, top, regions[at + 1]!, regions[at + 2]!, regions[at + 3]!)
    }
    const first = top + 1
    const last = Math.max(rows[row + 1]! - 1, top)
    const start = lines.starts[first]!
    rowNodes[row] = {
      type: 'gtRow',
      children,
      position: place(first, start, Math.max(first, last), first > last ? start : rowEnd(last))
    }
  }

  const headRows = sections.head > 0 ? rowIndex[sections.head]! : 0
  const footRow = sections.foot < lines.count - 1 ? rowIndex[sections.foot]! : rowNodes.length
  const bodyStart = Math.min(rows[headRows]! + 1, lines.count - 1)
  const children: GridTable['children'] = []
  if (headRows > 0) {
    const head: GridTableHeader = {type: 'gtHeader', children: rowNodes.slice(0, headRows)}
    children.push(sectionOf(head, 0))
  }
  const body: GridTableBody = {type: 'gtBody', children: rowNodes.slice(headRows, footRow)}
  children.push(sectionOf(body, bodyStart))
  if (footRow < rowNodes.length) {
    const foot: GridTableFooter = {type: 'gtFooter', children: rowNodes.slice(footRow)}
    children.push(sectionOf(foot, 0))
  }
  const last = lines.count - 1
  const node: GridTable = {
    type: 'gridTable',
    columns: columnNodes,
    dialect,
    children,
    position: place(0, lines.starts[0]!, last, lines.ends[last]!)
  }
  return {node, cells, length: lines.count, block: lines.block, drawing: {lines, rows, columns}}

  function makeCell(
    row: number,
    top: number,
    left: number,
    bottom: number,
    right: number
  ): GridTableCell {
    const column = columnIndex[left]!
    const rowSpan = rowIndex[bottom]! - row
    const colSpan = columnIndex[right]! - column
    const ignore = rowSpan > 1 && colSpan > 1 ? isStray(left, right) : undefined
    const isEmpty = bottom - top === 1
    // A row without lines, and its cells, are where the next border starts.
    const start = isEmpty ? lines.starts[bottom]! : lines.offset(top + 1, left + 1)
    const node: GridTableCell = {
      type: 'gtCell',
      children: literal ? drawing.read(top + 1, left + 1, bottom, right, ignore) : [],
      position: isEmpty
        ? place(bottom, start, bottom, start)
        : place(top + 1, start, bottom - 1, lines.offset(bottom - 1, right))
    }
    if (rowSpan > 1) node.rowSpan = rowSpan
    if (colSpan > 1) node.colSpan = colSpan
    if (dialect === 'pandoc') {
      const align = columnNodes[column]!.align
      if (align) node.align = align
    } else if (marks.size > 0) {
      const found = markAt(marks.get(top), left)
      const mark = found?.column === left ? found : undefined
      if (mark?.align) node.align = mark.align
      if (mark?.valign) node.valign = mark.valign
    }
    if (!literal) {
      cells.push(new DrawnCell(node, drawing, top + 1, left + 1, bottom, right, ignore))
    }
    return node
  }

  function place(startLine: number, start: number, endLine: number, end: number): Position {
    return {
      start: source.pointAt(firstLine + startLine, start),
      end: source.pointAt(firstLine + endLine, end)
    }
  }

  function rowEnd(row: number): number {
    const end = lines.ends[row]!
    // The right border of a straightened line is after its recorded end.
    return lines.hasView(row) && lines.value.charCodeAt(end) === 124 ? end + 1 : end
  }

  function sectionOf<Section extends GridTableHeader | GridTableBody | GridTableFooter>(
    section: Section,
    emptyRow: number
  ): Section {
    const {children} = section
    if (children.length > 0) {
      section.position = {
        start: {...children[0]!.position!.start},
        end: {...children[children.length - 1]!.position!.end}
      }
    } else {
      const at = lines.starts[emptyRow]!
      section.position = place(emptyRow, at, emptyRow, at)
    }
    return section
  }

  /**
   * Sphinx draws row separators through a cell that spans rows and columns, without the dashes: `|` remains at the
   * column boundaries.
   */
  function isStray(left: number, right: number): ((row: number) => boolean) | undefined {
    if (dialect !== 'sphinx') return undefined
    return (row) => {
      if (rowIndex[row] === 0) return false
      for (let column = left + 1; column < right; column += 1) {
        const code = lines.at(row, column)
        if (code === 32) continue
        if ((code !== 124 && code !== 43) || columns[columnIndex[column]!] !== column) return false
      }
      return true
    }
  }
}

/** Width of a text that fills its page (pandoc: `--columns`). */
const pageWidth = 72

/** pandoc: a column's share of the page is its share of a text line; wider tables fill the page. */
function shareWidth(columns: Array<GridTableColumn>): void {
  let total = 0
  for (const {width} of columns) total += width + 1
  const whole = Math.max(total + columns.length - 2, pageWidth)
  for (const column of columns) column.share = (column.width + 1) / whole
}

/** pandoc: markers are in the header separator or, without a header, in the first border. */
function alignColumns(
  columns: Array<GridTableColumn>,
  columnIndex: Int32Array,
  borders: Borders,
  sections: Sections
): void {
  const marks = borders.marks.get(sections.head)
  for (const mark of marks ?? []) {
    const column = columns[columnIndex[mark.column]!]
    if (column && mark.align) column.align = mark.align
  }
}
