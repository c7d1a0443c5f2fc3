import type {Heading, Html, Root} from 'mdast'
import type {VFileMessage} from 'vfile-message'
import {lower} from '../../mdast/index.js'
import {htmlOfTarget, isTarget} from '../../mdast/targets.js'
import {visit} from '../../shared/visit.js'
import {isPipe} from '../../write/markdown/table.js'
import {type LinkTarget, targetOf} from '../links/link-target.js'
import {reportLinks} from '../links/report-links.js'
import {SiteRouter} from '../links/site-router.js'
import {moveMessage} from '../package-index/messages.js'
import {
  type HelpPackage,
  limitsOf,
  type PackageOptions,
  readHelpPackage,
  tellLeftOut
} from '../package-index/read-help-package.js'
import {PagePaths} from '../pages/page-paths.js'
import {usePage} from '../pages/read-page.js'
import {prepare, writePage} from '../pages/render-page.js'
import {findProfile} from '../profiles/index.js'
import type {NavigationEntry} from '../profiles/profile.js'
import {type ConvertOptions, readOthers} from './convert-help-package.js'
import {planSite} from './plan-site.js'
import {contentsPage, createContents} from './site-contents.js'

/** Options of `convertToSinglePage`. */
export type SinglePageOptions = PackageOptions & Pick<ConvertOptions, 'packages'>

/** A package as one document. */
export interface SinglePage {
  /** Markdown. */
  content: string
  /** Absolute path of the folder that file names in messages are relative to. */
  root: string
  /** Number of help files in it. */
  pages: number
  /** Number of help files that could not be read. */
  failed: number
  messages: Array<VFileMessage>
}

/**
 * Write a help package as one Markdown document: its table of contents, then all of its pages in that order. Links
 * point to anchors in it.
 *
 * @param target
 *   Path of the package, or of a folder of help files or Sphinx text.
 * @param options
 *   Configuration (optional).
 * @throws
 *   If there is no such package.
 * @example
 *   const {content} = await convertToSinglePage('HyperHelp/help')
 */
export async function convertToSinglePage(
  target: string,
  options?: SinglePageOptions | null | undefined
): Promise<SinglePage> {
  const settings = options ?? {}
  const profile = findProfile('github')
  const helpPackage = await readHelpPackage(target, {...settings, file: null})
  const plan = planSite(helpPackage, profile)
  const entries = createContents(helpPackage, plan.pages, plan.titles)
  const router = new SiteRouter(
    {
      ...{target: 'github', index: helpPackage.links.index, scans: helpPackage.scans},
      ...{pages: plan.pages, titles: plan.titles, contents: helpPackage.contents},
      ...{base: '', folder: '', others: await readOthers(settings, profile)},
      wantsContent: true
    },
    helpPackage.links
  )
  const files = inOrder(helpPackage, plan.pages, entries)
  const ids = new Ids(helpPackage, files)
  const limits = limitsOf(settings)
  const messages = [...helpPackage.messages, ...tellLeftOut(helpPackage)]
  const texts: Array<string> = []
  const byPage = new Map([...plan.pages].map(([file, page]) => [page, file]))
  const contents = contentsPage(helpPackage, plan.contents, entries.map(toAnchors))
  texts.push(writePage(contents, {path: '', title: helpPackage.name}, profile))
  const known = new Map(helpPackage.files.map((file) => [file.name, file]))
  let done = 0
  for (const name of files) {
    settings.signal?.throwIfAborted()
    settings.onProgress?.(done, files.length, name)
    done += 1
    const {full, source, format} = known.get(name)!
    const {file, result} = await usePage({full, name, ...format}, limits, (page) => {
      const task = router.taskOf(name, new Map())
      const title = plan.titles.get(name) ?? name
      const resolve = reportLinks(page.file, ({package: packageName, identifier}) =>
        findTarget(packageName, identifier, name)
      )
      const root = lower(
        prepare(page.tree, task),
        {...profile.options, target: 'markdown', file: page.file, resolve},
        (table) => isPipe(table, profile.options)
      )
      ids.makeOwn(root, name)
      return writePage(root, {path: '', title}, profile)
    })
    for (const message of file.messages) messages.push(moveMessage(message, source))
    if (result !== undefined) texts.push(result)
  }
  settings.file?.messages.push(...messages)
  return {
    content: texts.join('\n'),
    root: helpPackage.root,
    pages: texts.length - 1,
    failed: helpPackage.files.length - (texts.length - 1),
    messages
  }

  function findTarget(packageName: string | null, topic: string, from: string): LinkTarget {
    const {links} = helpPackage
    if (packageName && packageName !== links.name) return router.route(from, packageName, topic)
    const resolution = links.resolve(topic, from)
    const found = targetOf(resolution, topic, '', {pages: plan.pages, base: ''})
    if (resolution.kind !== 'page' || found.url === undefined) return found
    return {...found, url: `#${ids.of(resolution.file, resolution.id)}`}
  }

  /** Make an entry of the contents lead to its anchor in the document. */
  function toAnchors({page, id, children, ...entry}: NavigationEntry): NavigationEntry {
    const file = page === undefined ? undefined : byPage.get(page)
    return {
      ...entry,
      ...(file === undefined ? {} : {url: `#${ids.of(file, id)}`}),
      children: children.map(toAnchors)
    }
  }
}

