import type {Root} from 'mdast'
import {visit} from '../../shared/visit.js'
import {writePlainFootnotes} from './plain-footnotes.js'
import type {NavigationEntry, Profile, Site, SitePage} from './profile.js'
import {protectHandlers, renameLinks, toReferences} from './protect.js'

/** What Vue or VitePress interprets even in code. */
const active = /\{\{|<!--\s*@include/

/** Characters that emoticons start with: `:-)`, `;)`, `8-)`, `<3`. */
const emoticon =
  /(?<![\p{L}\p{N}\\])(?:[:;](?=['",]?-?[()/\\|*@$[\]DPpOoSsZzXx](?![\p{L}\p{N}]))|<(?=[/\\]?3))/gu

/**
 * VitePress, which compiles each page to a program: `{{ x }}` is executed, `<foo>` is a component, `<<< file` and
 * `<!--@include: file-->` read files.
 */
export const vitepress: Profile = {
  name: 'vitepress',
  description: 'pages and .vitepress/config.mjs for VitePress',
  folder: '',
  index: 'index.md',
  options: {admonitions: 'alert'},
  headingIds: 'attribute',
  protect: (handlers) =>
    protectHandlers(handlers, {
      text: (value) =>
        value
          // Vue reads the text after Markdown has unescaped it, so a backslash does not help.
          .replace(/\{(?=\{)|(?<=\{)\{/g, '&#123;')
          // Attributes: `text {.class onclick=…}`.
          .replace(/\{(?=[#.:\w])/g, '\\{')
          .replace(/\\?<(?=!--)/g, '&lt;')
          .replace(/^( *)\\?<(?=<<)/gm, '$1\\<')
          .replace(/^( *):::/gm, '$1\\:::')
          .replace(/\[(?=\[toc\]\])/gi, '\\[')
          .replace(/:(?=[\w+-]{1,40}:)/g, '\\:')
          .replace(emoticon, '\\$&')
          .replace(/(?<![\p{L}\p{N}])([8BXx])(?=-\))/gu, '$1\\'),
      inlineCode: (value) =>
        active.test(value) ? `<code v-pre>${toReferences(value)}</code>` : undefined,
      code: (value) =>
        /<!--\s*@include/.test(value)
          ? `<pre v-pre><code>${toReferences(value).replace(/\n/g, '&#10;')}</code></pre>`
          : undefined,
      html: (value) =>
        renameLinks(value, '.html')
          .replace(/\{(?=\{)|(?<=\{)\{/g, '&#123;')
          .replace(/<(?=!--\s*@)/g, '&lt;')
    }),
  transform(root, page) {
    writePlainFootnotes(root)
    nameOwnPage(root, page)
  },
  frontMatter: ({title}) => [`title: ${JSON.stringify(title)}`, 'outline: deep'],
  files: (site) => [{path: '.vitepress/config.mjs', content: configOf(site)}]
}

/**
 * Add the page's own name to links in headings that lead to the page itself: the local search of VitePress takes the
 * first `href="#…"` in a heading for the heading's own anchor, and fails if two headings have the same.
 */
function nameOwnPage(root: Root, {path}: SitePage): void {
  const name = encodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
  for (const heading of root.children) {
    if (heading.type !== 'heading') continue
    visit(heading, (node) => {
      if (node.type === 'link' && node.url.startsWith('#')) node.url = `${name}${node.url}`
    })
  }
}

function configOf({title, description, index, navigation}: Site): string {
  const config = {
    title,
    description,
    // Ids and paths are ours, and no page is looked up under a second name.
    cleanUrls: false,
    markdown: {emoji: {shortcuts: {}}},
    themeConfig: {
      nav: [{text: 'Contents', link: linkOf(index)}],
      sidebar: navigation.map(toItem),
      search: {provider: 'local'}
    }
  }
  return `// Written by gridhelp.\nexport default ${JSON.stringify(config, null, 2)}\n`
}

function toItem({caption, page, id, url, children}: NavigationEntry): object {
  const link = page === undefined ? url : `${linkOf(page)}${id === undefined ? '' : `#${id}`}`
  return {
    text: escapeHtml(caption),
    ...(link === undefined ? {} : {link}),
    ...(children.length > 0 ? {collapsed: true, items: children.map(toItem)} : {})
  }
}

/** A path from the top of the site, without the extension. */
function linkOf(page: string): string {
  const path = page.slice(0, -'.md'.length).split('/').map(encodeURIComponent).join('/')
  return `/${path.replace(/(^|\/)index$/, '$1')}`
}

/** The sidebar inserts its texts as HTML. */
function escapeHtml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
