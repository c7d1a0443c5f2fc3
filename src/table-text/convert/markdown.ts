import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {Source} from '../../../grammars/source.js'
import type {MarkdownDialect} from '../../read/markdown/index.js'
import {readMarkdownTables} from '../../read/markdown-tables.js'
import {type PlacedCell, placeCells} from '../../tables/place-cells.js'
import {linesOf} from '../../write/directive-table/index.js'
import {toGridTable} from '../../write/grid-table/index.js'
import {alignmentsOf, writePipeTable} from '../../write/markdown/pipe-table.js'
import type {ConvertibleLanguage, DocumentTable, TableNotation} from './document-table.js'
import {literalTable} from './literal-table.js'
import {oneLine} from './one-line.js'

const settings = {unwrap: true, report() {}} as const

/** Find the tables of a Markdown document that stand in no other one. */
export function findMarkdownTables(text: string, dialect: MarkdownDialect): Array<DocumentTable> {
  const source = new Source(text)
  const tables = {dialect, widths: 'auto'} as const
  const {grids, pipes} = readMarkdownTables(source, {...settings, tables, cells: 'literal'})
  const found = [
    ...grids.map((node) => ({node, notation: 'grid' as const})),
    ...pipes.map((node) => ({node, notation: 'pipe' as const}))
  ]
  found.sort((a, b) => a.node.position!.start.offset! - b.node.position!.start.offset!)
  return found.map(({node, notation}) => {
    const {start, end} = node.position!
    const line = source.lineStarts[start.line] ?? 0
    // In a quote or an item each line has its marks; those of the second line stand before all others.
    const margin = text.slice(
      source.point(line).offset,
      source.point(line).offset! + start.column - 1
    )
    return {
      ...{node, notation, start: start.offset!, end: end.offset!},
      ...{margin: start.column > 1 ? margin : '', caption: [], options: [], widths: undefined}
    }
  })
}

/** Markdown: pipe tables, grid tables, tables in HTML. */
export function markdown(dialect: MarkdownDialect): ConvertibleLanguage {
  return {
    notations: ['grid', 'pipe', 'html'],
    write({node, notation}, as) {
      if (as === 'pipe') return writePipe(node)
      if (as === 'html') return writeHtml(node)
      const own = dialect === 'adobe' ? 'adobe' : 'pandoc'
      const table =
        notation === 'pipe' ? {...literalTable(node, pipesInCode), position: undefined} : node
      return toGridTable(table as GridTable, {
        dialect: own,
        cells: 'literal',
        caption: false
      }).split('\n')
    },
    readBack(lines) {
      const tables = {dialect, widths: 'auto'} as const
      const source = new Source(lines.join('\n'))
      const {grids, pipes} = readMarkdownTables(source, {...settings, tables, cells: 'inline'})
      return [...grids, ...pipes][0]
    }
  }
}

/** Escape pipes outside of code, where a grid table could take them for borders. */
function pipesInCode(lines: ReadonlyArray<string>): Array<string> {
  return lines.map((line) =>
    line.replace(/(`+)[^`](?:.*?[^`])?\1(?!`)|\|/g, (match) => (match === '|' ? '\\|' : match))
  )
}

function writePipe(table: GridTable): Array<string> {
  const layout = placeCells(table)
  const rows = Array.from({length: layout.rows}, (_, row) =>
    layout.slots[row]!.map((index) => pipeCell(layout.cells[index]!))
  )
  if (layout.headRows > 1) fail('a head of several rows', 'pipe', 'one')
  if (layout.footRows > 0) fail('a foot', 'pipe', 'none')
  const head = layout.headRows === 1 ? [] : [Array.from({length: layout.columns}, () => '')]
  return writePipeTable([...head, ...rows], alignmentsOf(table, layout.columns)).split('\n')
}

function pipeCell(cell: PlacedCell): string {
  const {rowSpan, colSpan} = cell
  if (rowSpan > 1 || colSpan > 1) fail(placeOf(cell), 'pipe', 'no spans')
  const [line = '', ...more] =
    oneLine(linesOf(cell)) ?? fail(placeOf(cell), 'pipe', 'one paragraph')
  if (more.length > 0 || / {4}|\t/.test(/^\s*/.exec(line)![0]))
    fail(placeOf(cell), 'pipe', 'one paragraph')
  if (isBlock.test(line)) fail(placeOf(cell), 'pipe', 'running text')
  // A pipe is a pipe behind a backslash, in code as well (GFM: "Tables").
  return line.replace(/\\*\|/g, (match) => (match.length % 2 === 0 ? match : `\\${match}`))
}

/** What is more than running text at the start of a line. */
const isBlock =
  /^(?:#{1,6} |[-+*] |\d{1,9}[.)] |> |```|~~~|(?:[-_*] *){3,}$|<\/?(?:div|p|table|pre|ul|ol)\b)/i

function writeHtml(table: GridTable): Array<string> {
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
  // Markdown is read between blank lines (CommonMark: "HTML blocks", kind 6).
  return lines.length === 0
    ? [`<${name}${attributes}></${name}>`]
    : [`<${name}${attributes}>`, '', ...lines, '', `</${name}>`]
}

function placeOf({row, column}: PlacedCell): string {
  return `the cell at row ${row + 1}, column ${column + 1}`
}

function fail(what: string, as: TableNotation, expected: string): never {
  throw new Error(`Cannot write ${what} as \`${as}\`, expected ${expected}`)
}
