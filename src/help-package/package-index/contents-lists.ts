import {matchFiles} from '../pages/match-files.js'
import type {ContentsItem, PageScan} from '../pages/scan-page.js'
import type {ContentsEntry} from './index-file.js'

/** By page, the files that list items lead to, by the text or file of the item. */
export type ContentsLinks = ReadonlyMap<string, ReadonlyMap<string, string>>

const nowhere = {start: 0, end: 0}

/** Names of the first page of a manual, the likeliest first. */
const first = ['index', 'contents', 'toc', 'master']

/**
 * Find the targets of tables of contents on pages. Where a document had a `toctree`, Sphinx's text writer leaves a list
 * of titles: a list counts if most of its items are titles of other pages.
 *
 * @param scans
 *   Scans of the pages.
 */
export function findContentsLinks(scans: ReadonlyMap<string, PageScan>): ContentsLinks {
  const files = new Map<string, Array<string>>()
  for (const [file, {title, heading}] of scans) {
    const key = keyOf(title ?? heading ?? '')
    if (key !== '') files.set(key, [...(files.get(key) ?? []), file])
  }
  const found = new Map<string, Map<string, string>>()
  for (const [page, {contents}] of scans) {
    const links = new Map<string, string>()
    for (const {items} of contents) {
      const own = items.filter(({file, text}) => file ?? find(text, page))
      if (own.length * 2 <= items.length) continue
      for (const item of items) collect(item, page, links)
    }
    if (links.size > 0) found.set(page, links)
  }
  return found

  function collect(item: ContentsItem, page: string, links: Map<string, string>): void {
    const {text, items} = item
    for (const file of filesOf(item, page, scans)) links.set(file, file)
    const file = item.file === undefined ? find(text, page) : undefined
    if (file !== undefined && !links.has(text)) links.set(text, file)
    for (const item of items) collect(item, page, links)
  }

  /** Of pages with the same title, take the nearest. */
  function find(text: string, page: string): string | undefined {
    const found = (files.get(keyOf(text)) ?? []).filter((file) => file !== page)
    return found.toSorted((a, b) => shared(b, page) - shared(a, page))[0]
  }
}

/** Build the table of contents of a manual from that of its first page, and from those of the pages that it lists. */
export function contentsFromLists(
  scans: ReadonlyMap<string, PageScan>,
  links: ContentsLinks
): Array<ContentsEntry> {
  const seen = new Set<string>()
  const root = findFirst(links)
  if (root === undefined) return []
  seen.add(root)
  return [{topic: root, folded: true, children: [], ...nowhere}, ...entriesOf(root)]

  function entriesOf(page: string): Array<ContentsEntry> {
    const own = links.get(page)
    if (!own) return []
    return (scans.get(page)?.contents ?? []).flatMap(({caption, items}) => {
      const entries = items.flatMap((item) => toEntry(item, own, page))
      if (caption === null || entries.length === 0) return entries
      return [{topic: caption, caption, folded: true, children: entries, ...nowhere}]
    })
  }

  function toEntry(
    item: ContentsItem,
    own: ReadonlyMap<string, string>,
    page: string
  ): Array<ContentsEntry> {
    const {text, items} = item
    if (item.file !== undefined) {
      return filesOf(item, page, scans).flatMap((file) => {
        if (seen.has(file)) return []
        seen.add(file)
        const caption = text === '' ? {} : {caption: text}
        return [{topic: file, ...caption, folded: true, children: entriesOf(file), ...nowhere}]
      })
    }
    const file = own.get(text)
    const below = (): Array<ContentsEntry> => items.flatMap((item) => toEntry(item, own, page))
    // A section is part of its page; items below it may be pages again.
    if (file === undefined || seen.has(file)) return below()
    seen.add(file)
    const children = [...below(), ...entriesOf(file)]
    return [{topic: file, caption: text, folded: true, children, ...nowhere}]
  }
}

/** Existing files that an item refers to. */
function filesOf(
  {file}: ContentsItem,
  page: string,
  scans: ReadonlyMap<string, PageScan>
): Array<string> {
  if (file === undefined) return []
  if (scans.has(file)) return file === page ? [] : [file]
  return matchFiles(file, scans.keys()).filter((name) => name !== page)
}

/** Find the first page of a manual: the one nearest to the top, then by name. */
function findFirst(links: ContentsLinks): string | undefined {
  const depth = (file: string): number => file.split('/').length
  const rank = (file: string): number => {
    const index = first.indexOf(nameOf(file))
    return index === -1 ? first.length : index
  }
  return [...links.keys()].toSorted((a, b) => depth(a) - depth(b) || rank(a) - rank(b))[0]
}

function nameOf(file: string): string {
  return file
    .replace(/^.*\//, '')
    .replace(/\.[\s\S]*$/, '')
    .toLowerCase()
}

/** Titles that differ only in their number or case are equal. */
function keyOf(title: string): string {
  return title
    .replace(/^(?:\d+\.)+ /, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Number of folders that two files share. */
function shared(a: string, b: string): number {
  const [ofA, ofB] = [a.split('/'), b.split('/')]
  let count = 0
  while (count < ofA.length - 1 && ofA[count] === ofB[count]) count += 1
  return count
}
