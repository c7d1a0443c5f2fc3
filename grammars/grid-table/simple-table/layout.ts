import {LiteralCells} from '../literal-cells.js'
import type {
  GridTable,
  GridTableBody,
  GridTableCell,
  GridTableHeader,
  GridTableRow
} from '../nodes.js'
import type {GridTableReading, PendingCell} from '../reading.js'
import type {GridTableSettings} from '../settings.js'
import type {SimpleFrame} from './frame.js'
import type {SimpleRow} from './rows.js'

/** Make the tree of a simple table. */
export function buildRows(
  frame: SimpleFrame,
  rows: Array<SimpleRow>,
  settings: GridTableSettings
): GridTableReading {
  const {lines, columns, rules} = frame
  const {source} = lines
  const {start} = lines.block
  const bottom = lines.count - 1
  const literals = settings.literal ? new LiteralCells(lines, source.lineAt(start)) : undefined
  const cells: Array<PendingCell> = []
  const rowNodes = rows.map(buildRow)
  const rule = rules[0] ?? 0
  const headRows =
    rule > 0
      ? Math.max(
          0,
          rows.findIndex((row) => row.start > rule)
        )
      : 0
  const body: GridTableBody = {type: 'gtBody', children: rowNodes.slice(headRows)}
  const children: GridTable['children'] = [place(body)]
  if (headRows > 0) {
    const head: GridTableHeader = {type: 'gtHeader', children: rowNodes.slice(0, headRows)}
    children.unshift(place(head))
  }
  const node: GridTable = {
    type: 'gridTable',
    columns: columns.map(({start, end}) => ({width: end - start})),
    dialect: 'rst-simple',
    children,
    position: source.position(start, lines.ends[bottom]!)
  }
  return {node, cells, length: lines.count, block: lines.block}

  function buildRow(row: SimpleRow): GridTableRow {
    const {start, end} = row
    const last = Math.max(end - 1, start)
    const children = row.cells.map(({column, colSpan}, index): GridTableCell => {
      // The last column has no end.
      const right = index === row.cells.length - 1 ? columns[columns.length - 1]!.end : column.end
      const from = lines.offset(start, column.start)
      const cell: GridTableCell = {
        type: 'gtCell',
        children: literals ? literals.read(start, column.start, end, right, undefined) : [],
        position: source.position(from, end > start ? lines.offset(last, right) : from)
      }
      if (colSpan > 1) cell.colSpan = colSpan
      if (!literals) {
        const text = lines.cut(start, column.start, end, right)
        cells.push({node: cell, text, width: right - column.start})
      }
      return cell
    })
    const from = lines.starts[start]!
    const position = source.position(from, end > start ? lines.ends[last]! : from)
    return {type: 'gtRow', children, position}
  }

  function place<Section extends GridTableHeader | GridTableBody>(section: Section): Section {
    const first = section.children[0]
    const last = section.children[section.children.length - 1]
    section.position =
      first && last
        ? {start: {...first.position!.start}, end: {...last.position!.end}}
        : source.position(lines.starts[bottom]!, lines.starts[bottom]!)
    return section
  }
}
