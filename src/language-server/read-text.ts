import type {Root} from 'mdast'
import type {Extension} from 'micromark-util-types'
import type {VFile} from 'vfile'
import type {GridTable, GridTableDialect} from '../../grammars/grid-table/nodes.js'
import {Source} from '../../grammars/source.js'
import {findTables} from '../read/find-tables.js'
import {fromHyperhelp} from '../read/from-hyperhelp.js'
import {fromRst} from '../read/from-rst.js'
import {fromSphinxText} from '../read/from-sphinx-text.js'
import {readMarkdownDocument} from '../read/markdown/index.js'
import {reportTo} from '../shared/message.js'
import type {Reading} from './reading-of.js'

/**
 * Read a text with the reader of its language.
 *
 * @param file
 *   Text; receives the messages.
 * @param reading
 *   How to read it.
 * @param dialect
 *   Dialect of the table that the text is part of (default: detected).
 * @param cells
 *   How to read cells in plain text, which does not define its markup (default: `'inline'`).
 * @param extension
 *   Extension of the Markdown syntax.
 */
export function readOpenText(
  file: VFile,
  reading: Reading,
  dialect?: GridTableDialect,
  cells?: 'literal' | 'inline',
  extension?: Extension
): Root {
  if (reading === 'hyperhelp') return fromHyperhelp(file)
  if (reading === 'sphinx-text') return fromSphinxText(file)
  if (reading === 'rst') return fromRst(file)
  if (reading === 'markdown') return readMarkdown(file, dialect, extension)
  const children = findTables(file, {
    ...{file, cells, printed: false},
    dialect: dialect ?? 'auto'
  })
  return {type: 'root', children}
}

function readMarkdown(
  file: VFile,
  dialect: GridTableDialect | undefined,
  extension: Extension | undefined
): Root {
  const source = new Source(String(file.value))
  const report = reportTo(file, source)
  const {tree} = readMarkdownDocument(source, {
    dialect: dialect === 'pandoc' || dialect === 'adobe' ? dialect : 'markdown',
    ...{widths: 'auto', cells: true, pandoc: false, extension},
    report(problem) {
      // Markdown does not measure widths: what is aligned in an editor is right.
      if (problem.ruleId !== 'grid-table-widths') report(problem)
    }
  })
  return tree
}

/** The dialect of the tables in a text. */
export function dialectOfReading(reading: Reading): 'auto' | 'markdown' | 'rst' {
  return reading === 'rst' || reading === 'markdown' ? reading : 'auto'
}

/** Find the tables of a tree in document order; tables in cells are left out. */
export function tablesIn(tree: Root): Array<GridTable> {
  const tables: Array<GridTable> = []
  const waiting: Array<{type: string; children?: Array<{type: string}>}> = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'gridTable') tables.push(node as GridTable)
    else if (node.children) waiting.push(...node.children.toReversed())
  }
  return tables
}
