import type {PageScan} from '../pages/scan-page.js'
import {contentsFromLists, findContentsLinks} from './contents-lists.js'
import {type ContentsEntry, createIndex, type DeclaredTopic, type IndexFile} from './index-file.js'

const nowhere = {start: 0, end: 0}

/**
 * Derive an index for a package without one: its topics are the anchors of its files.
 *
 * @param name
 *   Name of the package.
 * @param scans
 *   Scans of its pages.
 */
export function deriveIndex(name: string, scans: ReadonlyMap<string, PageScan>): IndexFile {
  const index = createIndex(name)
  const contents: Array<ContentsEntry> = []
  for (const [file, scan] of scans) {
    const topics: Array<DeclaredTopic> = []
    for (const {topic, caption} of scan.anchors) {
      // Topics that start with `_` are reserved (HyperHelp: help/help_index.txt).
      if (!topic.startsWith('_')) topics.push({topic, caption, aliases: [], ...nowhere})
    }
    index.files.set(file, {
      name: file,
      title: scan.title ?? scan.heading ?? file,
      topics,
      ...nowhere
    })
    contents.push({topic: file, folded: true, children: [], ...nowhere})
  }
  const lists = contentsFromLists(scans, findContentsLinks(scans))
  index.contents = lists.length > 0 ? lists : contents
  return index
}
