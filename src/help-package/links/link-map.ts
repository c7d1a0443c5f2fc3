import {findUrl} from '../../mdast/resolve-link.js'
import type {DeclaredSource, IndexFile} from '../package-index/index-file.js'
import {normalizeTopic} from '../pages/normalize-topic.js'
import {type PageScan, PageTopics} from '../pages/scan-page.js'
import {createTopicTable, findTopic, type TopicEntry, type TopicTable} from './topic-table.js'

/** Where a link leads. */
export type Resolution =
  /** To a page, and to a place on it. */
  | {kind: 'page'; file: string; id: string | undefined; topic: string | undefined}
  /** To the web. */
  | {kind: 'url'; url: string}
  /** To a file of a Sublime Text package, which no site has. */
  | {kind: 'package-file'; path: string}
  /** Nowhere. */
  | {kind: 'none'; reason: 'package' | 'topic' | 'file'; name: string}

/** What the links of a package can reach. */
export interface Linkable {
  /** Name of the package. */
  name: string
  resolve(topic: string, from: string | undefined): Resolution
}

/** What is known of the pages of a package. */
export type ScanLookup = Pick<ReadonlyMap<string, PageScan>, 'get' | 'has'>

/** The file in a link of the Sphinx builder. */
const fileName = /^([^\s:]+\.txt)(?:\/|$)/

/**
 * Knows every topic of a package, and finds what a link leads to.
 *
 * Links in files that people write are resolved as HyperHelp's core does (core.py, `lookup_help_topic`): alias, then
 * topic, both without regard to case. Links in files of the Sphinx builder name their file (`library/sys.txt/sys.audit`);
 * the index that it writes loses topics that two files have, so such links go to the file that they name.
 */
export class LinkMap implements Linkable {
  readonly name: string
  readonly table: TopicTable
  /** What it was made from: plain data. */
  readonly index: IndexFile
  readonly scans: ScanLookup
  /** Topics of the pages that a link has led to. */
  readonly #topics = new Map<string, PageTopics>()
  /** From each name that a file's topics have to the topic. */
  readonly #names = new Map<string, Names>()
  /** From topics of externals to their URLs. */
  readonly #urls: Map<string, string>

  constructor(index: IndexFile, scans: ScanLookup) {
    this.name = index.package
    this.table = createTopicTable(index)
    this.index = index
    this.scans = scans
    this.#urls = new Map()
    for (const {name, topics} of index.externals.values()) {
      for (const {topic, aliases} of topics) {
        for (const written of [topic, ...aliases]) {
          if (!this.#urls.has(written)) this.#urls.set(written, name)
        }
      }
    }
  }

  /**
   * Find what a link of this package leads to.
   *
   * @param topic
   *   Topic of the link.
   * @param from
   *   File that the link is in.
   */
  resolve(topic: string, from: string | undefined): Resolution {
    const sphinx = from !== undefined && this.scans.get(from)?.dialect === 'sphinx'
    if (sphinx) {
      // Ids of the builder have no blanks: one that has some was wrapped.
      const direct =
        this.#resolveDirect(topic, from) ??
        (/\s/.test(topic) ? this.#resolveDirect(topic.replace(/\s+/g, ''), from) : undefined)
      if (direct) return direct
    }
    const entry = findTopic(this.table, topic)
    if (entry) return this.#go(entry)
    const file = sphinx ? fileName.exec(topic)?.[1] : undefined
    const url = sphinx && file === undefined ? findUrl(topic) : undefined
    if (url !== undefined) return {kind: 'url', url}
    return file !== undefined && !this.#isFile(file)
      ? {kind: 'none', reason: 'file', name: file}
      : {kind: 'none', reason: 'topic', name: topic}
  }

  /** Go where an entry of the table leads. */
  #go(entry: TopicEntry): Resolution {
    if (entry.kind === 'url') return {kind: 'url', url: entry.source}
    if (entry.kind === 'package-file') return this.#goPackageFile(entry.source)
    const file = entry.source
    const topics = this.#topicsOf(file)
    if (!topics) return {kind: 'none', reason: 'file', name: file}
    const id = entry.whole ? undefined : topics.find(entry.topic)
    return {kind: 'page', file, id, topic: entry.whole ? undefined : entry.topic}
  }

  /** A file of the package itself may be one of its pages. */
  #goPackageFile(path: string): Resolution {
    const roots = [`Packages/${this.name}/${this.index.docRoot ?? ''}`, `Packages/${this.name}/`]
    for (const root of roots) {
      const prefix = root.endsWith('/') ? root : `${root}/`
      const file = path.startsWith(prefix) ? path.slice(prefix.length) : undefined
      if (file !== undefined && this.scans.has(file)) {
        return {kind: 'page', file, id: undefined, topic: undefined}
      }
    }
    return {kind: 'package-file', path}
  }

