import type {Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {checkNode, checkOptions} from '../../shared/check-options.js'
import type {Format} from '../format.js'
import {writeBlocks} from './blocks.js'
import {reportLosses} from './losses.js'
import {protectText} from './protect-text.js'
import {held, rawEnding} from './write-help-text.js'

/** Options of `toHyperhelp`. */
export interface ToHyperhelpOptions {
  /** Columns of the page (default: `80`, those of HyperHelp's view). */
  width?: number | null | undefined
  /** Title of the file, where the tree has no help header (default: none, and no header is written). */
  title?: string | null | undefined
  /** Date of the file, `YYYY-MM-DD`, for the same header (default: none). */
  date?: string | null | undefined
  /** Takes a message for each thing that a help file cannot say. */
  file?: VFile | null | undefined
}

/**
 * Write a tree as a help file by hand would be: HyperHelp's own notation, lines of 80 columns.
 *
 * What is written reads as the same tree. HyperHelp has no escape: text that would be read as markup gets a word joiner
 * (U+2060), which nobody sees; marks that help files do not have, such as emphasis, are left out, and a message says
 * so.
 *
 * @param tree
 *   Document, of any dialect, or of Markdown; or a table.
 * @param options
 *   Configuration (optional).
 * @returns
 *   Help file.
 * @throws {RangeError}
 *   When the width is no number of columns.
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
    bullet: hasOpenStar(tree) ? '-' : '*',
    lose
  })
    .join('\n')
    .replaceAll(held, ' ')
    .replaceAll(rawEnding, '\n')
  if (printed === '') return ''
  const value = protectText(printed)
  // Only a header may be the first line of a file and look like one.
  const early = /^(?:%hyperhelp|\*[^*|\n]+\*\s)/.test(value) && nodes[0]?.type !== 'helpHeader'
  return `${early ? '\n' : ''}${value}\n`
}

/** Whether text has a star that one further on would make an anchor. */
function hasOpenStar(node: Nodes): boolean {
  if (node.type === 'text') return /\*[^\s*]/.test(node.value)
  return 'children' in node && node.children.some((child) => hasOpenStar(child))
}

/** A help file in HyperHelp's own notation. */
export const hyperhelp: Format = {
  name: 'hyperhelp',
  extension: 'txt',
  stringify: (tree, options) => toHyperhelp(tree, options)
}
