import type {Root} from 'mdast'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {Format, FormatOptions} from '../format.js'
import {writeGridTable} from './index.js'
import {keepLines} from './keep-source.js'

/**
 * Write the tables of a document canonically, and keep everything else byte for byte.
 *
 * @param tree
 *   A document.
 * @param options
 *   `source`: the text from which it was read; without it, the result is only the tables, separated by blank lines.
 * @returns
 *   The document; writing that again gives the same.
 */
export function replaceTables(tree: Root, options?: FormatOptions | null | undefined): string {
  const {source, language} = options ?? {}
  const tables = outerTables(tree)
  if (typeof source !== 'string') {
    return tables.map((table) => `${writeGridTable(table, {language})}\n`).join('\n')
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

function redraw(table: GridTable, source: string, language: FormatOptions['language']): string {
  const literal = keepLines(table, source)
  return literal
    ? writeGridTable(literal, {cells: 'literal', caption: false})
    : writeGridTable(table, {language, caption: false})
}

/**
 * Prefix of the lines of a table: that of its second line, since a bullet may precede the first.
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

/** Find the tables outside other tables. */
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

/** The document with redrawn tables. */
export const gridTableFormat: Format = {
  name: 'grid-table',
  extension: 'txt',
  stringify: replaceTables
}
