import type {Node} from 'unist'
import {checkOptions} from '../../shared/check-options.js'
import type {Format} from '../format.js'

/** Options of `toJson`. */
export interface ToJsonOptions {
  /** Spaces per level (default: `2`); `0` writes one line. */
  indent?: number | null | undefined
  /** Whether to write the nodes' positions (default: `true`). */
  positions?: boolean | null | undefined
}

/**
 * Write a tree as JSON, as it is.
 *
 * @param tree
 *   Any tree.
 * @param options
 *   Layout.
 * @returns
 *   JSON, with a final line ending.
 * @example
 *   toJson(fromHyperhelp('*a*'), {positions: false})
 */
export function toJson(tree: Node, options?: ToJsonOptions | null | undefined): string {
  const settings = options ?? {}
  checkOptions('write JSON', options, {indent: 0, positions: 'boolean'})
  if (typeof Object(tree).type !== 'string') {
    const what = tree === null ? 'null' : typeof tree
    throw new TypeError(`Cannot write JSON with \`${what}\`, expected a node with a \`type\``)
  }
  const replace =
    settings.positions === false
      ? (key: string, value: unknown): unknown => (key === 'position' ? undefined : value)
      : undefined
  return `${JSON.stringify(tree, replace, settings.indent ?? 2)}\n`
}

/** JSON of the tree. */
export const json: Format = {
  name: 'json',
  extension: 'json',
  stringify: (tree) => toJson(tree)
}
