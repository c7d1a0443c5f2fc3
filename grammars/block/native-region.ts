import type {BlockContent, Blockquote, RootContent} from 'mdast'

/**
 * Decide what indentation means in a hand-written help file: paragraphs that stand deeper than what precedes them are
 * a quote; sections, lists, notes, code and tables are what they are at any depth.
 *
 * @param children
 *   Blocks that stand deeper than those before them.
 * @returns
 *   Blocks for the list that the region stands in.
 */
export function readRegion(children: ReadonlyArray<RootContent>): Array<RootContent> {
  const section = children.findIndex((child) => child.type === 'heading')
  if (section !== -1) return [...readRegion(children.slice(0, section)), ...children.slice(section)]
  const first = children[0]
  if (!first) return []
  const aside = (child: RootContent): boolean =>
    child.type === 'admonition' || child.type === 'definitionList'
  if (first.type === 'paragraph' && !children.some(aside)) return [quoteOf(children)]
  const result: Array<RootContent> = []
  let paragraphs: Array<RootContent> = []
  for (const child of children) {
    if (child.type === 'paragraph') {
      paragraphs.push(child)
      continue
    }
    if (paragraphs.length > 0) result.push(quoteOf(paragraphs))
    paragraphs = []
    result.push(child)
  }
  if (paragraphs.length > 0) result.push(quoteOf(paragraphs))
  return result
}

function quoteOf(children: ReadonlyArray<RootContent>): Blockquote {
  const start = children[0]!.position
  const end = children[children.length - 1]!.position
  const node: Blockquote = {type: 'blockquote', children: [...children] as Array<BlockContent>}
  if (start && end) node.position = {start: {...start.start}, end: {...end.end}}
  return node
}

/**
 * Take the quotes away that are all there is in a section: such a section is indented as a whole.
 */
export function readSections(children: ReadonlyArray<RootContent>): Array<RootContent> {
  const result: Array<RootContent> = []
  for (let from = 0; from < children.length; ) {
    let to = from + 1
    while (to < children.length && children[to]!.type !== 'heading') to += 1
    const heading = children[from]!.type === 'heading'
    const own = children.slice(heading ? from + 1 : from, to)
    if (heading) result.push(children[from]!)
    const blocks = own.filter((child) => child.type !== 'comment' && child.type !== 'thematicBreak')
    const only = blocks.length === 1 ? blocks[0]! : undefined
    for (const child of own) {
      if (heading && child === only && child.type === 'blockquote') {
        for (const grandchild of child.children) result.push(grandchild)
      } else {
        result.push(child)
      }
    }
    from = to
  }
  return result
}
