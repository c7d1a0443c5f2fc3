import type {Root} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {gfmTable} from 'micromark-extension-gfm-table'
import {VFile} from 'vfile'
import type {GridTable, GridTableDialect} from '../../grammars/grid-table/nodes.js'
import {findTables} from '../read/find-tables.js'
import {fromHyperhelp} from '../read/from-hyperhelp.js'
import {fromRst} from '../read/from-rst.js'
import {fromSphinxText} from '../read/from-sphinx-text.js'
import {gridTableFromMarkdown} from '../read/markdown/grid-table-from-markdown.js'
import {gridTableSyntax} from '../read/markdown/grid-table-syntax.js'
import type {Reading} from './reading-of.js'

/**
 * Read a text as its reader does.
 *
 * @param file
 *   The text; takes the messages.
 * @param reading
 *   How it is read.
 * @param dialect
 *   Dialect of the table that the text is a part of (default: found out).
 */
export function readText(file: VFile, reading: Reading, dialect?: GridTableDialect): Root {
  if (reading === 'hyperhelp') return fromHyperhelp(file)
  if (reading === 'sphinx-text') return fromSphinxText(file)
  if (reading === 'rst') return fromRst(file)
  const children = findTables(file, {file, dialect: dialect ?? dialectOf(reading), printed: false})
  return {type: 'root', children}
}

/** Read a text for its structure: of Markdown all of it, not its tables alone. */
export function readStructure(text: string, reading: Reading): Root {
  if (reading !== 'markdown') return readText(new VFile({value: text}), reading)
  return fromMarkdown(text, {
    extensions: [gridTableSyntax(), gfmTable()],
    mdastExtensions: [gridTableFromMarkdown(), gfmTableFromMarkdown()]
  })
}

/** The dialect that the tables of a text are in. */
export function dialectOf(reading: Reading): 'auto' | 'markdown' | 'rst' {
  return reading === 'rst' || reading === 'markdown' ? reading : 'auto'
}

/** Find the tables of a tree in the order in which they start; tables in cells of tables are left out. */
export function tablesIn(tree: Root): Array<GridTable> {
  const tables: Array<GridTable> = []
  const waiting: Array<{type: string; children?: Array<{type: string}>}> = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'gridTable') tables.push(node as GridTable)
    else if (node.children) waiting.push(...node.children.toReversed())
  }
  return tables
}
