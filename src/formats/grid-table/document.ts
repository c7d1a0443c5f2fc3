import type {Root} from 'mdast'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {Format, FormatOptions} from '../format.js'
import {toGridTable} from './index.js'
import {readLiteral} from './keep-source.js'

/**
 * Write the tables of a document canonically, and leave all else as it is, to the byte.
 *
 * @param tree
 *   A document.
 * @param options
 *   `source`: the text that it was read from; without it the result is the tables, an empty line between them.
 * @returns
 *   The document; writing that again gives the same.
 */
export function replaceTables(tree: Root, options?: FormatOptions | null | undefined): string {
  const {source, language} = options ?? {}
  const tables = outerTables(tree)
  if (typeof source !== 'string') {
    return tables.map((table) => `${toGridTable(table, {language})}\n`).join('\n')
  }
  const pieces: Array<string> = []
  let at = 0
  for (const table of tables) {
    const {start, end} = table.position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) continue
    const lines = source.slice(start.offset, end.offset)
    const eol = lines.includes('\r\n') ? '\r\n' : '\n'
    pieces.push(
      source.slice(at, start.offset),
      redraw(table, source, language).replaceAll('\n', eol + marginOf(source, table, lines))
    )
    at = end.offset
  }
  pieces.push(source.slice(at))
  return pieces.join('')
}

/**
 * Draw a table anew. Cells of Sphinx's tables are running text, whose words come together again; those of reST and
 * Markdown hold blocks of their languages, of which a tree does not tell all, so their lines stay as they are.
 */
function redraw(table: GridTable, source: string, language: FormatOptions['language']): string {
  const {dialect} = table
  if (dialect === 'sphinx' || dialect === 'hyperhelp') return toGridTable(table, {language})
  const literal = readLiteral(table, source)
  return literal ? toGridTable(literal, {cells: 'literal'}) : toGridTable(table, {language})
}

/**
 * What stands before the lines of a table: that of its second line, since a bullet may stand before the first.
 *
 * ```text
 *  > * +---+
 *  >   | a |
 *    ^^         the margin
 * ```
 */
function marginOf(source: string, {position}: GridTable, lines: string): string {
  const {column} = position!.start
  const second = lines.search(/[\n\r]/)
  if (second === -1) return ' '.repeat(column - 1)
  const from = position!.start.offset! + second + (lines.startsWith('\r\n', second) ? 2 : 1)
  return source.slice(from, from + column - 1)
}

/** Find the tables that stand in no other table. */
function outerTables(tree: Root): Array<GridTable> {
  const tables: Array<GridTable> = []
  visit(tree)
  return tables

  function visit(node: {type: string; children?: ReadonlyArray<{type: string}>}): void {
    if (node.type === 'gridTable') {
      tables.push(node as GridTable)
    } else {
      for (const child of node.children ?? []) visit(child)
    }
  }
}

/** The document with its tables drawn anew. */
export const gridTable: Format = {
  name: 'grid-table',
  extension: 'txt',
  description: 'the document as it is, its tables drawn anew',
  stringify: replaceTables
}
