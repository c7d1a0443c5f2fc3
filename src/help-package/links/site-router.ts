import type {ContentsLinks} from '../package-index/contents-lists.js'
import type {IndexFile} from '../package-index/index-file.js'
import type {RenderTask} from '../pages/render-page.js'
import {linkKey, type PageScan} from '../pages/scan-page.js'
import type {Target} from '../profiles/index.js'
import {LinkMap} from './link-map.js'
import {type LinkedPages, type LinkTarget, targetInUnknownPackage, targetOf} from './link-target.js'

/** What links of a package can lead to. */
export interface LinkedSite extends LinkedPages {
  index: IndexFile
  scans: ReadonlyMap<string, PageScan>
  pages: ReadonlyMap<string, string>
}

/** What the writers of pages have to know of a site. */
export interface SiteData extends LinkedSite {
  target: Target
  /** Titles of pages, by help file. */
  titles: ReadonlyMap<string, string>
  /** What tables of contents on pages lead to. */
  contents: ContentsLinks
  /** Folder of the pages below the output folder; or empty. */
  folder: string
  /** Other packages, by name. */
  others: ReadonlyMap<string, LinkedSite>
  /** Absolute path of the output folder; absent: nothing is written. */
  output?: string
  /** Whether the texts of pages are wanted. */
  wantsContent: boolean
}

/** A package, and how to find what its topics are. */
interface Place {
  links: LinkMap
  site: LinkedSite
}

/** Knows where each page of a site goes, and where each link leads. */
export class SiteRouter {
  readonly site: SiteData
  readonly #own: Place
  readonly #others = new Map<string, Place>()

  /**
   * @param site
   *   What is known of the site.
   * @param links
   *   Made of its index and scans, where it is there already.
   */
  constructor(site: SiteData, links: LinkMap = new LinkMap(site.index, site.scans)) {
    this.site = site
    this.#own = {links, site}
    for (const [name, other] of site.others) {
      this.#others.set(name, {links: new LinkMap(other.index, other.scans), site: other})
    }
  }

  /** Where the page of a help file goes, below the output folder. */
  placeOf(file: string): string {
    const {folder, pages} = this.site
    return folder === '' ? pages.get(file)! : `${folder}/${pages.get(file)!}`
  }

  /**
   * Say what the writer of a page has to know.
   *
   * @param file
   *   Help file of the page.
   * @param seen
   *   Remembers where its links lead, by `linkKey`.
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

  /** Find what the target of a link is called: a page by its title, a place by its heading. */
  #nameOf(from: string, topic: string): string | undefined {
    const found = this.#own.links.resolve(topic, from)
    if (found.kind !== 'page') return undefined
    const {file, id} = found
    if (id === undefined) return this.site.titles.get(file)
    const anchor = this.site.scans.get(file)?.anchors.find((anchor) => anchor.id === id)
    return anchor && anchor.caption !== anchor.topic ? anchor.caption || undefined : undefined
  }

  /**
   * Find where a link leads.
   *
   * @param file
   *   Help file that it is in.
   * @param packageName
   *   Package that it names; `null` or empty for its own.
   * @param topic
   *   Topic.
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
