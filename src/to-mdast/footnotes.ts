import type {FootnoteDefinition, Nodes} from 'mdast'
import type {GridTable} from '../../grammars/grid-table/nodes.js'

/** How the footnotes of a page are written. */
export interface FootnoteUse {
  /** The first definition of each label. */
  readonly defined: ReadonlyMap<string, FootnoteDefinition>
  /**
   * Labels that are footnotes of GFM. Others are paragraphs with a target, and links: GFM shows no definition that
   * nothing refers to, and reads no reference in HTML.
   */
  readonly native: ReadonlySet<string>
}

/**
 * Find the footnotes of a page.
 *
 * @param tree
 *   Page.
 * @param isText
 *   Whether footnotes can be referred to from a table; `undefined`: from nowhere.
 */
export function collectFootnotes(
  tree: Nodes,
  isText: ((table: GridTable) => boolean) | undefined
): FootnoteUse {
  const defined = new Map<string, FootnoteDefinition>()
  const native = new Set<string>()
  const others = new Set<string>()
  collect(tree, isText === undefined)
  for (const label of native) {
    if (others.has(label) || !/^[^\s[\]]+$/.test(label)) native.delete(label)
  }
  return {defined, native}

  function collect(node: Nodes, html: boolean): void {
    if (node.type === 'footnoteReference') (html ? others : native).add(node.identifier)
    if (node.type === 'footnoteDefinition') {
      if (!defined.has(node.identifier)) defined.set(node.identifier, node)
      if (html) others.add(node.identifier)
    }
    if (!('children' in node)) return
    const within = html || (node.type === 'gridTable' && isText?.(node) !== true)
    for (const child of node.children) collect(child, within)
  }
}
