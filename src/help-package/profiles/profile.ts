import type {Root} from 'mdast'
import type {Handlers} from 'mdast-util-to-markdown'
import type {ToMarkdownOptions} from '../../write/markdown/options.js'

/** A page, as front matter and navigation need it. */
export interface SitePage {
  /** Path in the folder of pages, such as `library/sys.md`. */
  path: string
  title: string
}

/** An entry of the navigation: a page, a URL, or just text, such as a group or a file of Sublime Text. */
export interface NavigationEntry {
  caption: string
  page?: string
  /** Id on the page. */
  id?: string
  /** External URL with a safe scheme, instead of a page. */
  url?: string
  children: Array<NavigationEntry>
}

/** A whole site, as its navigation file needs it. */
export interface Site {
  title: string
  description: string
  /** Path of the page with the table of contents. */
  index: string
  navigation: Array<NavigationEntry>
}

/** A file of a site other than a page. */
export interface SiteFile {
  /** Path in the output folder. */
  path: string
  content: string
}

/** What a site generator needs: one file for each, and nothing about it anywhere else. */
export interface Profile {
  readonly name: string
  /** A short description, for the command line's help. */
  readonly description: string
  /** Folder of the pages in the output folder; `''` for the output folder itself. */
  readonly folder: string
  /** Name of the page that the tool shows for a folder. */
  readonly index: string
  /** How to write constructs that Markdown does not have. */
  readonly options: Pick<ToMarkdownOptions, 'definitions' | 'admonitions' | 'keys' | 'tables'>
  /** How headings get their ids: an element before them, or `{#id}` after them. */
  readonly headingIds: 'element' | 'attribute'
  /** Change the tree for constructs that the tool treats differently. */
  transform?(root: Root, page: SitePage): void
  /** Wrap the usual handlers so that the tool displays text as it is, and executes nothing in it. */
  protect?(handlers: Partial<Handlers>): Partial<Handlers>
  /** What a page must contain for the tool to execute anything (default: any page may). */
  readonly active?: RegExp
  /** Lines of YAML at the beginning of a page. */
  frontMatter?(page: SitePage): Array<string>
  /** Files other than pages: navigation and configuration. */
  files?(site: Site): Array<SiteFile>
}
