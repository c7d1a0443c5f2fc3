import type {FootnoteDefinition, FootnoteReference, Nodes} from 'mdast'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import type {HelpLink} from '../../grammars/nodes.js'
import {isAscii} from '../shared/is-ascii.js'

/** How the footnotes of a page are written. */
export interface FootnoteUse {
  /** The first definition of each label. */
  readonly defined: ReadonlyMap<string, FootnoteDefinition>
  /**
   * Labels of GFM footnotes. Others become paragraphs with a target, and links: GFM does not show definitions without
   * references, and reads no references in HTML.
   */
  readonly native: ReadonlySet<string>
}

/**
 * Convert a link to a citation reference: the Sphinx builder makes a topic of the label, but none of the citation.
 *
 * ```text
 * |:frie09:[Frie09]|
 * ```
 *
 * @param link
 *   Link.
 * @returns
 *   Reference, if the link has this form; the citation need not exist.
 */
export function citationOf({
  package: packageName,
  identifier,
  children,
  position
}: HelpLink): FootnoteReference | undefined {
  const [first, ...rest] = children
  if (packageName !== null || first?.type !== 'text' || rest.length > 0) return undefined
  const label = /^\[([^\s[\]]+)\]$/.exec(first.value)?.[1]
  if (label === undefined || !isLike(label, identifier)) return undefined
  return {
    type: 'footnoteReference',
    identifier: label.toLowerCase(),
    label,
    ...(position && {position})
  }
}

/** Whether a topic is derived from a label: only letters and digits are compared (docutils: `nodes.make_id`). */
function isLike(label: string, topic: string): boolean {
  // V8 takes half a millisecond to compile an expression with `\p{L}`.
  const others = isAscii(label) && isAscii(topic) ? /[^a-z0-9]/g : /[^\p{L}\p{N}]/gu
  return label.toLowerCase().replace(others, '') === topic.toLowerCase().replace(others, '')
}

/**
 * Find the footnotes of a page.
 *
 * @param tree
 *   Page.
 * @param isText
 *   Whether a table may contain footnote references; `undefined`: nothing may.
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
    const reference = node.type === 'helpLink' ? citationOf(node) : node
    if (reference?.type === 'footnoteReference') {
      ;(html ? others : native).add(reference.identifier)
    }
    if (node.type === 'footnoteDefinition') {
      if (!defined.has(node.identifier)) defined.set(node.identifier, node)
      if (html) others.add(node.identifier)
    }
    if (!('children' in node)) return
    const within = html || (node.type === 'gridTable' && isText?.(node) !== true)
    for (const child of node.children) collect(child, within)
  }
}
