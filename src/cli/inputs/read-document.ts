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

/** How to read the content of cells. */
export type CellContent = NonNullable<GridTableOptions['cells']>

/** A document that was read. */
export interface DocumentReading {
  tree: Root
  /** File; receives messages. */
  file: VFile
  language: Language
}

/**
 * Read a document in any format. To read one format only, load its reader instead.
 *
 * @param file
 *   Text; receives the messages.
 * @param format
 *   Its format; for `grid-table`, only its tables are read.
 * @param options
 *   How to read it: the content of cells, who wrote a help file, and the language of code.
 * @param find
 *   Which tables to find in a `grid-table` text.
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

/** Find the tables of a tree in document order; tables in cells come right after the table that contains them. */
export function tablesInTree(tree: Root): Array<GridTable> {
  const tables: Array<GridTable> = []
  visit(tree)
  return tables

  function visit(node: {type: string; children?: ReadonlyArray<{type: string}>}): void {
    if (node.type === 'gridTable') tables.push(node as GridTable)
    for (const child of node.children ?? []) visit(child)
  }
}
