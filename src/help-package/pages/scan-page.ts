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
  /** Fragment of the URLs that link to it. */
  id: string
  /** Its text, for derived indexes; empty unless requested. */
  caption: string
}

/** What the rest of a package needs to know about a page. */
export interface PageScan {
  /** Title in the header; `null` without one. */
  title: string | null
  /** The heading of level 1 at the beginning; `null` without one. */
  heading: string | null
  /** Whether the first line is a help header. */
  header: boolean
  /** Who wrote the file. */
  dialect: 'hyperhelp' | 'sphinx'
  /** In document order; of two with the same topic, only the first. */
  anchors: Array<PageAnchor>
  /**
   * Each link once: package, newline, topic. The package is empty for the page's own. Empty unless links are requested.
   */
  links: Array<string>
  /** Lists that may be tables of contents of other pages, for which Sphinx's text writer leaves no links. */
  contents: Array<ContentsList>
}

/** A list that may be a table of contents. */
export interface ContentsList {
  /** Caption above it; `null` without one. */
  caption: string | null
  items: Array<ContentsItem>
}

/** An item of such a list. */
export interface ContentsItem {
  /** Title as shown; empty if the item has none. */
  text: string
  /** File, or pattern of files, that it leads to, if it names one. */
  file?: string
  items: Array<ContentsItem>
}

/** What to collect from a page besides its topics. */
export interface ScanWishes {
  captions: boolean
  links: boolean
}

/**
 * Choose the texts of a page that a scan must read: those that may contain what it collects.
 *
 * Anchors are written with asterisks and links with bars, in every dialect; topics of headings and of signatures are
 * known before their texts are read.
 *
 * @param wishes
 *   What to collect.
 * @returns
 *   Pattern that matches these texts.
 */
export function textsToScan({links}: ScanWishes): RegExp {
  return links ? /[*|]/ : /\*/
}

/**
 * Collect what other pages need to know about a page.
 *
 * @param tree
 *   Page.
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
  /** Anchors right before a heading take it as their caption. */
  let waiting: Array<PageAnchor> = []
  const seen = new Set<string>()
  const links = new Set<string>()
  const header = tree.children[0]?.type === 'helpHeader' ? tree.children[0] : undefined
  visit(tree, (node) => {
    // A link with one colon leads nowhere, which its reader has already reported.
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
    // Help files have links in their tables of contents.
    contents: captions && !file.data.gridhelp ? findContents(tree) : []
  }
}

/** Find the heading of level 1 at the beginning of a page. */
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

/** Find tables of contents: explicit ones, or else lists that may be one. */
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

/** Find top-level bullet lists on a page whose items are single lines, possibly with such lists nested in them. */
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

/** Longest title of an entry in a table of contents. */
const longestTitle = 200

/**
 * The text of an entry in a table of contents: a whole paragraph, or a list with one item, which a chapter number
 * produces; `undefined` for anything else.
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

/** Create the key shared by links to the same package and topic. */
export function linkKey(packageName: string | null, topic: string): string {
  return `${packageName ?? ''}\n${topic}`
}

/** Split the key of a link into the package, empty for the page's own, and the topic. */
export function partsOfKey(key: string): [packageName: string, topic: string] {
  const cut = key.indexOf('\n')
  return [key.slice(0, cut), key.slice(cut + 1)]
}

/** Finds the ids of topics on a page: as written first, then ignoring case. */
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

  /** Find the id of a topic that is written exactly like this; `undefined` if there is none. */
  findExact(topic: string): string | undefined {
    return this.#exact.get(topic)
  }

  /** Find the id of a topic; `undefined` if it is not on the page. */
  find(topic: string): string | undefined {
    return this.#exact.get(topic) ?? this.#normal.get(normalizeTopic(topic))
  }
}
