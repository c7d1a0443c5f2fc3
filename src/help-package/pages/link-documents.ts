import path from 'node:path'
import type {Link, List, ListItem, Nodes, PhrasingContent, Root} from 'mdast'
import type {HelpLink} from '../../../grammars/nodes.js'
import {visit} from '../../shared/visit.js'
import {matchFiles} from './match-files.js'

/**
 * Turn links to other reStructuredText documents (`:doc:`, `toctree`) into links to files of a package.
 *
 * @param tree
 *   Document; it is changed.
 * @param name
 *   Path of the document in the package; its links get the same extension.
 */
export function linkDocuments(tree: Root, name: string): Root {
  const extension = path.posix.extname(name)
  const folder = path.posix.dirname(name)
  const waiting: Array<Nodes> = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'code' && node.data?.contents) waiting.push(node.data.contents)
    if (!('children' in node)) continue
    const children: Array<Nodes> = node.children
    for (const [index, child] of children.entries()) {
      const link = child.type === 'link' && toFile(child)
      if (link) children[index] = link
      else waiting.push(child)
    }
  }
  return tree

  function toFile({data, children, position}: Link): HelpLink | undefined {
    const document = data?.document
    if (document === undefined) return undefined
    const place = document.startsWith('/') ? document.slice(1) : path.posix.join(folder, document)
    const identifier = place.endsWith(extension) ? place : place + extension
    return {
      type: 'helpLink',
      package: null,
      identifier: path.posix.normalize(identifier),
      children: children as Array<PhrasingContent>,
      data: {
        role: 'doc',
        ...(data?.isUntitled && {isUntitled: true}),
        ...(data?.isPattern && {isPattern: true})
      },
      ...(position && {position})
    }
  }
}

/** A document link that is the whole content of a list item. */
export function documentOf({children: [block]}: ListItem): HelpLink | undefined {
  const link = block?.type === 'paragraph' ? block.children[0] : undefined
  return link?.type === 'helpLink' && link.data?.role === 'doc' ? link : undefined
}

/** Replace the patterns in tables of contents by the documents that match. */
export function linkMatches(tree: Root, name: string, names: Iterable<string>): void {
  const files = [...names]
  visit(tree, (node) => {
    if (node.type === 'list' && node.data?.toctree) node.children = matchedItems(node, name, files)
  })
}

function matchedItems(
  {children}: List,
  name: string,
  files: ReadonlyArray<string>
): Array<ListItem> {
  const named = new Set(children.map((item) => documentOf(item)?.identifier))
  return children.flatMap((item) => {
    const link = documentOf(item)
    if (!link?.data?.isPattern) return [item]
    return matchFiles(link.identifier, files)
      .filter((file) => file !== name && !named.has(file))
      .map((identifier): ListItem => {
        const {position} = item
        const {isPattern, ...data} = link.data!
        const child: HelpLink = {...link, identifier, data}
        return {
          ...item,
          children: [{type: 'paragraph', children: [child], ...(position && {position})}]
        }
      })
  })
}
