import path from 'node:path'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {HelpLink} from '../../../grammars/nodes.js'
import {withoutGzip} from '../../files/gzip-name.js'
import {isBelow} from '../../files/is-below.js'
import {findHelpFile, indexName} from '../package-index/find-package.js'
import type {IndexFile} from '../package-index/index-file.js'
import {
  isHelpFile,
  openIndex,
  saysHelp,
  topicsInContents,
  withUnlisted
} from '../package-index/read-help-package.js'
import {type Limits, usePage} from '../pages/read-page.js'
import {linkKey, type PageScan, partsOfKey, scanPage, textsToScan} from '../pages/scan-page.js'
import {LinkMap, type Resolution, type ScanLookup} from './link-map.js'
import {type LinkTarget, targetInUnknownPackage, targetOf} from './link-target.js'
import {reportLinks} from './report-links.js'

/** What to collect from the files that links lead to. */
const topicsOnly = {captions: false, links: false}

/** A single help file that was read. */
export interface LonePage {
  /** Absolute path. */
  full: string
  /** The page, or parts of it that are written separately. */
  tree: Root
  /** Whether it is the whole page, so that links within it need no file. */
  isWhole: boolean
  /** File; receives messages about its links. */
  file: VFile
}

/** Path of a page in its package, and the targets of its links. */
export interface PageLinks {
  /** Path of the help file in the package. */
  path: string
  resolve: (link: HelpLink) => string | null
}

/**
 * Resolves the links of single help files, as when the whole package is converted.
 *
 * It reads the index of the package and the files with the links' topics, as only a file itself knows its anchors.
 */
export class PackageLinks {
  readonly #root: string
  readonly #index: IndexFile
  readonly #pages: Pages
  #links: LinkMap
  /** Number of files that are not in the index, but in `#links`. */
  #unlisted = 0

  /**
   * Open a package.
   *
   * @param folder
   *   Folder that contains the index.
   * @param limits
   *   Limits for each file.
   * @param report
   *   Called with each problem of the index.
   */
  static async open(
    folder: string,
    limits: Limits,
    report: (message: VFileMessage) => void
  ): Promise<PackageLinks> {
    const full = path.join(folder, indexName)
    const messages: Array<VFileMessage> = []
    const {index, root} = await openIndex({folder, index: full}, full, messages)
    messages.forEach(report)
    return new PackageLinks(root, index, limits)
  }

  private constructor(root: string, index: IndexFile, limits: Limits) {
    this.#root = root
    this.#index = index
    this.#pages = new Pages(root, index, limits)
    this.#links = new LinkMap(index, this.#pages)
  }

