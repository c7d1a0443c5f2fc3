import {findUrl} from '../../mdast/resolve-link.js'
import type {DeclaredSource, IndexFile} from '../package-index/index-file.js'
import {normalizeTopic} from '../pages/normalize-topic.js'
import {type PageScan, PageTopics} from '../pages/scan-page.js'
import {createTopicTable, findTopic, type TopicEntry, type TopicTable} from './topic-table.js'

/** Where a link leads. */
export type Resolution =
  /** To a page, or to a position on it. */
  | {kind: 'page'; file: string; id: string | undefined; topic: string | undefined}
  /** To the web. */
  | {kind: 'url'; url: string}
  /** To a file of a Sublime Text package, which is not on any site. */
  | {kind: 'package-file'; path: string}
  /** Nowhere. */
  | {kind: 'none'; reason: 'package' | 'topic' | 'file'; name: string}

/** What links of a package can reach. */
export interface Linkable {
  /** Name of the package. */
  name: string
  resolve(topic: string, from: string | undefined): Resolution
}

/** Scans of the pages of a package. */
export type ScanLookup = Pick<ReadonlyMap<string, PageScan>, 'get' | 'has'>

/** The file name in a link of the Sphinx builder. */
const fileName = /^([^\s:]+\.txt)(?:\/|$)/

/**
 * Resolves the links of a package.
 *
 * Links in handwritten files are resolved as in HyperHelp's core (core.py, `lookup_help_topic`): aliases first, then
 * topics, both ignoring case. Links in files of the Sphinx builder name their file (`library/sys.txt/sys.audit`). They
 * go to that file, because the builder's index drops topics that occur in two files.
 */
export class LinkMap implements Linkable {
  readonly name: string
  readonly table: TopicTable
  /** Index that the map was created from: plain data. */
  readonly index: IndexFile
  readonly scans: ScanLookup
  /** Topics of the pages that links have led to so far. */
  readonly #topics = new Map<string, PageTopics>()
  /** By file, its topics by each of their names. */
  readonly #names = new Map<string, Names>()
  /** URLs of externals, by topic. */
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
   * Resolve a link of this package.
   *
   * @param topic
   *   Topic of the link.
   * @param from
   *   File that contains the link.
   */
  resolve(topic: string, from: string | undefined): Resolution {
    const sphinx = from !== undefined && this.scans.get(from)?.dialect === 'sphinx'
    if (sphinx) {
      // The builder's ids have no spaces; a space is from line wrapping.
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

  /** Resolve an entry of the table. */
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

  /** Resolve a link written by the Sphinx builder: its longest prefix that is a file, then a topic in that file. */
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

  /** Find a topic in a file: by its names in the index, or as an anchor that is not in the index. */
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

/** The names of the topics in a file. */
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
