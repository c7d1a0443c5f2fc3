import type {Heading, List, ListItem, PhrasingContent, Root, RootContent} from 'mdast'
import {toMarkdown} from 'mdast-util-to-markdown'
import {relative} from '../../mdast/resolve-link.js'
import type {NavigationEntry, Site} from '../profiles/profile.js'

/** Name of the file. */
export const llmsName = 'llms.txt'

/**
 * Write the description of a site for language models (llmstxt.org): title, description, and links to the pages as
 * Markdown. Entries of the navigation with others below them are sections; those without come first.
 *
 * @param site
 *   Site.
 * @param folder
 *   Folder of the pages, relative to that of the file; or empty.
 */
export function llmsText({title, description, navigation}: Site, folder: string): string {
  const children: Array<RootContent> = [
    heading(1, title),
    {type: 'blockquote', children: [{type: 'paragraph', children: [text(description)]}]}
  ]
  const alone = navigation.filter((entry) => entry.children.length === 0)
  addSection('Pages', alone)
  for (const entry of navigation) {
    if (entry.children.length > 0) addSection(entry.caption, [entry, ...pagesBelow(entry)])
  }
  const root: Root = {type: 'root', children}
  return toMarkdown(root, {bullet: '-'})

  function addSection(caption: string, entries: ReadonlyArray<NavigationEntry>): void {
    // A page and the first entry below it may be the same.
    const isNew = ({page, id, caption}: NavigationEntry, index: number): boolean => {
      const last = entries[index - 1]
      return !last || page !== last.page || id !== last.id || caption !== last.caption
    }
    const items = entries.filter(isNew).flatMap(toItem)
    if (items.length === 0) return
    const list: List = {type: 'list', ordered: false, spread: false, children: items}
    children.push(heading(2, caption), list)
  }

  function toItem({caption, page, id, url}: NavigationEntry): Array<ListItem> {
    const path = page === undefined ? undefined : folder === '' ? page : `${folder}/${page}`
    const href =
      path === undefined ? url : `${relative('', path)}${id === undefined ? '' : `#${id}`}`
    if (href === undefined) return []
    const link: PhrasingContent = {type: 'link', url: href, children: [text(caption)]}
    return [{type: 'listItem', spread: false, children: [{type: 'paragraph', children: [link]}]}]
  }
}

/** All entries below an entry, in order. */
function pagesBelow({children}: NavigationEntry): Array<NavigationEntry> {
  return children.flatMap((entry) => [entry, ...pagesBelow(entry)])
}

function heading(depth: Heading['depth'], value: string): Heading {
  return {type: 'heading', depth, children: [text(value)]}
}

function text(value: string): PhrasingContent {
  return {type: 'text', value}
}
