import {expandTabs} from '../../../grammars/derived-source.js'
import type {GridTable, GridTableCell} from '../../../grammars/grid-table/nodes.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {readCells} from '../../read/read-table.js'
import {spanCells} from '../../read/rst/flat-table.js'
import {findRstTables as findTables, readRstTables} from '../../read/rst/read.js'
import {linesToContent} from '../../tables/with-lines.js'
import {
  type DirectiveTable,
  directiveTables,
  writeDirectiveTable
} from '../../write/directive-table/index.js'
import {writeGridTable} from '../../write/grid-table/index.js'
import {oneLine} from '../../write/notation/one-line.js'
import type {ConvertibleLanguage, DocumentTable, TableNotation} from './document-table.js'
import {literalTable} from './literal-table.js'

const settings = {
  tables: {dialect: 'rst', widths: 'auto'},
  unwrap: true,
  report() {},
  reportAt() {}
} as const

/** Find the tables of a reST document that are not inside another one. */
export function findTopRstTables(text: string): Array<DocumentTable> {
  const given = new Source(text)
  const source = expandTabs(given)
  return findTables(given, settings.tables, () => {}).map(({node, reading}): DocumentTable => {
    const {notation, options} = node.data ?? {}
    const first = node.position!.start.line - 1
    const last = node.position!.end.line - 1
    const lineOf = (line: number): string =>
      source.value.slice(source.lineStarts[line], source.lineEnd(line))
    // The directive around a drawn table is the nearest one above it.
    let top = first
    if (notation === undefined && options)
      while (top > 0 && !/^\s*\.\. +table::/.test(lineOf(top))) top -= 1
    const margin = ' '.repeat(lineOf(top).search(/\.\. |$/))
    const isDirective = notation !== undefined || options !== undefined
    const parts = isDirective
      ? readHead(Array.from({length: last - top + 1}, (_, at) => lineOf(top + at)))
      : noParts
    if (reading) readCells(reading, TextBlock.of(source), {...settings, cells: 'literal'})
    else fillFromLines(node, lineOf)
    if (notation === 'flat-table') spanCells(node)
    const start = isDirective
      ? given.point(
          given.lineStarts[top]! +
            /^\s*/.exec(given.value.slice(given.lineStarts[top], given.lineEnd(top)))![0].length
        ).offset!
      : node.position!.start.offset!
    return {
      node,
      notation: (notation ?? (node.dialect === 'rst-simple' ? 'simple' : 'grid')) as TableNotation,
      start,
      end: node.position!.end.offset!,
      margin: isDirective ? margin : ' '.repeat(node.position!.start.column - 1),
      ...parts
    }
  })
}

type Parts = Pick<DocumentTable, 'caption' | 'options' | 'widths'>

const noParts: Parts = {caption: [], options: [], widths: undefined}

/** Options about the content of a directive, which are generated again. */
const ownOptions =
  /^:(?:header-rows|stub-columns|widths|header|delim|quote|escape|keepspace|fill-cells):/

/** Read the title and options of a directive, before its first blank line. */
function readHead(lines: ReadonlyArray<string>): Parts {
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '')
  const head = lines.slice(0, end === -1 ? lines.length : end)
  const [first = '', ...rest] = head
  const caption = [first.replace(/^\s*\.\. +\S+::\s*/, '')]
  const indent = Math.min(...rest.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  const options: Array<Array<string>> = []
  for (const line of rest.map((text) => text.slice(indent))) {
    if (/^:[^\s:][^:]*:(?:\s|$)/.test(line)) options.push([line])
    else if (options.length > 0) options.at(-1)!.push(line)
    else caption.push(line)
  }
  const widths = options.find(([line]) => line!.startsWith(':widths:'))
  return {
    caption:
      caption.join('') === '' ? [] : caption.filter((line, index) => index > 0 || line !== ''),
    options: options.filter(([line]) => !ownOptions.test(line!)).flat(),
    widths: widths?.join(' ').slice(':widths:'.length).trim()
  }
}

