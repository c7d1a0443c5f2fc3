import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {type PlacedCell, placeCells} from '../../tables/place-cells.js'
import {cannotWrite} from '../cannot-write.js'
import {linesOf} from '../directive-table/index.js'
import {alignmentsOf, writePipeTable} from '../markdown/pipe-table.js'
import {oneLine} from '../notation/one-line.js'

/**
 * Write a table whose cells contain lines of Markdown as a pipe table.
 *
 * @throws
 *   If a pipe table cannot express it: spans, blocks, several header rows.
 */
export function writePipes(table: GridTable): Array<string> {
  const layout = placeCells(table)
  const rows = Array.from({length: layout.rows}, (_, row) =>
    layout.slots[row]!.map((index) => pipeCell(layout.cells[index]!))
  )
  if (layout.headRows > 1) cannotWrite('a header of several rows', 'as `pipe`', 'one')
  if (layout.footRows > 0) cannotWrite('a foot', 'as `pipe`', 'none')
  const head = layout.headRows === 1 ? [] : [Array.from({length: layout.columns}, () => '')]
  return writePipeTable([...head, ...rows], alignmentsOf(table, layout.columns)).split('\n')
}

function pipeCell(cell: PlacedCell): string {
  const {rowSpan, colSpan} = cell
  if (rowSpan > 1 || colSpan > 1) cannotWrite(placeOf(cell), 'as `pipe`', 'no spans')
  const [line = '', ...more] =
    oneLine(linesOf(cell)) ?? cannotWrite(placeOf(cell), 'as `pipe`', 'one paragraph')
  if (more.length > 0 || / {4}|\t/.test(/^\s*/.exec(line)![0]))
    cannotWrite(placeOf(cell), 'as `pipe`', 'one paragraph')
  if (isBlock.test(line)) cannotWrite(placeOf(cell), 'as `pipe`', 'running text')
  // A pipe after a backslash is literal, even in code (GFM: "Tables").
  return line.replace(/(?<!\\)\\*\|/g, (match) => (match.length % 2 === 0 ? match : `\\${match}`))
}

/** Start of a line that is more than running text. */
const isBlock =
  /^(?:#{1,6} |[-+*] |\d{1,9}[.)] |> |```|~~~|(?:[-_*] *){3,}$|<\/?(?:div|p|table|pre|ul|ol)\b)/i

/** Write a table whose cells contain lines of Markdown as HTML, where Markdown between blank lines is parsed. */
export function writeHtmlTable(table: GridTable): Array<string> {
  const layout = placeCells(table)
  const lines = ['<table>']
  const sections = [
    ['thead', 0, layout.headRows],
    ['tbody', layout.headRows, layout.rows - layout.footRows],
    ['tfoot', layout.rows - layout.footRows, layout.rows]
  ] as const
  for (const [name, from, to] of sections) {
    if (from === to) continue
    lines.push(`<${name}>`)
    for (let row = from; row < to; row += 1) {
      lines.push('<tr>')
      for (const cell of layout.cells)
        if (cell.row === row) lines.push(...htmlCell(cell, name, table))
      lines.push('</tr>')
    }
    lines.push(`</${name}>`)
  }
  return [...lines, '</table>']
}

function htmlCell(cell: PlacedCell, section: string, {columns}: GridTable): Array<string> {
  const {rowSpan, colSpan, column} = cell
  const align = cell.cell.align ?? columns[column]?.align
  const isHead = section === 'thead' || columns[column]?.header === true
  const name = isHead ? 'th' : 'td'
  const attributes = [
    rowSpan > 1 ? ` rowspan="${rowSpan}"` : '',
    colSpan > 1 ? ` colspan="${colSpan}"` : '',
    isHead && section !== 'thead' ? ' scope="row"' : '',
    align ? ` align="${align}"` : '',
    cell.cell.valign ? ` valign="${cell.cell.valign}"` : ''
  ].join('')
  const lines = linesOf(cell)
  // Markdown between blank lines is parsed (CommonMark: "HTML blocks", kind 6).
  return lines.length === 0
    ? [`<${name}${attributes}></${name}>`]
    : [`<${name}${attributes}>`, '', ...lines, '', `</${name}>`]
}

function placeOf({row, column}: PlacedCell): string {
  return `the cell at row ${row + 1}, column ${column + 1}`
}
