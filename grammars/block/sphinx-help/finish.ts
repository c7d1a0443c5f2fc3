import type {List, ListItem, RootContent} from 'mdast'
import type {Node} from 'unist'
import type {Finish} from '../language.js'
import type {LinkCount, NodeNotes} from '../node-builder.js'
import {finishBlocks, headingLevels, joinDefinitions, spreadItems} from '../shared/finish.js'

/** File names above code become captions, and lists of links tables of contents. */
export const finish: Finish = finishBlocks((notes) => {
  const links = new Map<Node, LinkCount>()
  return {
    heading: headingLevels(),
    join(last, node) {
      if (node.type === 'code' && notes.get(last)?.isCaption) setCompact(last)
      return joinDefinitions(last, node)
    },
    each(node) {
      spreadItems(node)
      if (node.type !== 'list') return
      const count = countLinks(node, notes, links)
      if (!count) return
      links.set(node, count)
      // A table of contents begins with documents, and most links are named after their targets; any other list of
      // links is just a list.
      if (count.whole > 0 && count.titled * 2 >= count.all) setEntries(node, notes)
    }
  }
})

/** Count the links of a list whose items are links, possibly with such lists below them. */
function countLinks(
  list: List,
  notes: ReadonlyMap<Node, NodeNotes>,
  links: ReadonlyMap<Node, LinkCount>
): LinkCount | undefined {
  const count = {all: 0, titled: 0, whole: 0}
  for (const {children} of list.children) {
    if (children.length === 0) return undefined
    for (const child of children) {
      const found = links.get(child) ?? notes.get(child)?.links
      if (!found) return undefined
      count.all += found.all
      count.titled += found.titled
      count.whole += found.whole
    }
  }
  return count
}

/** Make the items of a table of contents compact. */
function setEntries(node: List, notes: ReadonlyMap<Node, NodeNotes>): void {
  for (const {children} of node.children) {
    for (const child of children) {
      if (child.type === 'list') setEntries(child, notes)
      else if (notes.get(child)!.links!.all > 0) setCompact(child)
    }
  }
}

function setCompact(node: RootContent | ListItem): void {
  if (node.type === 'paragraph') node.data = {...node.data, compact: true}
}
