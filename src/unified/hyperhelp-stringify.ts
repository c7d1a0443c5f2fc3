import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import {type ToHyperhelpOptions, toHyperhelp} from '../write/hyperhelp/index.js'

/**
 * Add support for writing HyperHelp help files, from gridhelp trees and from Markdown.
 *
 * @param options
 *   Options of `toHyperhelp`; messages go to the processed file.
 * @example
 *   unified().use(remarkParse).use(remarkGfm).use(hyperhelpStringify, {title: 'Guide'})
 */
export const hyperhelpStringify: Plugin<
  [options?: ToHyperhelpOptions | null | undefined],
  Root,
  string
> = function (options) {
  this.compiler = (tree, file) => toHyperhelp(tree as Root, {file, ...options})
}
