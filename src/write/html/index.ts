import type {Root} from 'mdast'
import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {toMdast} from '../../mdast/index.js'
import type {ToMdastOptions} from '../../mdast/options.js'
import {checkNode, checkOptions} from '../../shared/check-options.js'
import type {Format} from '../format.js'
import {createPage} from './page.js'
import {treeToHtml} from './tree-to-html.js'

/** Options of `toHtml`. */
export interface ToHtmlOptions
  extends Pick<ToMdastOptions, 'path' | 'extension' | 'resolve' | 'keys' | 'handlers' | 'file'> {
  /** Whether to write a whole page, with `<!doctype html>` and `<title>` (default: `false`, a fragment). */
  document?: boolean | null | undefined
  /** Language of the page, a tag of BCP 47 such as `de` (default: `'en'`). */
  lang?: string | null | undefined
}

/**
 * Write a document as HTML. HTML in the source is not passed through: tags become text.
 *
 * @param tree
 *   Document or table; it is not modified.
 * @param options
 *   How to resolve links, and whether to write a whole page.
 * @returns
 *   HTML, with a final line ending.
 * @example
 *   toHtml(fromHyperhelp('*install:How to install*'))
 */
export function toHtml(tree: Root | GridTable, options?: ToHtmlOptions | null | undefined): string {
  const settings = options ?? {}
  checkNode('write HTML', tree, ['root', 'gridTable'])
  checkOptions('write HTML', options, {document: 'boolean', lang: 'string'})
  const body = treeToHtml(toMdast(tree, {...settings, target: 'html'}), {raw: false})
  if (!settings.document) return `${body}\n`
  // A page needs a title; without one in the text, its file name is the best choice.
  const title = titleOf(tree).trim() || settings.path || settings.file?.basename || 'Untitled'
  return createPage(body, title, settings.lang || 'en')
}

function titleOf(tree: Root | GridTable): string {
  if (tree.type !== 'root') return ''
  for (const child of tree.children) {
    if (child.type === 'helpHeader' && child.title) return child.title
    if (child.type === 'heading') return textOf(child)
  }
  return ''
}

function textOf(node: {children?: ReadonlyArray<object>; value?: string}): string {
  return node.value ?? (node.children ?? []).map((child) => textOf(child)).join('')
}

/** HTML page of the tree. */
export const html: Format = {
  name: 'html',
  extension: 'html',
  hasUrls: true,
  stringify: (tree, options) => toHtml(tree, {...options, document: true})
}
