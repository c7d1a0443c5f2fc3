/**
 * What is done for one help file at a time: plain data in, plain data out.
 */
import path from 'node:path'
import {explainWrite, writeFile} from '../../files/write-file.js'
import type {LinkMap} from '../links/link-map.js'
import type {LinkTarget} from '../links/link-target.js'
import {type SiteData, SiteRouter} from '../links/site-router.js'
import {createMessage, type MessageData, packMessage} from '../package-index/messages.js'
import {collectPlaces, type PagePlaces} from '../pages/collect-places.js'
import {type FileTask, type Limits, usePage} from '../pages/read-page.js'
import {renderPage} from '../pages/render-page.js'
import {type PageScan, type ScanWishes, scanPage, textsToScan} from '../pages/scan-page.js'

/** What to collect of which file. */
export interface ScanTask extends FileTask, ScanWishes {}

/** What a task gives back. */
export interface TaskResult {
  /** Everything that is to be said of the file. */
  messages: Array<MessageData>
}

/** What a file says. */
export interface ScanResult extends TaskResult {
  /** Absent where it cannot be read; messages are told only then. */
  scan?: PageScan
}

/** Anchors and links of a file, with their places. */
export interface PlacesResult extends TaskResult {
  places?: PagePlaces
}

/** What became of a file. */
export interface RenderResult extends TaskResult {
  /** `failed`: it could not be read or written. */
  state: 'written' | 'same' | 'failed'
  /** Markdown, where that is asked for and there is some. */
  content?: string
  /** Where its links led, where that is asked for. */
  links?: Array<[string, LinkTarget]>
}

/** Does what there is to do with files. */
export class Tasks {
  readonly #limits: Limits
  #router: SiteRouter | undefined

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Take what `render` has to know of the rest of the site. */
  share(site: SiteData, links?: LinkMap): void {
    this.#router = new SiteRouter(site, links)
  }

  /** Collect what other pages have to know of a file. */
  async scan({captions, links, ...task}: ScanTask): Promise<ScanResult> {
    const wishes = {captions, links}
    const {file, result} = await usePage(
      task,
      this.#limits,
      (page) => scanPage(page.tree, page.file, wishes),
      textsToScan(wishes)
    )
    if (!result) return {messages: file.messages.map(packMessage)}
    return {scan: result, messages: []}
  }

  /** Collect anchors and links with their places. */
  async places(task: FileTask): Promise<PlacesResult> {
    const {file, result} = await usePage(task, this.#limits, (page) =>
      collectPlaces(page.tree, page.file)
    )
    const messages = file.messages.map(packMessage)
    return result ? {places: result, messages} : {messages}
  }

  /** Write a help file as Markdown: into its file, or as a text that is given back. */
  async render(task: FileTask): Promise<RenderResult> {
    const router = this.#router
    if (!router) throw new Error('Cannot write a page without a site, expected one')
    const {output, wantsContent, wantsLinks} = router.site
    const links = new Map<string, LinkTarget>()
    const {file, result: content} = await usePage(task, this.#limits, (page) =>
      renderPage(page, router.taskOf(task.name, links))
    )
    let state: RenderResult['state'] = content === undefined ? 'failed' : 'same'
    if (content !== undefined && output !== undefined) {
      const place = router.placeOf(task.name)
      try {
        const full = path.join(output, place)
        state = (await writeFile(full, content, output)) ? 'written' : 'same'
      } catch (error) {
        state = 'failed'
        file.messages.push(createMessage(explainWrite(place, error), {path: task.name}))
      }
    }
    return {
      state,
      ...(wantsContent && content !== undefined ? {content} : {}),
      ...(wantsLinks ? {links: [...links]} : {}),
      messages: file.messages.map(packMessage)
    }
  }
}
