import type {Nodes} from 'mdast'
import {withWholeUrl} from '../../src/mdast/whole-url.js'

/**
 * Collect the words that a reader sees, in order: runs of letters and digits, in lower case.
 *
 * @param tree
 *   Document, of our nodes or of mdast's.
 */
export function visibleWords(tree: Nodes): Array<string> {
  const texts: Array<string> = []
  collect(tree, texts)
  return (
    texts
      .join('')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** Types whose text belongs to the text around them. */
const inline = new Set(
  'text inlineCode emphasis strong link helpLink expression anchor html keyBinding delete'.split(
    ' '
  )
)

function collect(node: Nodes, texts: Array<string>): void {
  const block = !inline.has(node.type)
  if (block) texts.push('\n')
  switch (node.type) {
    case 'comment':
    case 'helpHeader':
    case 'html':
    case 'footnoteReference':
      texts.push(textOf(node))
      break
    case 'admonition':
      texts.push(node.data?.label ?? (node.kind === 'seealso' ? 'See also' : node.kind), '\n')
      break
    case 'footnoteDefinition':
      texts.push(node.label ?? node.identifier, '\n')
      break
    case 'paragraph':
      if (node.data?.admonitionLabel) return
      break
    case 'helpLink':
      // Words of a URL that a colon cut off are no words of its text.
      for (const child of withWholeUrl(node).children) collect(child, texts)
      return
    default:
      if ('value' in node) texts.push(node.value)
  }
  if ('children' in node) for (const child of node.children) collect(child, texts)
  if (block) texts.push('\n')
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'helpHeader':
      return `${node.title ?? ''}\n${node.date ?? ''}`
    case 'footnoteReference':
      return ` ${node.label ?? node.identifier} `
    case 'html':
      return textOfHtml(node.value)
    default:
      return ''
  }
}

const names: Record<string, string> = {amp: '&', lt: '<', gt: '>', quot: '"'}
const blocks =
  /<\/?(?:table|t[hdr]|thead|tbody|tfoot|p|[uod]l|li|d[td]|pre|br|blockquote|h\d)\b[^>]*>/g
const references = /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi

function textOfHtml(value: string): string {
  return value
    .replace(blocks, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(references, (all, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
      return decimal ? String.fromCodePoint(Number(decimal)) : (names[name ?? ''] ?? all)
    })
}
