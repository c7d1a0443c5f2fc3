import {withoutGzip} from '../../files/gzip-name.js'
import type {ContentsEntry, DeclaredSource, IndexFile} from '../package-index/index-file.js'
import {normalizeTopic} from '../pages/normalize-topic.js'

/** A topic that a link can reach. */
export interface TopicEntry {
  /** Normalised. */
  topic: string
  /** Caption to show. */
  caption: string
  /** Name of the source. */
  source: string
  /** Whether the source is a help file, a web page, or a file of another package. */
  kind: 'file' | 'url' | 'package-file'
  /** Whether the topic is the source itself. */
  whole: boolean
}

/** Names in a package that links can reach. */
export interface TopicTable {
  /** By normalised topic. */
  topics: Map<string, TopicEntry>
  /** From normalised alias to normalised topic. Aliases are followed once (HyperHelp: core.py). */
  aliases: Map<string, string>
  /** Topics that a second file declares, so that no link reaches them there, with the first file that declares them. */
  duplicates: Array<{topic: string; source: string; first: string; start: number; end: number}>
}

/**
 * Create the table of the names in an index, as HyperHelp does (help_index.py, `_load_help_index`): the first of two
 * equal topics wins, and aliases of the second still lead to the first.
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

  // Externals have a table of their own until all of them are added.
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
 * Find the target of a name.
 *
 * @param table
 *   Names in the package.
 * @param name
 *   Topic or alias.
 */
export function findTopic({topics, aliases}: TopicTable, name: string): TopicEntry | undefined {
  const topic = normalizeTopic(withoutGzip(name))
  return topics.get(aliases.get(topic) ?? topic)
}

/**
 * Find the topic of an entry in the table of contents; if the entry is a string, it must be written in normalised form.
 */
export function findContents(table: TopicTable, entry: ContentsEntry): TopicEntry | undefined {
  return entry.folded
    ? findTopic(table, entry.topic)
    : table.topics.get(table.aliases.get(entry.topic) ?? entry.topic)
}
