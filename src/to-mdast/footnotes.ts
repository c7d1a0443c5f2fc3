import type {FootnoteDefinition, Nodes} from 'mdast'

/** Which footnotes have both: a definition and something that refers to it. */
export interface FootnoteUse {
  readonly defined: ReadonlyMap<string, FootnoteDefinition>
  readonly called: ReadonlySet<string>
}

/**
 * Find the footnotes of a page. GFM shows no definition that nothing refers to, and no second one.
 *
 * @param tree
 *   Page.
 */
export function collectFootnotes(tree: Nodes): FootnoteUse {
  const defined = new Map<string, FootnoteDefinition>()
  const called = new Set<string>()
  collect(tree)
  return {defined, called}

  function collect(node: Nodes): void {
    if (node.type === 'footnoteReference') called.add(node.identifier)
    if (node.type === 'footnoteDefinition' && !defined.has(node.identifier)) {
      defined.set(node.identifier, node)
    }
    if ('children' in node) for (const child of node.children) collect(child)
  }
}
