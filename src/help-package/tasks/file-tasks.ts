import path from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {explainWrite, writeFile} from '../../files/write-file.js'
import type {LinkTarget} from '../links/link-target.js'
import type {SiteRouter} from '../links/site-router.js'
import {createMessage} from '../package-index/messages.js'
import {collectPlaces, type PagePlaces} from '../pages/collect-places.js'
import {type FileTask, type Limits, usePage} from '../pages/read-page.js'
import {renderPage} from '../pages/render-page.js'
import {type PageScan, type ScanWishes, scanPage, textsToScan} from '../pages/scan-page.js'

/** A file to scan, and what to collect from it. */
export interface ScanTask extends FileTask, ScanWishes {}

/** Scan of a file. */
export interface ScanResult {
  /** Absent if the file cannot be read; there are messages only then. */
  scan?: PageScan
  messages: Array<VFileMessage>
}

/** Anchors and links of a file, with their positions. */
export interface PlacesResult {
  places?: PagePlaces
  messages: Array<VFileMessage>
}

/** Result of writing a page. */
export interface RenderResult {
  /** `failed` if it could not be read or written. */
  state: 'written' | 'same' | 'failed'
  /** Markdown, if requested and available. */
  content?: string
  /** Targets of its links, by `linkKey`. */
  links: Map<string, LinkTarget>
  messages: Array<VFileMessage>
}

/** Tasks for one help file at a time. */
export interface FileTasks {
  /** Collect what other pages need to know about it. */
  scan(task: ScanTask): Promise<ScanResult>
  /** Collect anchors and links with their positions. */
  places(task: FileTask): Promise<PlacesResult>
  /** Write it as Markdown, to its file or as a returned text. */
  render(task: FileTask, router: SiteRouter): Promise<RenderResult>
}

/**
 * Create the tasks that read and write files.
 *
 * @param limits
 *   Limits for each file, and the signal that stops the work.
 */
export function fileTasks(limits: Limits): FileTasks {
  return {
    async scan({captions, links, ...task}) {
      const wishes = {captions, links}
      const {file, result} = await usePage(
        task,
        limits,
        // Slices of a text would keep the whole text in memory.
        (page) => structuredClone(scanPage(page.tree, page.file, wishes)),
        textsToScan(wishes)
      )
      return result ? {scan: result, messages: []} : {messages: file.messages}
    },
    async places(task) {
      const {file, result} = await usePage(task, limits, (page) =>
        structuredClone(collectPlaces(page.tree, page.file))
      )
      return {...(result && {places: result}), messages: file.messages}
    },
    async render(task, router) {
      const {output, wantsContent} = router.site
      const links = new Map<string, LinkTarget>()
      const {file, result: content} = await usePage(task, limits, (page) =>
        renderPage(page, router.taskOf(task.name, links))
      )
      const {messages} = file
      let state: RenderResult['state'] = content === undefined ? 'failed' : 'same'
      if (content !== undefined && output !== undefined) {
        const place = router.placeOf(task.name)
        try {
          const full = path.join(output, place)
          state = (await writeFile(full, content, output)) ? 'written' : 'same'
        } catch (error) {
          state = 'failed'
          messages.push(createMessage(explainWrite(place, error), {path: task.name}))
        }
      }
      return {
        state,
        ...(wantsContent && content !== undefined && {content}),
        links,
        messages
      }
    }
  }
}
