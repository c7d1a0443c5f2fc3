import {withoutGzip} from '../../files/gzip-name.js'
import type {ContentsEntry, DeclaredSource, IndexFile} from '../package-index/index-file.js'
import {normalizeTopic} from '../pages/normalize-topic.js'

/** A topic that a link can reach. */
export interface TopicEntry {
  /** Normalised. */
  topic: string
  /** What to show for it. */
  caption: string
  /** Name of the source. */
  source: string
  /** Whether the source is a help file, a page of the web, or a file of another package. */
  kind: 'file' | 'url' | 'package-file'
  /** Whether the topic is the source itself. */
  whole: boolean
}

/** Names of a package that lead somewhere. */
export interface TopicTable {
  /** By normalised topic. */
  topics: Map<string, TopicEntry>
  /** From normalised alias to normalised topic. They are followed once (HyperHelp: core.py). */
  aliases: Map<string, string>
  /** Topics that a second file declares and no link reaches there, with the file that has them. */
  duplicates: Array<{topic: string; source: string; first: string; start: number; end: number}>
}

/**
 * Make the names of an index into a table, as HyperHelp loads them (help_index.py, `_load_help_index`): the first of
 * two wins, and aliases of a topic that is not the first still lead to its name.
 *
 * @param index
 *   Index.
 */
export function createTopicTable(index: IndexFile): TopicTable {
  const topics = new Map<string, TopicEntry>()
  const aliases = new Map<string, string>()
  const duplicates: TopicTable['duplicates'] = []

  for (const source of index.files.values()) addSource(source, 'file', topics)
  for (const {name, title} of index.files.values()) addWhole(name, title)

  // Externals have a table of their own until all are there.
  const externals = new Map<string, TopicEntry>()
  for (const source of index.externals.values()) {
    const kind = /^https?:\/\//.test(source.name) ? 'url' : 'package-file'
    if (kind === 'package-file' && !source.name.startsWith('Packages/')) continue
    addSource(source, kind, externals)
  }
  for (const [topic, entry] of externals) if (!topics.has(topic)) topics.set(topic, entry)
  return {topics, aliases, duplicates}

  function addSource(
    {name, title, topics: declared}: DeclaredSource,
    kind: TopicEntry['kind'],
    table: Map<string, TopicEntry>
  ): void {
    for (const {topic: written, caption, aliases: others, start, end} of declared) {
      const topic = normalizeTopic(written)
      const first = table.get(topic)
      if (first) {
        if (first.source !== name || kind === 'file') {
          duplicates.push({topic: written, source: name, first: first.source, start, end})
        }
      } else if (!aliases.has(topic)) {
        table.set(topic, {
          topic,
          caption: caption ?? (kind === 'file' ? captionOf(written, name) : title),
          source: name,
          kind,
          whole: topic === normalizeTopic(name)
        })
      }
      for (const other of others) {
        const alias = normalizeTopic(other)
        if (!table.has(alias) && !aliases.has(alias)) aliases.set(alias, topic)
      }
    }
  }

  function addWhole(name: string, title: string): void {
    const topic = normalizeTopic(name)
    if (topics.has(topic)) return
    topics.set(topic, {topic, caption: title, source: name, kind: 'file', whole: true})
  }

  function captionOf(topic: string, source: string): string {
    const values: ReadonlyMap<string, string> = new Map([
      ['topic', topic],
      ['source', source],
      ['package', index.package]
    ])
    return index.defaultCaption.replace(/\{(topic|source|package)\}/g, (_, key) => values.get(key)!)
  }
}

/**
 * Find what a name leads to.
 *
 * @param table
 *   Names of the package.
 * @param name
 *   Topic or alias.
 */
export function findTopic({topics, aliases}: TopicTable, name: string): TopicEntry | undefined {
  const topic = normalizeTopic(withoutGzip(name))
  return topics.get(aliases.get(topic) ?? topic)
}

/** Find the topic of an entry of the table of contents: as text, it must be written just as the topic is known. */
export function findContents(table: TopicTable, entry: ContentsEntry): TopicEntry | undefined {
  return entry.folded
    ? findTopic(table, entry.topic)
    : table.topics.get(table.aliases.get(entry.topic) ?? entry.topic)
}
