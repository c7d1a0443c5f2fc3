import path from 'node:path'
import type {ListItem, PhrasingContent, Root, RootContent} from 'mdast'
import {relative} from '../../mdast/resolve-link.js'
import {isSafeUrl} from '../../mdast/safe-url.js'
import {findContents} from '../links/topic-table.js'
import {indexName} from '../package-index/find-package.js'
import type {ContentsEntry} from '../package-index/index-file.js'
import {createMessage} from '../package-index/messages.js'
import type {HelpPackage} from '../package-index/read-help-package.js'
import type {NavigationEntry} from '../profiles/profile.js'

/**
 * Create the table of contents of a site: that of the index, then the pages not in it.
 *
 * @param helpPackage
 *   Package; receives messages about entries that lead nowhere.
 * @param pages
 *   Paths of its pages, by help file.
 * @param titles
 *   Titles of its pages, by help file.
 */
export function createContents(
  helpPackage: HelpPackage,
  pages: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>
): Array<NavigationEntry> {
  const {index, links, messages, indexSource} = helpPackage
  const covered = new Set<string>()
  const entries = index.contents.flatMap(toEntry)
  const rest: Array<NavigationEntry> = []
  for (const [file, page] of pages) {
    if (!covered.has(file)) rest.push({caption: titles.get(file) ?? file, page, children: []})
  }
  if (entries.length === 0) return rest
  return rest.length === 0 ? entries : [...entries, {caption: 'More', children: rest}]

  function toEntry(entry: ContentsEntry): Array<NavigationEntry> {
    const children = entry.children.flatMap(toEntry)
    const topic = findContents(links.table, entry)
    const target = topic && links.resolve(topic.topic, undefined)
    if (target?.kind === 'page') {
      const page = pages.get(target.file)
      if (page !== undefined) {
        covered.add(target.file)
        const caption = entry.caption ?? captionOf(topic!.caption, target.file, target.topic)
        const id = target.id === undefined ? {} : {id: target.id}
        return [{caption, page, ...id, children}]
      }
    }
    if (target?.kind === 'url' && isSafeUrl(target.url)) {
      return [{caption: entry.caption ?? topic!.caption, url: target.url, children}]
    }
    // Files that only Sublime Text has become text.
    if (target?.kind === 'package-file')
      return [{caption: entry.caption ?? topic!.caption, children}]
    if (children.length > 0) {
      return [{caption: entry.caption ?? topic?.caption ?? entry.topic, children}]
    }
    // The missing file has already been reported.
    if (target?.kind === 'none' && target.reason === 'file') return []
    messages.push(
      createMessage(
        {
          ruleId: 'contents-unknown-topic',
          reason: `The table of contents lists \`${entry.topic}\`, an unknown topic`,
          severity: 'warning',
          note: 'HyperHelp skips this entry.'
        },
        {
          path: indexNameOf(helpPackage),
          source: indexSource,
          start: entry.start,
          end: entry.end
        }
      )
    )
    return []
  }

  function captionOf(caption: string, file: string, topic: string | undefined): string {
    return topic === undefined ? (titles.get(file) ?? caption) : caption
  }
}

/** Write the table of contents as a page. */
export function contentsPage(
  {name, description}: HelpPackage,
  path: string,
  entries: ReadonlyArray<NavigationEntry>
): Root {
  const children: Array<RootContent> = [
    {type: 'heading', depth: 1, children: [{type: 'text', value: name}]}
  ]
  if (description !== 'unknown') {
    children.push({type: 'paragraph', children: [{type: 'text', value: description}]})
  }
  if (entries.length > 0) {
    children.push({type: 'list', ordered: false, spread: false, children: entries.map(toItem)})
  }
  return {type: 'root', children}

  function toItem({caption, page, id, url, children}: NavigationEntry): ListItem {
    const text: PhrasingContent = {type: 'text', value: caption}
    const href =
      page === undefined ? url : `${relative(path, page)}${id === undefined ? '' : `#${id}`}`
    const line: PhrasingContent =
      href === undefined ? text : {type: 'link', url: href, children: [text]}
    return {
      type: 'listItem',
      spread: false,
      children: [
        {type: 'paragraph', children: [line]},
        ...(children.length > 0
          ? [
              {
                type: 'list' as const,
                ordered: false,
                spread: false,
                children: children.map(toItem)
              }
            ]
          : [])
      ]
    }
  }
}

/** Name of the index in messages. */
export function indexNameOf({indexPath}: HelpPackage): string {
  return indexPath === undefined ? indexName : path.basename(indexPath)
}