  /**
   * Find where the links of a page lead.
   *
   * @param page
   *   Page.
   * @param extension
   *   Extension of the pages that links go to, without a dot.
   * @returns
   *   Its links; `undefined` if the file is not a help file of this package.
   */
  async find(
    {full, tree, file, isWhole}: LonePage,
    extension: string
  ): Promise<PageLinks | undefined> {
    if (!isBelow(this.#root, full)) return undefined
    const name = withoutGzip(path.relative(this.#root, full).split(path.sep).join('/'))
    const scan = scanPage(tree, file, {captions: false, links: true})
    if (isWhole) this.#pages.add(name, scan)
    if (!(await this.#pages.read(name))) return undefined

    const pageOf = (help: string): string => {
      const {dir, name} = path.posix.parse(help)
      return path.posix.join(dir, `${name}.${extension}`)
    }
    // Parts of a page end up in its folder, but not on the page.
    const page = isWhole ? pageOf(name) : `${path.posix.dirname(name)}/`
    const targets = new Map<string, LinkTarget>()
    for (const key of scan.links) {
      const [packageName, topic] = partsOfKey(key)
      if (packageName === '' || packageName === this.#index.package) {
        const resolution = await this.#resolve(topic, name)
        targets.set(key, targetOf(resolution, topic, page, {pages: {get: pageOf}, base: ''}))
      } else targets.set(key, targetInUnknownPackage(packageName))
    }
    const targetOfLink = ({package: packageName, identifier}: HelpLink): LinkTarget =>
      targets.get(linkKey(packageName, identifier)) ?? {}
    return {path: name, resolve: reportLinks(file, targetOfLink)}
  }

  async #resolve(topic: string, from: string): Promise<Resolution> {
    // The name of a file that is not in the index leads to it, too.
    if (isHelpFile(path.posix.basename(topic))) await this.#pages.read(topic)
    const {unlisted} = this.#pages
    if (unlisted.size !== this.#unlisted) {
      this.#links = new LinkMap(withUnlisted(this.#index, unlisted), this.#pages)
      this.#unlisted = unlisted.size
    }
    let resolution = this.#links.resolve(topic, from)
    while (await this.#pages.readWanted()) resolution = this.#links.resolve(topic, from)
    return resolution
  }
}

/**
 * Scans of the files of a package, read on demand: a lookup that misses is remembered, and succeeds once `readWanted`
 * has run.
 */
class Pages implements ScanLookup {
  /** Help files that were read, but are not in the index. */
  readonly unlisted = new Map<string, PageScan>()
  readonly #root: string
  readonly #index: IndexFile
  readonly #inContents: ReadonlySet<string>
  readonly #limits: Limits
  /** Absolute paths of the files looked for; `undefined` if there is no help file. */
  readonly #places = new Map<string, string | undefined>()
  /** Scans of the files that were read; `undefined` if a file cannot be read. */
  readonly #scans = new Map<string, PageScan | undefined>()
  /** Files to look for, and whether to read them. */
  readonly #wanted = new Map<string, boolean>()

  constructor(root: string, index: IndexFile, limits: Limits) {
    this.#root = root
    this.#index = index
    this.#inContents = topicsInContents(index)
    this.#limits = limits
  }

  has(name: string): boolean {
    if (this.#places.has(name)) return this.#places.get(name) !== undefined
    const isListed = this.#index.files.has(name)
    // If a file is not in the index, only its text shows whether it is help.
    if (isListed || isHelpFile(path.posix.basename(name))) this.#wanted.set(name, !isListed)
    return false
  }

  get(name: string): PageScan | undefined {
    if (this.has(name) && !this.#scans.has(name)) this.#wanted.set(name, true)
    return this.#scans.get(name)
  }

  /** Look for the files requested so far; `false` if there are none. */
  async readWanted(): Promise<boolean> {
    const wanted = [...this.#wanted]
    this.#wanted.clear()
    for (const [name, isRead] of wanted) {
      if (isRead) await this.read(name)
      else this.#places.set(name, await findHelpFile(this.#root, name))
    }
    return wanted.length > 0
  }

  /** Read a file; `undefined` if it is not a help file. */
  async read(name: string): Promise<PageScan | undefined> {
    if (this.#scans.has(name)) return this.#scans.get(name)
    const full = this.#places.get(name) ?? (await findHelpFile(this.#root, name))
    const page =
      full === undefined
        ? undefined
        : await usePage(
            {full, name},
            this.#limits,
            ({tree, file}) => scanPage(tree, file, topicsOnly),
            textsToScan(topicsOnly)
          )
    this.add(name, page?.result, full)
    return this.#scans.get(name)
  }

  /** Add a scanned file; its path only matters for `has`. */
  add(name: string, scan: PageScan | undefined, full: string | undefined = name): void {
    const isListed = this.#index.files.has(name)
    const isHelp = isListed || (scan !== undefined && saysHelp(name, scan, this.#inContents))
    this.#places.set(name, isHelp ? full : undefined)
    this.#scans.set(name, isHelp ? scan : undefined)
    if (scan && isHelp && !isListed) this.unlisted.set(name, scan)
  }
}
