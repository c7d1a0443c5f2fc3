import type {
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Link,
  Nodes,
  Root,
  RootContent,
  Text
} from 'mdast'

/**
 * Write footnotes without GFM syntax, for tools that do not support it: references become links, and definitions stay
 * in place, as paragraphs that start with their label.
 *
 * @param root
 *   Page; it is changed.
 */
export function writePlainFootnotes(root: Root): void {
  change(root)
}

function change(node: Nodes): void {
  if (!('children' in node)) return
  // A definition is replaced by several blocks, which all parents of such nodes allow.
  const children: Array<RootContent> = []
  for (const child of node.children) {
    change(child)
    if (child.type === 'footnoteReference') children.push(toLink(child))
    else if (child.type !== 'footnoteDefinition') children.push(child)
    else for (const block of toBlocks(child)) children.push(block)
  }
  node.children = children as typeof node.children
}

function toLink(node: FootnoteReference): Link {
  const text: Text = {type: 'text', value: `[${labelOf(node)}]`}
  return {type: 'link', url: `#${idOf(node)}`, children: [text]}
}

function toBlocks(node: FootnoteDefinition): Array<RootContent> {
  const target: Html = {type: 'html', value: `<a id="${idOf(node)}"></a>`}
  const label: Text = {type: 'text', value: `[${labelOf(node)}] `}
  const [first, ...rest] = node.children
  if (first?.type === 'paragraph') {
    return [{...first, children: [target, label, ...first.children]}, ...rest]
  }
  return [{type: 'paragraph', children: [target, label]}, ...node.children]
}

function labelOf({label, identifier}: FootnoteDefinition | FootnoteReference): string {
  return label ?? identifier
}

function idOf({identifier}: FootnoteDefinition | FootnoteReference): string {
  return `footnote-${identifier.replace(/[^\p{L}\p{M}\p{N}.-]/gu, '-')}`
}
