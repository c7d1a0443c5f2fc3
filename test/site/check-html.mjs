/**
 * Checks a built site: no internal link or anchor without a target, no id twice on a page.
 */
import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import {fromHtml} from 'hast-util-from-html'

/**
 * Read all pages of a built site.
 *
 * @param {string} folder
 *   Folder with HTML.
 * @returns {Promise<Map<string, import('hast').Root>>}
 *   Trees by path below the folder.
 */
export async function readSite(folder) {
  const pages = new Map()
  for (const name of (await readdir(folder, {recursive: true})).sort()) {
    if (!name.endsWith('.html')) continue
    pages.set(
      name.split(path.sep).join('/'),
      fromHtml(await readFile(path.join(folder, name), 'utf8'))
    )
  }
  return pages
}

/**
 * Find what links of a site lead nowhere.
 *
 * @param {Map<string, import('hast').Root>} pages
 *   Pages.
 * @param {import('./sites.mjs').Tool} tool
 *   What built them.
 * @returns {{faults: string[], links: number, anchors: number}}
 *   A line for each fault, and how many links were followed.
 */
export function checkSite(pages, tool) {
  const faults = []
  const ids = new Map()
  let links = 0
  let anchors = 0
  for (const [name, tree] of pages) {
    const own = new Set()
    for (const {properties} of elements(findContent(tree, tool))) {
      const {id} = properties
      if (id === undefined) continue
      if (own.has(id)) faults.push(`${name}: id \`${id}\` stands twice`)
      own.add(id)
    }
    for (const {properties} of elements(tree))
      if (properties.id !== undefined) own.add(properties.id)
    ids.set(name, own)
  }
  for (const [name, tree] of pages) {
    for (const {tagName, properties} of elements(tree)) {
      const url = tagName === 'a' ? properties.href : undefined
      if (url === undefined || /^[a-z][a-z\d+.-]*:|^\/\//i.test(url)) continue
      links += 1
      const {pathname, hash} = new URL(url, `http://site/${name}`)
      const page = resolvePage(decodeURIComponent(pathname).slice(1), pages)
      if (page === undefined) {
        faults.push(`${name}: link \`${url}\` leads to no page`)
        continue
      }
      const id = decodeURIComponent(hash.slice(1))
      if (id === '') continue
      anchors += 1
      if (!ids.get(page).has(id)) faults.push(`${name}: link \`${url}\` leads to no anchor`)
    }
  }
  return {faults, links, anchors}
}

function resolvePage(name, pages) {
  const candidates = [
    name,
    `${name}.html`,
    name === '' ? 'index.html' : `${name.replace(/\/$/, '')}/index.html`
  ]
  return candidates.find((candidate) => pages.has(candidate))
}

/**
 * Find the part of a page that was Markdown; all of it where there is none, as in pages that the tool makes up.
 *
 * @param {import('hast').Root} tree
 *   Page.
 * @param {import('./sites.mjs').Tool} tool
 *   What built it.
 */
export function findContent(tree, {isContent}) {
  for (const element of elements(tree)) if (isContent(element.properties)) return element
  return tree
}

/** The text of a piece of HTML. */
export function textIn(html) {
  const [only] = fromHtml(html, {fragment: true}).children
  return only?.value ?? ''
}

/** All elements below a node, in their order. */
export function* elements(tree) {
  const waiting = [...tree.children].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'element') yield node
    for (const child of [...(node.children ?? [])].reverse()) waiting.push(child)
  }
}
