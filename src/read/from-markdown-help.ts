import GithubSlugger from 'github-slugger'
import type {
  Blockquote,
  Heading,
  Html,
  Link,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent
} from 'mdast'
import type {Compatible} from 'vfile'
import type {AdmonitionKind, Anchor, HelpHeader, HelpLink} from '../../grammars/nodes.js'
import {topicId} from '../mdast/topic-ids.js'
import {checkOptions} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import {visit} from '../shared/visit.js'
import {toPlainText} from '../tables/to-plain-text.js'
import {readMarkdownDocument} from './markdown/index.js'
import type {DocumentOptions} from './options.js'
import {fileOf, readValue} from './read-value.js'

/**
 * Read help written in Markdown, or written by `toMarkdown`, as a tree for `toHyperhelp`.
 *
 * - `## Heading {#topic}` and `<a id="topic"></a>` name topics;
 * - `[text](topic)`, `[text](#topic)`, `[text](page.md#topic)` and, in another package, `[text](Package:topic)` link to
 *   them;
 * - `<kbd>Ctrl+C</kbd>` is a key binding, `> [!NOTE]` an admonition, `<!-- -->` a comment;
 * - front matter, or a first heading of level 1 and a date in italics, become the help header.
 *
 * @param value
 *   The document: text, UTF-8 bytes, or a vfile.
 * @param options
 *   `file` collects messages.
 * @returns
 *   The document.
 * @throws {TypeError}
 *   If `value` is not text.
 * @example
 *   toHyperhelp(fromMarkdownHelp('# Ropes\n\n## Knots {#knots}\n\nSee [bends](bend).\n'))
 */
export function fromMarkdownHelp(
  value: Compatible,
  options?: Pick<DocumentOptions, 'file'> | null | undefined
): Root {
  return readMarkdownHelp(value, options, new Set())
}

/**
 * Read help written in Markdown.
 *
 * @param linked
 *   Anchors in it to which other pages link: headings with these slugs get topics.
 */
