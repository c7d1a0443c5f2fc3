import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {type PlacedCell, placeCells} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {cannotWrite} from '../cannot-write.js'

/** reST directives that contain a table as a list or as values. */
export type DirectiveTable = 'list-table' | 'csv-table' | 'flat-table'

/** Lines of a directive in addition to its table. */
export interface DirectiveParts {
  /** Lines of the title, in reST. */
  caption: ReadonlyArray<string>
  /** Options that do not derive from the table, with their values, such as `:name: ropes`. */
  options: ReadonlyArray<string>
  /** Value of the option `widths`; `undefined`: none. */
  widths: string | undefined
}

/** Names of the directives for tables. */
export const directiveTables: ReadonlyArray<DirectiveTable> = [
  'list-table',
  'csv-table',
  'flat-table'
]

/**
 * Write a table as a reST directive (docutils: "List Table", "CSV Table"; Linux: `flat-table`).
 *
 * ```rst
 * .. list-table:: Ropes
 *    :header-rows: 1
 *
 *    * - Name
 *      - Length
 *    * - Main
 *      - 12 m
 * ```
 *
 * @param table
 *   Table whose cells contain their lines as they are to be written (`cells: 'literal'`).
 * @param name
 *   Directive.
 * @param parts
 *   Other parts of the directive.
 * @returns
 *   Lines, without a final line ending.
 * @throws
 *   If the directive cannot express the table.
 */
export function writeDirectiveTable(
  table: GridTable,
  name: DirectiveTable,
  {caption, options, widths}: DirectiveParts
): Array<string> {
  const layout = placeCells(table)
  const spanning = layout.cells.find(({rowSpan, colSpan}) => rowSpan > 1 || colSpan > 1)
  if (spanning && name !== 'flat-table') {
    cannotWrite(
      `the cell at row ${spanning.row + 1}, column ${spanning.column + 1}`,
      `as \`${name}\``,
      'no spans'
    )
  }
  if (layout.footRows > 0) cannotWrite('a foot', `as \`${name}\``, 'none')
  const stubs = table.columns.findIndex(({header}) => !header)
  const stubColumns = stubs === -1 ? table.columns.length : stubs
  const [title = '', ...more] = caption
  const lines = [`.. ${name}::${title && ` ${title}`}`, ...more.map(indent)]
  if (layout.headRows > 0) lines.push(`   :header-rows: ${layout.headRows}`)
  if (stubColumns > 0) lines.push(`   :stub-columns: ${stubColumns}`)
  if (widths !== undefined) lines.push(`   :widths: ${widths}`)
  lines.push(...options.map(indent), '')
  const rows: Array<Array<PlacedCell>> = Array.from({length: layout.rows}, () => [])
  for (const cell of layout.cells) rows[cell.row]!.push(cell)
  const content = name === 'csv-table' ? csvLines(rows) : listLines(rows)
  return [...lines, ...content.map(indent)]
}

function csvLines(rows: ReadonlyArray<ReadonlyArray<PlacedCell>>): Array<string> {
  return rows.flatMap((row) =>
    row
      .map((cell) => quoted(linesOf(cell).join('\n')))
      .join(',')
      .split('\n')
  )
}

/** A value, quoted if it contains commas, quotes, spaces or line endings. */
function quoted(text: string): string {
  return text === '' || /[",\n]|^\s|\s$|^(?:\.\.|:)/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text
}

function listLines(rows: ReadonlyArray<ReadonlyArray<PlacedCell>>): Array<string> {
  const lines: Array<string> = []
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const bullet = index === 0 ? '* - ' : '  - '
      const spans = [
        cell.colSpan > 1 ? `:cspan:\`${cell.colSpan - 1}\` ` : '',
        cell.rowSpan > 1 ? `:rspan:\`${cell.rowSpan - 1}\` ` : ''
      ].join('')
      const [first = '', ...rest] = linesOf(cell)
      lines.push(
        `${bullet}${spans}${first}`.trimEnd(),
        ...rest.map((line) => line && `    ${line}`)
      )
      // More than a paragraph must end with a blank line (docutils: "ends without a blank line").
      if (isBlocks(first, rest)) lines.push('')
    }
  }
  while (lines.at(-1) === '') lines.pop()
  return lines
}

/** Whether lines may be more than one paragraph. */
function isBlocks(first: string, rest: ReadonlyArray<string>): boolean {
  const marked =
    /^(?:[-+*•‣⁃|] |\.\. |>>> |:[^\s:][^:]*: |\(?(?:\d+|[A-Za-z]|#)[.)] |--?\w|\/\w |[=+]{2})/
  return marked.test(first) || rest.some((line) => line === '' || /^\s/.test(line))
}

/** Lines of a cell, as they are to be written. */
export function linesOf({cell}: PlacedCell): Array<string> {
  const text = cell.children.map((child) => toPlainText(child)).join('\n\n')
  return text === '' ? [] : text.split('\n')
}

function indent(line: string): string {
  return line && `   ${line}`
}
