import type {Root} from 'mdast'
import type {Handlers} from 'mdast-util-to-markdown'
import type {ToMarkdownOptions} from '../../write/markdown/options.js'

/** A page, as its front matter and the navigation need it. */
export interface SitePage {
  /** Path below the folder of pages, such as `library/sys.md`. */
  path: string
  title: string
}

/** Entry of the navigation: a page, a URL, or only text, such as a group or a file of Sublime Text. */
export interface NavigationEntry {
  caption: string
  page?: string
  /** Id on the page. */
  id?: string
  /** Outside of the site, of a scheme that is safe; instead of a page. */
  url?: string
  children: Array<NavigationEntry>
}

/** A whole site, as its navigation file needs it. */
export interface Site {
  title: string
  description: string
  /** Path of the page that shows the table of contents. */
  index: string
  navigation: Array<NavigationEntry>
}

/** A file of a site that is no page. */
export interface SiteFile {
  /** Path below the output folder. */
  path: string
  content: string
}

/**
 * What a tool that shows Markdown wants: one file for each, nothing about a tool anywhere else.
 */
export interface Profile {
  readonly name: string
  /** In a few words, for the command line's help. */
  readonly description: string
  /** Folder of the pages below the output folder; `''` for the output folder itself. */
  readonly folder: string
  /** Name that the tool opens a folder with. */
  readonly index: string
  /** Forms of what Markdown does not have. */
  readonly options: Pick<ToMarkdownOptions, 'definitions' | 'admonitions' | 'keys' | 'tables'>
  /** How headings get their ids: an element before them, or `{#id}` behind. */
  readonly headingIds: 'element' | 'attribute'
  /** Change the tree where the tool has other constructs. */
  transform?(root: Root, page: SitePage): void
  /**
   * Make handlers out of the usual ones that write text so that the tool shows it, and runs nothing of it.
   */
  protect?(handlers: Partial<Handlers>): Partial<Handlers>
  /** What a page must have in it for the tool to run anything (default: any page may). */
  readonly active?: RegExp
  /** Lines of YAML at the top of a page. */
  frontMatter?(page: SitePage): Array<string>
  /** Files that are no pages: navigation and configuration. */
  files?(site: Site): Array<SiteFile>
}