export function readMarkdownHelp(
  value: Compatible,
  options: Pick<DocumentOptions, 'file'> | null | undefined,
  linked: ReadonlySet<string>
): Root {
  const source = readValue(value)
  checkOptions('read Markdown', options, {file: 'file'})
  const report = reportTo(fileOf(value, options ?? {}), source)
  const {tree} = readMarkdownDocument(source, {
    dialect: 'markdown',
    widths: 'auto',
    cells: true,
    pandoc: false,
    report
  })
  const topics = collectTopics(tree)
  const front = readFrontMatter(source.value)
  const left = Object.keys(front ?? {}).filter((key) => !known.has(key))
  if (left.length > 0) {
    report({
      ruleId: 'hyperhelp-loss',
      reason: `A help file has no place for ${left.map((key) => `\`${key}\``).join(', ')} of the front matter`,
      start: 0,
      end: source.value.indexOf('\n---', 3) + 4,
      note: 'It was left out: a help header has `title` and `date`, a package `package` and `description`',
      severity: 'warning'
    })
  }
  const named = nameHeadings(tree.children.map((node) => convert(node, topics)))
  const blocks = nameLinked(named, new Set([...linked, ...anchorsOf(tree)]))
  linkTopics(blocks)
  const {header, rest} = takeHeader(blocks, front)
  return {...tree, children: header ? [header, ...rest] : rest}
}

/** Front matter keys with a counterpart in help files or packages. */
const known = new Set(['title', 'date', 'package', 'description'])

/** Read the lines inside front matter, one pair per line. */
export function readFrontMatter(text: string): Record<string, string> | undefined {
  const [, lines] = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ?? []
  if (lines === undefined) return undefined
  const pairs: Record<string, string> = {}
  for (const line of lines.split('\n')) {
    const [, key, text] = /^([A-Za-z][\w-]*):(.*)$/.exec(line) ?? []
    const given = text?.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, '')
    if (key && (given || !known.has(key.toLowerCase())))
      pairs[key.toLowerCase()] = unquote(given ?? '')
  }
  return pairs
}

function unquote(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'")
  if (!/^".*"$/.test(value)) return value
  try {
    return String(JSON.parse(value))
  } catch {
    return value.slice(1, -1)
  }
}

/** Make the header from front matter, or from the title of the page. */
function takeHeader(
  blocks: Array<RootContent>,
  front: Record<string, string> | undefined
): {header: HelpHeader | undefined; rest: Array<RootContent>} {
  const [first, second] = blocks
  const isTitle = (node: RootContent | undefined): node is Heading =>
    node?.type === 'heading' && node.depth === 1
  const alone = isTitle(first) && !first.identifier && !blocks.slice(1).some(isTitle)
  const only = second?.type === 'paragraph' && second.children.length === 1 && second.children[0]
  const date =
    alone && only && only.type === 'emphasis' && /^\d{4}-\d\d-\d\d$/.test(toPlainText(only))
      ? toPlainText(only)
      : undefined
  const title = front?.title ?? (alone ? toPlainText(first) : undefined)
  const day = front?.date ?? date
  if (title === undefined && day === undefined) return {header: undefined, rest: blocks}
  const attributes = {
    ...(title !== undefined && {title}),
    ...(day !== undefined && {date: day})
  }
  const header: HelpHeader = {
    type: 'helpHeader',
    title: title ?? null,
    date: day ?? null,
    attributes
  }
  const isShown = alone && toPlainText(first) === title
  if (!isShown) return {header, rest: blocks}
  // The page title was above all other headings.
  const rest = blocks.slice(date === undefined ? 1 : 2).map((node) => {
    return node.type === 'heading' ? {...node, depth: (node.depth - 1) as Heading['depth']} : node
  })
  return {header, rest}
}

/** A target, or the tag that opens one in running text. */
const target = /^<a id="([^"]*)">(?:<\/a>)?$/

/** Collect topics by id. An id is derived from its topic, which mostly is the text that follows. */
function collectTopics(tree: Root): Map<string, string> {
  const topics = new Map<string, string>()
  let waiting: Array<string> = []
  visit(tree, (node) => {
    const [, id] = (node.type === 'html' && target.exec(node.value)) || []
    if (id !== undefined) {
      waiting.push(unescapeHtml(id))
    } else if (waiting.length > 0 && (node.type === 'heading' || node.type === 'text')) {
      const text = toPlainText(node).trim()
      for (const one of waiting) if (topicId(text) === one) topics.set(one, text)
      waiting = []
    }
  })
  return topics
}

/** Give headings the topics of the targets above them; other targets become hidden anchors. */
function nameHeadings(blocks: ReadonlyArray<RootContent>): Array<RootContent> {
  const result: Array<RootContent> = []
  for (const node of blocks) {
    const last = result.at(-1)
    const anchors = last?.type === 'paragraph' && last.children.every(isTarget) && last.children
    if (node.type === 'heading' && node.identifier === undefined && anchors) {
      const own = anchors.at(-1) as Anchor
      result.pop()
      const others = anchors.slice(0, -1)
      if (others.length > 0) result.push({...(last as Paragraph), children: others})
      result.push({...node, identifier: own.identifier!})
    } else {
      result.push(node)
    }
  }
  return result
}

/** Normalize a topic: case and whitespace do not matter. */
function inOneCase(topic: string): string {
  return topic.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Anchors in a document to which it links itself. */
function anchorsOf(tree: Root): Array<string> {
  const anchors: Array<string> = []
  visit(tree, (node) => {
    if (node.type === 'link' && node.url.startsWith('#')) anchors.push(decode(node.url.slice(1)))
  })
  return anchors
}

/** Give linked headings the topics that GitHub generates for them (the words in lowercase, with hyphens). */
function nameLinked(
  blocks: ReadonlyArray<RootContent>,
  linked: ReadonlySet<string>
): Array<RootContent> {
  const taken = new Set(blocks.flatMap((node) => ('identifier' in node ? node.identifier : [])))
  const slugger = new GithubSlugger()
  return blocks.map((node) => {
    if (node.type !== 'heading') return node
    const slug = slugger.slug(toPlainText(node))
    const isNew = node.identifier === undefined && linked.has(slug) && !taken.has(slug)
    return isNew ? {...node, identifier: slug} : node
  })
}

/**
 * Resolve links to topics that are slugs: the identifier of `[the drum](#the-drum)` is the text of a topic, but the
 * heading may have the slug.
 *
 * @param trees
 *   All documents that can link to each other; their links are changed.
 */
export function linkTopics(trees: ReadonlyArray<Nodes>): void {
  const topics = new Set<string>()
  const links: Array<HelpLink> = []
  for (const tree of trees) {
    visit(tree, (node) => {
      if (node.type === 'helpLink' && node.package === null) links.push(node)
      if ((node.type === 'heading' || node.type === 'anchor') && node.identifier !== undefined) {
        topics.add(inOneCase(node.identifier))
      }
    })
  }
  for (const link of links) {
    const slug = topicId(link.identifier).toLowerCase()
    if (!topics.has(inOneCase(link.identifier)) && topics.has(slug)) link.identifier = slug
  }
}

function isTarget(node: PhrasingContent): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  return node.type === 'anchor' && node.hidden && node.children.length === 0
}

type Topics = ReadonlyMap<string, string>

function convert<Node extends Nodes>(node: Node, topics: Topics): RootContent {
  switch (node.type) {
    case 'heading':
      return convertHeading(node, topics)
    case 'blockquote':
      return convertQuote(node, topics)
    case 'html':
      return convertHtml(node, topics)
    default:
      return withChildren(node, topics) as RootContent
  }
}

function withChildren(node: Nodes, topics: Topics): Nodes {
  if (!('children' in node)) return node
  const holdsText = node.children.some(({type}) => type === 'text' || type === 'html')
  const children =
    holdsText && node.type !== 'root'
      ? convertPhrasing(node.children as Array<PhrasingContent>, topics)
      : node.children.map((child) =>
          child.type === 'link' ? convertLink(child, topics) : convert(child, topics)
        )
  return {...node, children} as Nodes
}

/** `## Title {#topic}` */
function convertHeading(node: Heading, topics: Topics): Heading {
  const children = convertPhrasing(node.children, topics)
  const last = children.at(-1)
  const [mark, topic] =
    (last?.type === 'text' && /(?<!\s)\s*\{#([^{}]+)\}\s*$/.exec(last.value)) || []
  if (last?.type !== 'text' || mark === undefined) return {...node, children}
  const value = last.value.slice(0, -mark.length)
  const rest = children.slice(0, -1)
  return {
    ...node,
    identifier: topic!,
    children: value === '' ? rest : [...rest, {...last, value}]
  }
}

const alert = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/

/** `> [!NOTE]` */
function convertQuote(node: Blockquote, topics: Topics): RootContent {
  const children = nameHeadings(node.children.map((child) => convert(child, topics)))
  const [first, ...others] = children
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  const match = text?.type === 'text' ? alert.exec(text.value) : null
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !match) {
    return {...node, children: children as Blockquote['children']}
  }
  const value = text.value.slice(match[0].length)
  const behind = first.children.slice(1)
  const lead = value === '' ? behind : [{...text, value}, ...behind]
  const kind = match[1]!.toLowerCase() as AdmonitionKind
  return {
    type: 'admonition',
    kind,
    children: (lead.length > 0
      ? [{...first, children: lead}, ...others]
      : others) as Blockquote['children'],
    ...(node.position && {position: node.position})
  }
}

/** HTML blocks: targets and comments have nodes of their own. */
function convertHtml(node: Html, topics: Topics): RootContent {
  const [, comment] = /^<!--([\s\S]*?)-->$/.exec(node.value) ?? []
  const place = node.position && {position: node.position}
  if (comment !== undefined) return {type: 'comment', value: comment, ...place}
  const parts = node.value.split(/(<a id="[^"]*"><\/a>)/).filter((part) => part.trim() !== '')
  if (parts.length === 0 || !parts.every((part) => target.test(part))) return node
  const children = parts.map((part) => anchorOf(part, topics))
  return {type: 'paragraph', children, ...place}
}

function anchorOf(html: string, topics: Topics): Anchor {
  const id = unescapeHtml(target.exec(html)![1]!)
  return {type: 'anchor', identifier: topics.get(id) ?? id, hidden: true, children: []}
}

function unescapeHtml(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

function convertPhrasing(
  nodes: ReadonlyArray<PhrasingContent>,
  topics: Topics
): Array<PhrasingContent> {
  const result: Array<PhrasingContent> = []
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]!
    if (node.type === 'link') {
      result.push(convertLink(node, topics))
      continue
    }
    if (node.type !== 'html') {
      result.push(withChildren(node, topics) as PhrasingContent)
      continue
    }
    const close = node.value === '<kbd>' ? findClose(nodes, index) : -1
    const [, comment] = /^<!--([\s\S]*?)-->$/.exec(node.value) ?? []
    if (close > 0) {
      const value = nodes
        .slice(index + 1, close)
        .map(toPlainText)
        .join('')
      result.push({type: 'keyBinding', value})
      index = close
    } else if (target.test(node.value) && nodes[index + 1]?.type === 'html') {
      result.push(anchorOf(node.value, topics))
      index += 1
    } else if (comment !== undefined) {
      result.push({type: 'comment', value: comment})
    } else if (/^<br\s*\/?>$/i.test(node.value)) {
      result.push({type: 'break'})
    } else {
      result.push(node)
    }
  }
  return result
}

function findClose(nodes: ReadonlyArray<PhrasingContent>, from: number): number {
  return nodes.findIndex(
    (node, index) => index > from && node.type === 'html' && node.value === '</kbd>'
  )
}

/** Extensions of files without text. */
const media = /\.(?:png|jpe?g|gif|svg|webp|pdf|zip|gz|mp[34]|webm)$/i

/** URL schemes; anything else before a colon is a package. */
const scheme = /^(?:https?|ftps?|mailto|file|tel|data|irc|xmpp|news|ssh|git):/i

function convertLink(node: Link, topics: Topics): HelpLink | Link {
  const children = convertPhrasing(node.children, topics)
  if (scheme.test(node.url) || node.url.startsWith('//')) return {...node, children} as Link
  const text = children.map(toPlainText).join('')
  const url = decode(node.url)
  const place = node.position && {position: node.position}
  // `Package:topic`, or the folder of a sibling package: `../Package/page.md#topic`.
  const [, named, beside, path = '', id] =
    /^(?:([\w .-]+):|\.\.\/(?!\.\.|[^/#]*\.(?:md|markdown|html)(?:#|$))([\w .-]+)\/?)?([^#]*)(?:#(.*))?$/s.exec(
      url
    ) ?? []
  // Media files are neither pages nor topics.
  if (named === undefined && id === undefined && media.test(path)) {
    return {...node, children} as Link
  }
  const page = path.replace(/\.(?:md|markdown|html)$/, '.txt')
  const isOwn = id !== undefined && topicId(text) === id
  const identifier = id ? (isOwn ? text : (topics.get(id) ?? id)) : page || text
  return {type: 'helpLink', package: named ?? beside ?? null, identifier, children, ...place}
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
