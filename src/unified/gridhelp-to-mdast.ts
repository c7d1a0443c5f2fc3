import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {type ToMdastOptions, toMdast} from '../mdast/index.js'

/** Options of `gridhelpToMdast`: those of `toMdast`. */
export type GridhelpToMdastOptions = ToMdastOptions

/**
 * Convert the tree of a help file to mdast, for remark and rehype plugins.
 *
 * @param options
 *   Options of `toMdast`; messages go to the processed file.
 * @returns
 *   Transform.
 */
export function gridhelpToMdast(
  options?: GridhelpToMdastOptions | null | undefined
): (tree: Root, file: VFile) => Root {
  return (tree, file) => toMdast(tree, {file, ...options})
}
