import type {NavigationEntry, Profile, Site} from './profile.js'
import {protectHandlers, renameLinks, toReferences} from './protect.js'

/**
 * Docusaurus. The configuration says that `.md` files are CommonMark; braces and tags are escaped all the same, so that
 * pages also build in a site that takes them for MDX.
 */
export const docusaurus: Profile = {
  name: 'docusaurus',
  description: 'docs/, sidebars.js and docusaurus.config.js for Docusaurus',
  folder: 'docs',
  index: 'index.md',
  options: {admonitions: 'quote'},
  headingIds: 'attribute',
  protect: (handlers) =>
    protectHandlers(handlers, {
      text: (value) =>
        value
          .replace(/[{}]/g, '\\$&')
          .replace(/(?<!\\)<(?=[!/?a-z])/gi, '\\<')
          // Directives: `:::note`, `::name`, `:name[text]`.
          .replace(/^( *)::/gm, '$1\\::')
          .replace(/:(?=[a-z][\w-]{0,40}\[)/gi, '\\:')
          .replace(/^(import|export)(?= )/gm, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`),
      html: (value) => renameLinks(value, '')
    }),
  frontMatter: ({title, path}) => [
    `title: ${JSON.stringify(title)}`,
    `sidebar_label: ${JSON.stringify(title)}`,
    ...slugOf(path)
  ],
  files: (site) => [
    {path: 'sidebars.js', content: sidebarOf(site)},
    {path: 'docusaurus.config.js', content: configOf(site)}
  ]
}

/**
 * Say where a page is where Docusaurus would have other ideas: it takes a page with the name of its folder, and a README,
 * for the folder's index, which may be there, too.
 */
function slugOf(path: string): Array<string> {
  if (path === 'index.md') return ['slug: /']
  const doc = path.slice(0, -'.md'.length)
  const [name, folder] = doc.toLowerCase().split('/').reverse()
  return name === 'readme' || name === folder ? [`slug: ${JSON.stringify(`/${doc}`)}`] : []
}

/** Docusaurus shows a page that is not in the sidebar without one, so the contents come first. */
function sidebarOf({index, navigation}: Site): string {
  const seen = new Set<string>()
  const contents: NavigationEntry = {caption: 'Contents', page: index, children: []}
  const items = [contents, ...navigation].flatMap((entry) => toItems(entry, seen))
  return `// Written by gridhelp.\nexport default ${JSON.stringify({help: items}, null, 2)}\n`
}

/** Entry of the sidebar. */
interface Item {
  type: 'doc' | 'link' | 'category' | 'html'
  label?: string
  /** Of a doc: its path. */
  id?: string
  href?: string
  /** Of a category: what it leads to itself. */
  link?: {type: 'doc'; id: string}
  items?: Array<Item>
  value?: string
  defaultStyle?: true
}

/**
 * The id of a page is its path; a page that stands in the sidebar already, a topic on a page and a URL are links. A
 * category leads to a doc or nowhere: where it should lead elsewhere, and nothing in it does, a link comes first in it.
 */
function toItems(
  {caption, page, id, url, children}: NavigationEntry,
  seen: Set<string>
): Array<Item> {
  const items = children.flatMap((child) => toItems(child, seen))
  const doc = page?.slice(0, -'.md'.length)
  const isDoc = doc !== undefined && id === undefined && !seen.has(doc)
  if (isDoc) seen.add(doc)
  const href =
    doc === undefined
      ? url
      : `/${pathOf(doc)}${id === undefined ? '' : `#${encodeURIComponent(id)}`}`
  if (items.length > 0) {
    const link = isDoc ? {link: {type: 'doc' as const, id: doc}} : {}
    const isThere = items.some((item) =>
      item.type === 'doc' ? id === undefined && item.id === doc : item.href === href
    )
    const own: Array<Item> =
      isDoc || href === undefined || isThere ? [] : [{type: 'link', label: caption, href}]
    return [{type: 'category', label: caption, ...link, items: [...own, ...items]}]
  }
  if (isDoc) return [{type: 'doc', id: doc, label: caption}]
  if (href !== undefined) return [{type: 'link', label: caption, href}]
  return [{type: 'html', value: toReferences(caption), defaultStyle: true}]
}

/** Where a page is, for links. */
function pathOf(doc: string): string {
  return doc
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/(^|\/)index$/, '$1')
}

function configOf({title, description}: Site): string {
  const config = {
    title,
    tagline: description,
    url: 'https://example.com',
    baseUrl: '/',
    onBrokenLinks: 'throw',
    // Anchors of topics are elements, which Docusaurus does not count.
    onBrokenAnchors: 'ignore',
    // Faces such as `:smile:` are made of what is text when Markdown has been read: no escape helps.
    markdown: {format: 'detect', emoji: false},
    presets: [
      [
        'classic',
        {
          docs: {routeBasePath: '/', sidebarPath: './sidebars.js', numberPrefixParser: false},
          blog: false
        }
      ]
    ],
    themeConfig: {navbar: {title}}
  }
  return `// Written by gridhelp.\nexport default ${JSON.stringify(config, null, 2)}\n`
}
