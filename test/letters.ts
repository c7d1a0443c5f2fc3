import type {Nodes, Parent, Root} from 'mdast'
import {withWholeUrl} from '../src/mdast/whole-url.js'
import {toPlainText} from '../src/tables/to-plain-text.js'

/** Letters, and how often each is there. */
export type Letters = Map<string, number>

/** Count letters. Numbers are left out: those of items and footnotes are markup. */
export function lettersOf(text: string): Letters {
  const counts: Letters = new Map()
  for (const letter of text.toLowerCase().match(/\p{L}/gu) ?? []) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return counts
}

/** What of the first is not in the second: `e*2 x`. */
export function missingLetters(wanted: Letters, found: Letters): string {
  const missing: Array<string> = []
  for (const [letter, count] of wanted) {
    const lack = count - (found.get(letter) ?? 0)
    if (lack > 0) missing.push(lack > 1 ? `${letter}*${lack}` : letter)
  }
  return missing.join(' ')
}

/** Nodes whose sources have letters that nobody sees: topics, names of languages and of directives. */
const withMarkup = new Set<string>([
  'helpLink',
  'anchor',
  'heading',
  'helpHeader',
  'code',
  'comment',
  'image',
  'math',
  'inlineMath',
  'definition'
])

/**
 * Compare the letters of a source with those of the tree that was read from it, those of nodes left out that have markup
 * with letters.
 *
 * @returns
 *   What is in the source and not in the tree.
 */
export function unreadLetters(source: string, tree: Root): string {
  const holes: Array<readonly [number, number]> = []
  let text = ''
  visit(tree)
  let outside = ''
  let at = 0
  for (const [start, end] of holes.sort((a, b) => a[0] - b[0])) {
    if (start > at) outside += source.slice(at, start)
    at = Math.max(at, end)
  }
  return missingLetters(lettersOf(outside + source.slice(at)), lettersOf(text))

  function visit(node: Nodes): void {
    if (withMarkup.has(node.type)) {
      holes.push([node.position!.start.offset!, node.position!.end.offset!])
      return
    }
    if (node.type === 'admonition') text += ` ${node.data?.label ?? node.kind} `
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') {
      text += ` ${node.label ?? node.identifier} `
    }
    if ('children' in node) for (const child of node.children) visit(child)
    else text += ` ${toPlainText(node)} `
  }
}

/** All letters that a reader of a document sees. */
export function visibleLetters(node: Nodes): Letters {
  return lettersOf(visibleText(node.type === 'root' ? withOneTitle(node) : node))
}

/** Leave out a first heading with the words of the header: the title is shown once. */
function withOneTitle(tree: Root): Root {
  const [header] = tree.children
  if (header?.type !== 'helpHeader') return tree
  const index = tree.children.findIndex(
    (node) =>
      node.type === 'heading' && node.depth === 1 && toPlainText(node).trim() === header.title
  )
  return {...tree, children: tree.children.filter((_, at) => at !== index)}
}

function visibleText(node: Nodes): string {
  if (node.type === 'comment' || node.type === 'definition') return ''
  // Words of a URL that a colon cut off are no words of the text.
  const {children} = node.type === 'helpLink' ? withWholeUrl(node) : (node as Partial<Parent>)
  if (children) return children.map((child) => visibleText(child as Nodes)).join(' ')
  if (node.type === 'footnoteReference') return ''
  return toPlainText(node)
}

/** The letters that a browser shows of a page. */
export function lettersOfHtml(html: string): Letters {
  const body = html.replace(/^[\s\S]*?<body[^>]*>/, '').replace(/<!--[\s\S]*?-->/g, '')
  const named: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' '
  }
  return lettersOf(
    body
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
        if (name) return named[name] ?? all
        return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
      })
  )
}
