import type {Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {checkNode, checkOptions} from '../../shared/check-options.js'
import {hasNode} from '../../shared/visit.js'
import type {Format} from '../format.js'
import {writeBlocks} from './blocks.js'
import {reportLosses} from './losses.js'
import {protectText} from './protect-text.js'
import {held, rawEnding} from './write-help-text.js'

/** Options of `toHyperhelp`. */
export interface ToHyperhelpOptions {
  /** Width of the page in columns (default: `80`, as in HyperHelp). */
  width?: number | null | undefined
  /** Title of the file, if the tree has no help header (default: none, and no help header). */
  title?: string | null | undefined
  /** Date of the file, `YYYY-MM-DD`, for the same header (default: none). */
  date?: string | null | undefined
  /** Collects a message for each loss. */
  file?: VFile | null | undefined
}

/**
 * Write a tree as a handwritten help file, with lines of 80 columns.
 *
 * The result reads back as the same tree. HyperHelp has no escapes, so text that looks like markup gets an invisible
 * word joiner (U+2060). Markup that help files do not have, such as emphasis, is left out, with a message.
 *
 * @param tree
 *   Document, of any dialect, or of Markdown; or a table.
 * @param options
 *   Configuration (optional).
 * @returns
 *   Help file.
 * @throws {RangeError}
 *   If the width is not a number of columns.
 * @example
 *   toHyperhelp(fromSphinxText('Title\n*****\n\nCall "run()".\n'))
 */
export function toHyperhelp(
  tree: Root | GridTable,
  options?: ToHyperhelpOptions | null | undefined
): string {
  checkNode('write a help file', tree, ['root', 'gridTable'])
  const {width, title, date, file} = options ?? {}
  checkOptions('write a help file', options, {
    width: 1,
    title: 'string',
    date: 'string',
    file: 'file'
  })
  const columns = width ?? 80
  const lose = reportLosses(file)
  const nodes: Root['children'] = tree.type === 'root' ? [...tree.children] : [tree]
  const hasHeader = nodes[0]?.type === 'helpHeader'
  if (!hasHeader && (title || date)) {
    nodes.unshift({type: 'helpHeader', title: title ?? null, date: date ?? null, attributes: {}})
  }
  const printed = writeBlocks(nodes, 0, {
    width: columns,
    bullet: hasNode(tree, isOpenStar) ? '-' : '*',
    lose
  })
    .join('\n')
    .replaceAll(held, ' ')
    .replaceAll(rawEnding, '\n')
  if (printed === '') return ''
  const value = protectText(printed)
  // Only a header may look like one in the first line of a file.
  const early = /^(?:%hyperhelp|\*[^*|\n]+\*\s)/.test(value) && nodes[0]?.type !== 'helpHeader'
  return `${early ? '\n' : ''}${value}\n`
}

/** Whether text contains a star that could open an anchor with a later one. */
function isOpenStar(node: Nodes): boolean {
  return node.type === 'text' && /\*[^\s*]/.test(node.value)
}

/** A help file in HyperHelp's own notation. */
export const hyperhelp: Format = {
  name: 'hyperhelp',
  extension: 'txt',
  stringify: (tree, options) => toHyperhelp(tree, options)
}
