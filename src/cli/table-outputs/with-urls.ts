import type {Nodes} from 'mdast'
import type {HelpLink} from '../../../grammars/nodes.js'
import {withWholeUrl} from '../../mdast/whole-url.js'
import type {Links} from '../inputs/find-links.js'

/**
 * Replace links to topics by links to URLs, for parts of a document that are written separately.
 *
 * @param node
 *   Part of a tree; it is not changed.
 * @param resolve
 *   Returns the URL of a link, or `null` if only its text stays.
 */
export function withUrls<Node extends Nodes>(
  node: Node,
  resolve: NonNullable<Links['resolve']>
): Node {
  if (!('children' in node)) return node
  const nodes: ReadonlyArray<Nodes> = node.children
  const children = nodes.flatMap((child) =>
    child.type === 'helpLink' ? linkOf(child) : [withUrls(child, resolve)]
  )
  return {...node, children}

  function linkOf(helpLink: HelpLink): Array<Nodes> {
    const link = withWholeUrl(helpLink)
    const {children, position} = link
    const url = resolve(link)
    return url === null ? children : [{type: 'link', url, children, ...(position && {position})}]
  }
}
