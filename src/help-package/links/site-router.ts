import type {ContentsLinks} from '../package-index/contents-lists.js'
import type {IndexFile} from '../package-index/index-file.js'
import type {RenderTask} from '../pages/render-page.js'
import {linkKey, type PageScan} from '../pages/scan-page.js'
import type {Target} from '../profiles/index.js'
import {LinkMap} from './link-map.js'
import {type LinkedPages, type LinkTarget, targetInUnknownPackage, targetOf} from './link-target.js'

/** A package that links can lead to. */
export interface LinkedSite extends LinkedPages {
  index: IndexFile
  scans: ReadonlyMap<string, PageScan>
  pages: ReadonlyMap<string, string>
}

/** What is needed to write the pages of a site. */
export interface SiteData extends LinkedSite {
  target: Target
  /** Titles of pages, by help file. */
  titles: ReadonlyMap<string, string>
  /** Targets of the tables of contents on pages. */
  contents: ContentsLinks
  /** Folder of the pages in the output folder; or empty. */
  folder: string
  /** Other packages, by name. */
  others: ReadonlyMap<string, LinkedSite>
  /** Absolute path of the output folder; absent if nothing is written. */
  output?: string
  /** Whether to return the text of the pages. */
  wantsContent: boolean
}

/** A package, and the map that resolves its links. */
interface Place {
  links: LinkMap
  site: LinkedSite
}

/** Knows the path of each page of a site, and the target of each link. */
export class SiteRouter {
  readonly site: SiteData
  readonly #own: Place
  readonly #others = new Map<string, Place>()

  /**
   * @param site
   *   Site.
   * @param links
   *   Link map, if one has already been created from its index and scans.
   */
  constructor(site: SiteData, links: LinkMap = new LinkMap(site.index, site.scans)) {
    this.site = site
    this.#own = {links, site}
    for (const [name, other] of site.others) {
      this.#others.set(name, {links: new LinkMap(other.index, other.scans), site: other})
    }
  }

  /** Path of a help file's page in the output folder. */
  placeOf(file: string): string {
    const {folder, pages} = this.site
    return folder === '' ? pages.get(file)! : `${folder}/${pages.get(file)!}`
  }

  /**
   * Create the task of writing a page.
   *
   * @param file
   *   Help file of the page.
   * @param seen
   *   Receives the targets of its links, by `linkKey`.
   */
  taskOf(file: string, seen: Map<string, LinkTarget>): RenderTask {
    const {target, pages, titles, contents} = this.site
    return {
      target,
      file,
      files: pages.keys(),
      page: pages.get(file)!,
      title: titles.get(file) ?? file,
      contents: contents.get(file),
      resolve: ({package: packageName, identifier}) => {
        const key = linkKey(packageName, identifier)
        let found = seen.get(key)
        if (!found) {
          found = this.route(file, packageName, identifier)
          seen.set(key, found)
        }
        return found
      },
      nameOf: ({package: packageName, identifier}) =>
        packageName ? undefined : this.#nameOf(file, identifier)
    }
  }

  /** Find the name of a link's target: the title of a page, or the heading of a topic. */
  #nameOf(from: string, topic: string): string | undefined {
    const found = this.#own.links.resolve(topic, from)
    if (found.kind !== 'page') return undefined
    const {file, id} = found
    if (id === undefined) return this.site.titles.get(file)
    const anchor = this.site.scans.get(file)?.anchors.find((anchor) => anchor.id === id)
    return anchor && anchor.caption !== anchor.topic ? anchor.caption || undefined : undefined
  }

  /**
   * Find the target of a link.
   *
   * @param file
   *   Help file that contains it.
   * @param packageName
   *   Package that it names; `null` or empty for its own.
   * @param topic
   *   Topic of the link.
   */
  route(file: string, packageName: string | null, topic: string): LinkTarget {
    const page = this.site.pages.get(file)!
    if (!packageName || packageName === this.#own.links.name) {
      return targetOf(this.#own.links.resolve(topic, file), topic, page, this.#own.site)
    }
    const other = this.#others.get(packageName)
    if (!other) return targetInUnknownPackage(packageName)
    return targetOf(other.links.resolve(topic, undefined), topic, page, other.site)
  }
}