/** Help files in the order of the table of contents, followed by those not in it. */
function inOrder(
  {scans}: HelpPackage,
  pages: ReadonlyMap<string, string>,
  entries: ReadonlyArray<NavigationEntry>
): Array<string> {
  const byPage = new Map([...pages].map(([file, page]) => [page, file]))
  const files = new Set<string>()
  const visit = ({page, children}: NavigationEntry): void => {
    const file = page === undefined ? undefined : byPage.get(page)
    if (file !== undefined) files.add(file)
    children.forEach(visit)
  }
  entries.forEach(visit)
  for (const file of pages.keys()) if (scans.has(file)) files.add(file)
  return [...files]
}

/** Gives each page, and each topic on it, an id that is unique in the document. */
class Ids {
  /** By file, then by id on its page; the empty id stands for the page itself. */
  readonly #ids = new Map<string, ReadonlyMap<string, string>>()
  readonly #used = new Set<string>()
  /** Labels of footnotes on earlier pages. */
  readonly #notes = new Set<string>()

  constructor({scans}: HelpPackage, files: ReadonlyArray<string>) {
    const paths = new PagePaths({readmeIsIndex: false})
    for (const file of files) {
      const page = paths.add(file).replace(/\.md$/, '').replaceAll('/', '-')
      const ids = new Map([['', this.#take(page, page)]])
      for (const {id} of scans.get(file)!.anchors) ids.set(id, this.#take(id, `${page}-${id}`))
      this.#ids.set(file, ids)
    }
  }

  /** Find the id of a page, or of a topic on it. */
  of(file: string, id: string | undefined): string {
    const ids = this.#ids.get(file)
    return ids?.get(id ?? '') ?? ids?.get('') ?? ''
  }

  /** Give a page an anchor, make its targets and footnotes unique, and move its headings below that of the document. */
  makeOwn(root: Root, file: string): void {
    const prefix = this.of(file, undefined)
    const own = new Set<string>()
    visit(root, (node) => {
      if (node.type === 'heading') {
        node.depth = Math.min(node.depth + 1, 6) as Heading['depth']
      } else if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') {
        own.add(node.identifier)
        if (this.#notes.has(node.identifier)) {
          node.label = `${prefix}-${node.label ?? node.identifier}`
          node.identifier = `${prefix}-${node.identifier}`
        }
      } else if (isTarget(node) && node.type === 'html') {
        const id = node.data!.target!
        const unique = this.#ids.get(file)?.get(id) ?? id
        if (unique !== id) {
          node.value = htmlOfTarget(unique)
          node.data = {...node.data, target: unique}
        }
      }
    })
    for (const name of own) this.#notes.add(name)
    const target: Html = {type: 'html', value: htmlOfTarget(prefix), data: {target: prefix}}
    root.children.unshift({type: 'paragraph', children: [target]})
  }

  #take(wanted: string, other: string): string {
    for (let count = 0; ; count += 1) {
      const id = count === 0 ? wanted : count === 1 ? other : `${other}-${count}`
      // HTML ids are case-sensitive, but not in all Markdown viewers.
      if (this.#used.has(id.toLowerCase())) continue
      this.#used.add(id.toLowerCase())
      return id
    }
  }
}
