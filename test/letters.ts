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
  // Topics of the builder's index, which no text stands behind.
  const topics = source.matchAll(/^[ \t]*\*index-\d+:$/gm)
  const holes = Array.from(topics, ({0: {length}, index}): Hole => [index, index + length])
  let text = ''
  visit(tree)
  return missingLetters(lettersOf(outsideOf(source, holes)), lettersOf(text))

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

/** Where markup starts and ends. */
type Hole = readonly [start: number, end: number]

/** What stands outside of markup, which may overlap. */
function outsideOf(source: string, holes: ReadonlyArray<Hole>): string {
  let outside = ''
  let at = 0
  for (const [start, end] of holes.toSorted((a, b) => a[0] - b[0])) {
    if (start > at) outside += source.slice(at, start)
    at = Math.max(at, end)
  }
  return outside + source.slice(at)
}

/** What of reStructuredText has letters that are no text: the last group of each, or all of it. */
const rstMarkup: ReadonlyArray<RegExp> = [
  // Definitions of substitutions, with what is below them: it shows where they are used.
  /^([ \t]*)\.\. \|[^\n]*(?:\n(?:\1[ \t]+[^\n]*|[ \t]*(?=\n)))*/gm,
  // Names of targets.
  /\.\.[ \t]+_(?:`[^`]+`|(?:\\.|[^:\\\n]|:(?![ \n]))+):(?=[ \n])/g,
  // Names of directives; the arguments of some, such as languages and classes of HTML.
  /\.\.[ \t]+(?:(?:rst-|css)?class|only|ifconfig|container|code|code-block|sourcecode|highlight|raw)::(?![ \t]+(?:\p{Lu}|\S*[.([]))[^\n]*/gu,
  /\.\.[ \t]+[\w:+.-]+::/g,
  // Options of directives.
  /^([ \t]*)(?:[*+-][ \t]+)?\.\. (?:\|[^|]+\| )?[\w:+.-]+::[^\n]*\n(?:\1[ \t]+[^\s:][^\n]*\n)*((?:\1[ \t]+:[\w -]+:[^\n]*(?:\n|$)(?:\1[ \t]{4,}[^\s:][^\n]*\n)*)+)/gm,
  // Labels of footnotes that get a number.
  /\[#[^\]\n]*\]/g,
  // Names of roles, before and behind their text.
  /:[\w+.-]+(?::[\w+.-]+)*:(?=`)/g,
  /(?<=`):[\w+.-]+(?::[\w+.-]+)*:/g,
  // What references lead to.
  /\s*<[^<>`]+>(?=`)/g
]

/** Nodes of reStructuredText whose sources have letters that nobody sees. */
const rstNodes = new Set<string>(['comment', 'definition', 'image', 'math', 'inlineMath'])

/**
 * Compare the letters of reStructuredText with those of the tree that was read from it. What is not looked at: comments,
 * targets, substitutions and where they are used, names, options and some arguments of directives, names of roles and what
 * they lead to, images, formulas, and labels of footnotes that get a number.
 *
 * @returns
 *   What is in the source and not in the tree.
 */
export function unreadRstLetters(source: string, tree: Root): string {
  const holes: Array<Hole> = []
  for (const pattern of rstMarkup) {
    for (const {0: all, 2: own = all, index} of source.matchAll(pattern)) {
      const end = index + all.length
      holes.push([end - own.length, end])
    }
  }
  let text = ''
  visit(tree)
  return missingLetters(lettersOf(outsideOf(source, holes)), lettersOf(text))

  function visit(node: Nodes): void {
    const {start, end} = node.position ?? {}
    const hole: Hole = [start?.offset ?? 0, end?.offset ?? 0]
    const own = source.slice(...hole)
    const isSubstitution = /^\|[^|]+\|_{0,2}$/.test(own)
    const isUntitled = node.type === 'helpLink' && node.data?.title !== undefined
    if (rstNodes.has(node.type) || isSubstitution || isUntitled) {
      holes.push(hole)
      return
    }
    const number = node.type === 'listItem' ? /^\(?[a-z]+[.)]/i.exec(own) : null
    if (number) holes.push([hole[0], hole[0] + number[0].length])
    if (node.type === 'admonition') text += ` ${node.data?.label ?? node.kind} `
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') {
      text += ` ${node.label ?? node.identifier} `
    }
    if (node.type === 'gridTable' && node.caption) text += ` ${node.caption} `
    if (node.type === 'definitionTerm') text += ` ${node.data?.classifiers?.join(' ') ?? ''} `
    if (node.type === 'code' && node.lang) text += ` ${node.lang} `
    if ('children' in node) for (const child of node.children) visit(child)
    else if ('value' in node) text += ` ${node.value} `
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
  if (node.type === 'gridTable' && node.caption) {
    return `${node.caption} ${node.children.map(visibleText).join(' ')}`
  }
  if (node.type === 'helpLink' && node.data?.title !== undefined) return node.data.title
  if (node.type === 'inlineCode' && node.data?.short !== undefined) return node.data.short
  if (node.type === 'code' && node.data?.silent) return ''
  if (node.type === 'code' && node.data?.visible !== undefined) return node.data.visible
  if (node.type === 'definitionTerm' && node.data?.classifiers) {
    return [...node.children.map(visibleText), ...node.data.classifiers].join(' ')
  }
  // Words of a URL that a colon cut off are no words of the text.
  const {children} = node.type === 'helpLink' ? withWholeUrl(node) : (node as Partial<Parent>)
  if (children) return children.map((child) => visibleText(child as Nodes)).join(' ')
  if (node.type === 'footnoteReference') return ''
  return toPlainText(node)
}

/** The letters that a browser shows of a page, those of images that are not there among them. */
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
      .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, ' $1 ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
        if (name) return named[name] ?? all
        return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
      })
  )
}
