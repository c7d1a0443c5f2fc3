import type {NavigationEntry, Profile, Site} from './profile.js'
import {protectHandlers, renameLinks} from './protect.js'

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
          .replace(/^( *):::/gm, '$1\\:::')
          .replace(/^(import|export)(?= )/gm, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`),
      html: (value) => renameLinks(value, '')
    }),
  frontMatter: ({title, path}) => [
    `title: ${JSON.stringify(title)}`,
    `sidebar_label: ${JSON.stringify(title)}`,
    ...(path === 'index.md' ? ['slug: /'] : [])
  ],
  files: (site) => [
    {path: 'sidebars.js', content: sidebarOf(site)},
    {path: 'docusaurus.config.js', content: configOf(site)}
  ]
}

function sidebarOf({navigation}: Site): string {
  const seen = new Set<string>()
  const items = navigation.flatMap((entry) => toItems(entry, seen))
  return `// Written by gridhelp.\nexport default ${JSON.stringify({help: items}, null, 2)}\n`
}

/** The id of a page is its path; a topic on a page is a link. */
function toItems({caption, page, id, children}: NavigationEntry, seen: Set<string>): Array<object> {
  const items = children.flatMap((child) => toItems(child, seen))
  const doc = page?.slice(0, -'.md'.length)
  const first = doc !== undefined && id === undefined && !seen.has(doc)
  if (first) seen.add(doc)
  if (items.length > 0) {
    return [
      {
        type: 'category',
        label: caption,
        ...(first ? {link: {type: 'doc', id: doc}} : {}),
        items
      }
    ]
  }
  if (first) return [{type: 'doc', id: doc, label: caption}]
  if (doc === undefined) return []
  const path = doc
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/(^|\/)index$/, '$1')
  return [{type: 'link', label: caption, href: `/${path}${id === undefined ? '' : `#${id}`}`}]
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
    markdown: {format: 'detect'},
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
