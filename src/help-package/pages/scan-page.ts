import type {List, Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import {collectTopicIds} from '../../mdast/topic-ids.js'
import {withWholeUrl} from '../../mdast/whole-url.js'
import {helpDialectOf} from '../../read/help-dialect.js'
import {visit} from '../../shared/visit.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {documentOf} from './link-documents.js'
import {normalizeTopic} from './normalize-topic.js'

/** A topic on a page. */
export interface PageAnchor {
  /** As written. */
  topic: string
  /** What links to it end with. */
  id: string
  /** Its text, for indexes that are derived; empty where nobody asked for it. */
  caption: string
}

/** What the rest of a package has to know of a page. */
export interface PageScan {
  /** Title in the header; `null` without one. */
  title: string | null
  /** The heading of level 1 that it begins with; `null` without one. */
  heading: string | null
  /** Whether the first line is a help header. */
  header: boolean
  /** Who wrote the file. */
  dialect: 'hyperhelp' | 'sphinx'
  /** In the order of the page; the first of two with one topic only. */
  anchors: Array<PageAnchor>
  /**
   * Each link once: package, a line ending, topic. The package is empty for the page's own. Empty where nobody asked for
   * links.
   */
  links: Array<string>
  /** Lists that may be tables of contents of other pages, which Sphinx's text writer leaves no links of. */
  contents: Array<ContentsList>
}

/** A list that may be a table of contents. */
export interface ContentsList {
  /** What stands above it; `null` without a caption. */
  caption: string | null
  items: Array<ContentsItem>
}

/** An item of such a list. */
export interface ContentsItem {
  /** A title, as it is shown; empty where the item says none. */
  text: string
  /** The file that it leads to, or a pattern of files, where it says so. */
  file?: string
  items: Array<ContentsItem>
}

/** What to collect of a page besides its topics. */
export interface ScanWishes {
  captions: boolean
  links: boolean
}

/**
 * Say which texts of a page a scan has to read: those that can hold what it collects.
 *
 * Anchors are written with stars and links with bars, in every dialect; topics of headings and of signatures are known
 * before their texts are read.
 *
 * @param wishes
 *   What to collect.
 * @returns
 *   Pattern that such texts match.
 */
export function textsToScan({links}: ScanWishes): RegExp {
  return links ? /[*|]/ : /\*/
}

/**
 * Collect what other pages have to know of a page.
 *
 * @param tree
 *   The page.
 * @param file
 *   Its file.
 * @param wishes
 *   What to collect besides topics (default: everything).
 */
export function scanPage(
  tree: Root,
  file: VFile,
  {captions, links: withLinks}: ScanWishes = {captions: true, links: true}
): PageScan {
  const ids = collectTopicIds(tree)
  const anchors: Array<PageAnchor> = []
  /** Those right before a heading: it says what they are called. */
  let waiting: Array<PageAnchor> = []
  const seen = new Set<string>()
  const links = new Set<string>()
  const header = tree.children[0]?.type === 'helpHeader' ? tree.children[0] : undefined
  visit(tree, (node) => {
    // A link with one colon leads nowhere, which its reader has said.
    if (withLinks && node.type === 'helpLink' && !node.data?.malformed) {
      links.add(linkKey(node.package, withWholeUrl(node).identifier))
    }
    if (node.type === 'heading' && captions) {
      const caption = toPlainText(node).trim()
      if (caption !== '') for (const anchor of waiting) anchor.caption = caption
    }
    if (node.type !== 'anchor') waiting = []
    if (node.type !== 'anchor' && node.type !== 'heading') return
    const topic = node.identifier
    if (topic === undefined || seen.has(topic)) return
    seen.add(topic)
    const text = captions ? toPlainText(node).trim() : ''
    const anchor = {topic, id: ids.add(topic), caption: captions ? text || topic : ''}
    anchors.push(anchor)
    if (node.type === 'anchor' && text === '') waiting.push(anchor)
  })
  return {
    title: header?.title ?? null,
    heading: findHeading(tree),
    header: header !== undefined,
    dialect: helpDialectOf(file),
    anchors,
    links: [...links],
    // Help has links in its tables of contents.
    contents: captions && !file.data.gridhelp ? findContents(tree) : []
  }
}

/** Find the heading of level 1 that a page begins with. */
function findHeading(tree: Root): string | null {
  for (const node of tree.children) {
    if (node.type === 'comment' || node.type === 'definition') continue
    if (node.type === 'code' && node.data?.silent) continue
    if (node.type === 'anchor' && node.hidden) continue
    const isTitle = node.type === 'heading' && node.depth === 1 && !node.data?.rubric
    return isTitle ? toPlainText(node).replace(/\s+/g, ' ').trim() || null : null
  }
  return null
}

/** Find tables of contents: those that say so, or else what may be one. */
function findContents(tree: Root): Array<ContentsList> {
  const lists: Array<ContentsList> = []
  visit(tree, (node) => {
    const list = node.type === 'code' ? node.data?.contents : node
    if (list?.type !== 'list' || !list.data?.toctree) return
    const {caption} = list.data.toctree
    const items = list.children.flatMap((item): Array<ContentsItem> => {
      const link = documentOf(item)
      if (!link) return []
      const text = link.data?.isUntitled ? '' : toPlainText(link)
      return [{text, file: link.identifier, items: []}]
    })
    lists.push({caption, items})
  })
  return lists.length > 0 ? lists : findContentsLists(tree)
}

/** Find lists without numbers at the top of a page whose items are lines, perhaps with such lists below them. */
function findContentsLists({children}: Root): Array<ContentsList> {
  return children.flatMap((node, index): Array<ContentsList> => {
    if (node.type !== 'list' || node.ordered) return []
    const items = itemsOf(node)
    const above = children[index - 1]
    const caption = above?.type === 'heading' && above.data?.rubric ? toPlainText(above) : null
    return items ? [{caption, items}] : []
  })
}

function itemsOf({children}: List): Array<ContentsItem> | undefined {
  const items: Array<ContentsItem> = []
  for (const {children: blocks} of children) {
    const [first, second] = blocks
    const text = first && entryText(first)
    if (text === undefined || blocks.length > 2) return undefined
    if (second && (second.type !== 'list' || second.ordered)) return undefined
    const below = second ? itemsOf(second) : []
    if (!below) return undefined
    items.push({text, items: below})
  }
  return items
}

/** The longest title that an entry of a table of contents has. */
const longestTitle = 200

/**
 * What an entry of a table of contents says: all of a paragraph, or of a list of one item, which the number of a chapter
 * makes of it; `undefined` for what is none.
 */
export function entryText(node: Nodes): string | undefined {
  if (node.type === 'list' && node.ordered && node.children.length === 1) {
    const [item] = node.children
    const text = item?.children.length === 1 ? entryText(item.children[0]!) : undefined
    return text === undefined ? undefined : `${node.start ?? 1}. ${text}`
  }
  if (node.type !== 'paragraph') return undefined
  const text = toPlainText(node).replace(/\s+/g, ' ').trim()
  return text !== '' && text.length <= longestTitle ? text : undefined
}

/** Make the key that links of one package and topic share. */
export function linkKey(packageName: string | null, topic: string): string {
  return `${packageName ?? ''}\n${topic}`
}

/** Part the key of links: the package, empty for the page's own, and the topic. */
export function partsOfKey(key: string): [packageName: string, topic: string] {
  const cut = key.indexOf('\n')
  return [key.slice(0, cut), key.slice(cut + 1)]
}

/** Finds the ids of topics on a page: as written first, then in any case. */
export class PageTopics {
  readonly #exact = new Map<string, string>()
  readonly #normal = new Map<string, string>()

  constructor(anchors: ReadonlyArray<PageAnchor>) {
    for (const {topic, id} of anchors) {
      this.#exact.set(topic, id)
      const normal = normalizeTopic(topic)
      if (!this.#normal.has(normal)) this.#normal.set(normal, id)
    }
  }

  /** Find the id of a topic that is written just so; `undefined` when there is none. */
  findExact(topic: string): string | undefined {
    return this.#exact.get(topic)
  }

  /** Find the id of a topic; `undefined` when it is not on the page. */
  find(topic: string): string | undefined {
    return this.#exact.get(topic) ?? this.#normal.get(normalizeTopic(topic))
  }
}
