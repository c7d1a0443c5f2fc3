import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {Language} from '../../../grammars/nodes.js'
import {Source} from '../../../grammars/source.js'
import {type FindTablesOptions, findTables} from '../../read/find-tables.js'
import {fromHyperhelp} from '../../read/from-hyperhelp.js'
import {fromMarkdownHelp} from '../../read/from-markdown-help.js'
import {fromRst} from '../../read/from-rst.js'
import {fromSphinxText} from '../../read/from-sphinx-text.js'
import {cellLanguage} from '../../read/read-table.js'
import type {GridTableOptions} from '../../read/table-options.js'
import type {InputFormat} from './input-formats.js'

/** What the text of a cell is. */
export type CellContent = NonNullable<GridTableOptions['cells']>

/** A document that was read. */
export interface Reading {
  tree: Root
  /** Takes messages about it. */
  file: VFile
  language: Language
}

/**
 * Read a document of a format.
 *
 * @param file
 *   Its text; takes the messages.
 * @param format
 *   What it is; `grid-table`: the tables in it, nothing else.
 * @param cells
 *   What to make of the text of cells (default: `inline`).
 * @param find
 *   Which tables to find in a text whose format is `grid-table`.
 */
export function readDocument(
  file: VFile,
  format: InputFormat,
  cells?: CellContent,
  find?: Pick<FindTablesOptions, 'dialect' | 'in'>
): Reading {
  if (format === 'hyperhelp') {
    const tree = fromHyperhelp(file, {cells})
    return {tree, file, language: dialectOf(file)}
  }
  if (format === 'markdown') return {tree: fromMarkdownHelp(file), file, language: 'hyperhelp'}
  if (format === 'rst') return {tree: fromRst(file, {cells}), file, language: 'rst'}
  if (format === 'sphinx-text') {
    return {tree: fromSphinxText(file, {cells}), file, language: 'sphinx-text'}
  }
  const source = new Source(String(file.value))
  const children = findTables(file, {...find, file, cells})
  return {
    tree: {type: 'root', children, position: source.position(0, source.value.length)},
    file,
    language: cellLanguage('rst', source)
  }
}

/** Which of the languages of help files the reader took a file for: it leaves a note on the file. */
function dialectOf({data}: VFile): Language {
  const {dialect} = Object(data.gridhelp) as {dialect?: unknown}
  return dialect === 'sphinx' ? 'sphinx-help' : 'hyperhelp'
}

/** Find the tables of a tree, in the order in which they start; tables in cells of tables come right behind theirs. */
export function tablesOf(tree: Root): Array<GridTable> {
  const tables: Array<GridTable> = []
  visit(tree)
  return tables

  function visit(node: {type: string; children?: ReadonlyArray<{type: string}>}): void {
    if (node.type === 'gridTable') tables.push(node as GridTable)
    for (const child of node.children ?? []) visit(child)
  }
}
