/**
 * What is done for one help file at a time, in any thread: plain data in, plain data out.
 */
import {collectPlaces, type PagePlaces} from './collect-places.js'
import {type MessageData, packMessage} from './messages.js'
import {readPage} from './read-page.js'
import {type RenderTask, renderPage} from './render-page.js'
import {type PageScan, scanPage} from './scan-page.js'

/** Which file to read. */
export interface FileTask {
  /** Absolute path. */
  full: string
  /** Its path in the package. */
  name: string
}

/** What a file says. */
export interface ScanResult {
  /** Absent where it cannot be read. */
  scan?: PageScan
  /** Everything its reader had to say. */
  messages: Array<MessageData>
}

/** Collect what other pages have to know of a file. */
export async function scan(task: FileTask): Promise<ScanResult> {
  const page = await readPage(task.full, task.name)
  const messages = page.file.messages.map(packMessage)
  return 'tree' in page ? {scan: scanPage(page.tree, page.file), messages} : {messages}
}

/** Collect anchors and links with their places. */
export async function places(
  task: FileTask
): Promise<{places?: PagePlaces; messages: Array<MessageData>}> {
  const page = await readPage(task.full, task.name)
  const messages = page.file.messages.map(packMessage)
  return 'tree' in page ? {places: collectPlaces(page.tree, page.file), messages} : {messages}
}

/** What became of a file. */
export interface RenderResult {
  /** Markdown; absent where the file cannot be read. */
  content?: string
  messages: Array<MessageData>
}

/** Write a help file as Markdown. */
export async function render(task: FileTask & RenderTask): Promise<RenderResult> {
  const page = await readPage(task.full, task.name)
  if (!('tree' in page)) return {messages: page.file.messages.map(packMessage)}
  const content = renderPage(page, task)
  return {content, messages: page.file.messages.map(packMessage)}
}
