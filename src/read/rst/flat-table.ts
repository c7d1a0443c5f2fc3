import type {Paragraph} from 'mdast'
import type {GridTable, GridTableCell} from '../../../grammars/grid-table/nodes.js'

/** Apply the roles for spans: ``:cspan:`1` `` and ``:rspan:`1` `` (Linux: `flat-table`). */
export function spanCells(table: GridTable): void {
  const isFilled = table.data?.flat === 'fill'
  delete table.data!.flat
  const rows = table.children.flatMap((section) => section.children)
  for (const row of rows) for (const cell of row.children) readSpans(cell)
  const count = Math.max(1, ...widthsOf(rows.map((row) => row.children)))
  const widths = widthsOf(rows.map((row) => row.children))
  for (const [index, row] of rows.entries()) {
    const missing = count - widths[index]!
    const last = row.children.at(-1)
    if (missing <= 0 || !last) continue
    if (isFilled) {
      for (let added = 0; added < missing; added += 1) {
        const end = last.position?.end
        row.children.push({type: 'gtCell', children: [], ...(end && {position: {start: end, end}})})
      }
    } else {
      last.colSpan = (last.colSpan ?? 1) + missing
    }
  }
  const width = Math.max(1, Math.floor(100 / count))
  while (table.columns.length < count) table.columns.push({width})
  table.columns.length = count
}

/** Number of columns in each row, including cells that span from rows above. */
function widthsOf(rows: ReadonlyArray<ReadonlyArray<GridTableCell>>): Array<number> {
  const open: Array<{columns: number; rows: number}> = []
  return rows.map((cells) => {
    let width = 0
    for (const cell of open) {
      if (cell.rows > 0) width += cell.columns
      cell.rows -= 1
    }
    for (const {colSpan = 1, rowSpan = 1} of cells) {
      width += colSpan
      if (rowSpan > 1) open.push({columns: colSpan, rows: rowSpan - 1})
    }
    return width
  })
}

function readSpans(cell: GridTableCell): void {
  const first = cell.children[0]
  if (first?.type !== 'paragraph') return
  const spans = takeSpans(first)
  if (spans.cspan) cell.colSpan = spans.cspan + 1
  if (spans.rspan) cell.rowSpan = spans.rspan + 1
  if (first.children.length === 0) cell.children.shift()
}

function takeSpans(paragraph: Paragraph): {cspan?: number; rspan?: number} {
  const spans: {cspan?: number; rspan?: number} = {}
  const {children} = paragraph
  for (;;) {
    const [first, second] = children
    const at = first?.type === 'text' && first.value.trim() === '' ? 1 : 0
    const node = at === 1 ? second : first
    if (node?.type !== 'inlineCode') break
    const role = node.data?.role
    if (role !== 'cspan' && role !== 'rspan') break
    spans[role] = Math.min(1000, Number.parseInt(node.value, 10) || 0)
    children.splice(0, at + 1)
  }
  const [first] = children
  if (first?.type === 'text' && (spans.cspan || spans.rspan)) first.value = first.value.trimStart()
  return spans
}