/** Take the content of the cells of a list table from its lines. */
function fillFromLines(table: GridTable, lineOf: (line: number) => string): void {
  const rows = table.children.flatMap((section) => section.children)
  const cells = rows.flatMap(({children}) => children)
  for (const [index, cell] of cells.entries()) {
    const {line, column} = cell.position!.start
    const below = cells[index + 1]?.position?.start.line
    const next = below ?? table.position!.end.line + 1
    const first = lineOf(line - 1)
    const bullet = /^.(\s+|$)/.exec(first.slice(column - 1))!
    const inner = column - 1 + bullet[0].length
    const more = Array.from({length: Math.max(0, next - line - 1)}, (_, at) => lineOf(line + at))
    const indent = first.length > inner ? inner : indentOf(more)
    const lines = [
      first.slice(inner),
      ...more.map((text) => text.slice(Math.min(indent, indentOf([text]))).trimEnd())
    ]
    cell.children = content(trimBlank(lines))
  }
}

function indentOf(lines: ReadonlyArray<string>): number {
  return Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)))
}

function trimBlank(lines: ReadonlyArray<string>): Array<string> {
  const first = lines.findIndex((line) => line !== '')
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1)
}

/** Turn lines into the content of a cell, without the roles that specify its spans. */
function content(lines: ReadonlyArray<string>): GridTableCell['children'] {
  const [paragraph] = linesToContent(lines)
  if (paragraph?.type !== 'paragraph') return []
  const text = paragraph.children[0] as {value: string}
  for (let match = spanRole.exec(text.value); match; match = spanRole.exec(text.value)) {
    text.value = text.value.slice(match[0].length)
    const role = {type: 'inlineCode' as const, value: match[2]!, data: {role: match[1]!}}
    paragraph.children.splice(-1, 0, role)
  }
  if (text.value === '') paragraph.children.pop()
  return [paragraph]
}

const spanRole = /^:([cr]span):`(\d+)`[ \n]*/

/** reStructuredText: drawn tables and those of directives. */
export const convertRst: ConvertibleLanguage = {
  notations: ['grid', 'simple', ...directiveTables],
  write({node, notation, caption, options, widths}, as) {
    const isDrawn = notation === 'grid' || notation === 'simple'
    const drawnWidths = node.columns.map(({width}) => width).join(' ')
    if (as !== 'grid' && as !== 'simple') {
      const own = isDrawn && (widths === undefined || widths === 'grid') ? drawnWidths : widths
      return writeDirectiveTable(node, as as DirectiveTable, {caption, options, widths: own})
    }
    if (node.columns.some(({header}) => header)) {
      throw new Error(`Cannot write stub columns as \`${as}\`, expected none`)
    }
    const drawing = draw(node, isDrawn, as)
    if (caption.length + options.length === 0 && widths === undefined) return drawing
    const [title = '', ...more] = caption
    const head = [`.. table::${title && ` ${title}`}`, ...more.map(indent)]
    if (widths !== undefined) head.push(`   :widths: ${widths}`)
    return [...head, ...options.map(indent), '', ...drawing.map(indent)]
  },
  readBack(lines) {
    return readRstTables(new Source(lines.join('\n')), {...settings, cells: 'inline'})[0]
  }
}

function draw(node: GridTable, isDrawn: boolean, as: 'grid' | 'simple'): Array<string> {
  const dialect = as === 'grid' ? 'rst' : 'rst-simple'
  // Widths in directives are relative.
  const columns = node.columns.map(({width}) => ({width: isDrawn ? width : 0}))
  const table =
    as === 'grid'
      ? node
      : literalTable(node, (lines, column) => (column === 0 ? (oneLine(lines) ?? lines) : lines))
  return writeGridTable({...table, columns}, {dialect, cells: 'literal', caption: false}).split(
    '\n'
  )
}

function indent(line: string): string {
  return line && `   ${line}`
}
