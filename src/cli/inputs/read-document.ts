import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import type {Language} from '../../../grammars/nodes.js'
import {Source} from '../../../grammars/source.js'
import {type FindTablesOptions, findTables} from '../../read/find-tables.js'
import type {GridTableOptions} from '../../read/options.js'
import {cellLanguage} from '../../read/read-table.js'
import {readAs} from '../../read/readers/index.js'
import type {ReadAsOptions} from '../../read/readers/reader.js'
import type {InputFormat} from './input-formats.js'

/** What the text of a cell is. */
export type CellContent = NonNullable<GridTableOptions['cells']>

/** A document that was read. */
export interface DocumentReading {
  tree: Root
  /** Takes messages about it. */
  file: VFile
  language: Language
}

/**
 * Read a document of any format. Who reads one format only loads its reader.
 *
 * @param file
 *   Its text; takes the messages.
 * @param format
 *   What it is; `grid-table`: the tables in it, nothing else.
 * @param options
 *   How to read it: what to make of the text of cells, who wrote a help file, what code is written in.
 * @param find
 *   Which tables to find in a text whose format is `grid-table`.
 */
export function readDocument(
  file: VFile,
  format: InputFormat,
  options: ReadAsOptions = {},
  find?: Pick<FindTablesOptions, 'dialect' | 'in'>
): DocumentReading {
  if (format !== 'grid-table') return {...readAs(file, format, options), file}
  const source = new Source(String(file.value))
  const children = findTables(file, {...find, file, cells: options.cells})
  return {
    tree: {type: 'root', children, position: source.position(0, source.value.length)},
    file,
    language: cellLanguage('rst', source)
  }
}

/** Find the tables of a tree, in the order in which they start; tables in cells of tables come right behind theirs. */
export function tablesInTree(tree: Root): Array<GridTable> {
  const tables: Array<GridTable> = []
  visit(tree)
  return tables

  function visit(node: {type: string; children?: ReadonlyArray<{type: string}>}): void {
    if (node.type === 'gridTable') tables.push(node as GridTable)
    for (const child of node.children ?? []) visit(child)
  }
}