  /** Resolve a link that the Sphinx builder wrote: its longest beginning that is a file, then a topic of that file. */
  #resolveDirect(topic: string, from: string): Resolution | undefined {
    if (this.#isFile(topic)) return this.#goInto(topic, undefined)
    for (let end = topic.lastIndexOf('/'); end > 0; end = topic.lastIndexOf('/', end - 1)) {
      const file = topic.slice(0, end)
      if (this.#isFile(file)) return this.#goInto(file, topic.slice(end + 1))
    }
    const here = this.#findIn(from, topic)
    if (here !== undefined) return {kind: 'page', file: from, id: here.id, topic: here.topic}
    const url = this.#urls.get(topic)
    return url === undefined ? undefined : {kind: 'url', url}
  }

  #isFile(name: string): boolean {
    return this.scans.has(name) || this.index.files.has(name)
  }

  #goInto(file: string, topic: string | undefined): Resolution | undefined {
    if (!this.scans.has(file)) return {kind: 'none', reason: 'file', name: file}
    if (topic === undefined) return {kind: 'page', file, id: undefined, topic: undefined}
    const found = this.#findIn(file, topic)
    return found && {kind: 'page', file, id: found.id, topic: found.topic}
  }

  /** Find a topic of a file: one of its names in the index, or an anchor that the index does not know. */
  #findIn(file: string, topic: string): {id: string | undefined; topic: string} | undefined {
    const topics = this.#topicsOf(file)
    const main = this.#namesOf(file)?.find(topic)
    const id = topics?.findExact(topic) ?? topics?.find(main ?? topic) ?? topics?.find(topic)
    if (id !== undefined) return {id, topic}
    return main === undefined ? undefined : {id: undefined, topic: main}
  }

  #topicsOf(file: string): PageTopics | undefined {
    const known = this.#topics.get(file)
    if (known) return known
    const scan = this.scans.get(file)
    if (!scan) return undefined
    const topics = new PageTopics(scan.anchors)
    this.#topics.set(file, topics)
    return topics
  }

  #namesOf(file: string): Names | undefined {
    const known = this.#names.get(file)
    if (known) return known
    const source = this.index.files.get(file)
    if (!source) return undefined
    const names = new Names(source)
    this.#names.set(file, names)
    return names
  }
}

/** The names that one file's topics have. */
class Names {
  readonly #exact = new Map<string, string>()
  readonly #normal = new Map<string, string>()

  constructor({topics}: DeclaredSource) {
    for (const {topic, aliases} of topics) {
      for (const name of [topic, ...aliases]) {
        if (!this.#exact.has(name)) this.#exact.set(name, topic)
        const normal = normalizeTopic(name)
        if (!this.#normal.has(normal)) this.#normal.set(normal, topic)
      }
    }
  }

  find(name: string): string | undefined {
    return this.#exact.get(name) ?? this.#normal.get(normalizeTopic(name))
  }
}
