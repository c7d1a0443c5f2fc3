import type {NavigationEntry, Profile, Site} from './profile.js'
import {protectHandlers, renameLinks, toReferences} from './protect.js'

/**
 * Docusaurus. The configuration makes `.md` files CommonMark; braces and tags are escaped anyway, so that pages also
 * build in a site that reads them as MDX.
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
 * Set the path of a page explicitly where Docusaurus would choose another: it takes a page named like its folder, or a
 * README, for the folder's index, which may exist as well.
 */
function slugOf(path: string): Array<string> {
  if (path === 'index.md') return ['slug: /']
  const doc = path.slice(0, -'.md'.length)
  const [name, folder] = doc.toLowerCase().split('/').reverse()
  return name === 'readme' || name === folder ? [`slug: ${JSON.stringify(`/${doc}`)}`] : []
}

/** Docusaurus shows pages that are not in the sidebar without one, so the contents page comes first. */
function sidebarOf({index, navigation}: Site): string {
  const seen = new Set<string>()
  const contents: NavigationEntry = {caption: 'Contents', page: index, children: []}
  const items = [contents, ...navigation].flatMap((entry) => toItems(entry, seen))
  return `// Written by gridhelp.\nexport default ${JSON.stringify({help: items}, null, 2)}\n`
}

/** An item of the sidebar. */
interface Item {
  type: 'doc' | 'link' | 'category' | 'html'
  label?: string
  /** Path of a doc. */
  id?: string
  href?: string
  /** Target of a category. */
  link?: {type: 'doc'; id: string}
  items?: Array<Item>
  value?: string
  defaultStyle?: true
}

/**
 * The id of a page is its path. Pages already in the sidebar, topics on pages, and URLs become links. A category leads
 * to a doc or nowhere: if it should lead elsewhere, and nothing in it does, a link is added as its first item.
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

/** URL path of a page, for links. */
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
    // Anchors of topics are HTML elements, which Docusaurus ignores.
    onBrokenAnchors: 'ignore',
    // Emoji such as `:smile:` are replaced after Markdown has been parsed, so escapes do not help.
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
