import path from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {FileError} from '../../files/file-error.js'
import {withoutGzip} from '../../files/gzip-name.js'
import {hash} from '../../files/hash.js'
import {explainWrite, writeFile} from '../../files/write-file.js'
import {type LinkedSite, type SiteData, SiteRouter} from '../links/site-router.js'
import {createMessage, type Fault, moveMessage} from '../package-index/messages.js'
import {
  completePackage,
  limitsOf,
  outlinePackage,
  type PackageOptions,
  type PackageOutline,
  readHelpPackage,
  tellLeftOut
} from '../package-index/read-help-package.js'
import {writePage} from '../pages/render-page.js'
import {findProfile, type Target} from '../profiles/index.js'
import type {Profile} from '../profiles/profile.js'
import {type FileTasks, fileTasks} from '../tasks/file-tasks.js'
import {mapFiles} from '../tasks/map-files.js'
import {llmsName, llmsText} from './llms-text.js'
import {planSite} from './plan-site.js'
import {contentsPage, createContents} from './site-contents.js'

/** Options of `convertHelpPackage`. */
export interface ConvertOptions extends PackageOptions {
  /** Folder of the site; without it, nothing is written, and `onPage` gets the pages. */
  output?: string | null | undefined
  /** Site generator (default: `'github'`). */
  target?: Target | null | undefined
  /** Only these help files, by path in the package (default: all). */
  only?: ReadonlySet<string> | null | undefined
  /** Whether to write an `llms.txt` with links to all pages (default: `false`). */
  llms?: boolean | null | undefined
  /** Only part `part` of `of`, from 1. The first part also writes contents and navigation. */
  shard?: {part: number; of: number} | null | undefined
  /** Other packages that links may point to, and the URLs of their sites. */
  packages?: ReadonlyArray<OtherPackage> | null | undefined
  /**
   * Called with each message as it occurs; `messages` then stays empty. `root` is the absolute path that its `file` is
   * relative to.
   *
   * @deprecated Use `file`, or read the `messages` of the result and of each page.
   */
  onMessage?: ((message: VFileMessage, root: string) => void) | null | undefined
  /** Called with each page, in the order of the files. */
  onPage?: ((page: ConvertedPage) => void | Promise<void>) | null | undefined
}

/** Another help package. */
export interface OtherPackage {
  /** Path of the package. */
  path: string
  /** URL of its site: absolute, or relative to the top of this one. */
  url: string
}

/** A converted help file. */
export interface ConvertedPage {
  /** Path of the help file in the package. */
  file: string
  /** Path of the page in the output folder; absent if the file cannot be read. */
  path?: string
  /** Markdown; absent if the file cannot be read. */
  content?: string
  messages: Array<VFileMessage>
}

/** Result of `convertHelpPackage`. */
export interface ConvertResult {
  /** Absolute path of the folder that file names are relative to. */
  root: string
  /** Number of pages. */
  pages: number
  /** Number of files that were written; others did not change. */
  written: number
  /** Number of help files that could not be read or written. */
  failed: number
  /** Messages: of the index first, then page by page; empty with `onMessage`. */
  messages: Array<VFileMessage>
}

/**
 * Write a help package as a site of Markdown files.
 *
 * @param target
 *   Path of the package.
 * @param options
 *   Where to write, and for which site generator.
 * @returns
 *   The result, with a message for each link without a target.
 * @throws
 *   If there is no such package, or the target is unknown.
 * @example
 *   await convertHelpPackage('HyperHelp/help', {output: 'site', target: 'vitepress'})
 */
export async function convertHelpPackage(
  target: string,
  options?: ConvertOptions | null | undefined
): Promise<ConvertResult> {
  const settings = options ?? {}
  const {messages, report} = collectMessages(settings)
  return {...(await convertPackage(target, settings, report)), messages}
}

/** Create a function that receives messages and passes them on as the options say. */
export function collectMessages({file, onMessage}: Pick<ConvertOptions, 'file' | 'onMessage'>): {
  /** Messages for the result. */
  messages: Array<VFileMessage>
  report: ReportMessage
} {
  const messages: Array<VFileMessage> = []
  const report: ReportMessage = (message, root) => {
    file?.messages.push(message)
    if (onMessage) onMessage(message, root)
    else messages.push(message)
  }
  return {messages, report}
}

/** Called with each message as it occurs, and the absolute path that its `file` is relative to. */
export type ReportMessage = (message: VFileMessage, root: string) => void

/** Write a site and report messages immediately, so that memory does not grow with the number of files. */
export async function convertPackage(
  target: string,
  settings: ConvertOptions,
  report: ReportMessage
): Promise<Omit<ConvertResult, 'messages'>> {
  findProfile(settings.target ?? 'github')
  const outline = await outlinePackage(target, settings)
  if (outline.files.length === 0 && outline.messages.length === 0) {
    throw new FileError('folder-empty', 'No help files in the folder, expected .txt')
  }
  return convertOutline(outline, fileTasks(limitsOf(settings)), settings, report)
}

/**
 * Write a package as a site.
 *
 * @param outline
 *   Package.
 * @param tasks
 *   Reads and writes the files.
 * @param settings
 *   Where to write, and for which site generator.
 * @param report
 *   Called with each message.
 */
export async function convertOutline(
  outline: PackageOutline,
  tasks: Pick<FileTasks, 'scan' | 'render'>,
  settings: ConvertOptions,
  report: ReportMessage
): Promise<Omit<ConvertResult, 'messages'>> {
  const profile = findProfile(settings.target ?? 'github')
  const helpPackage = await completePackage(outline, tasks, {captions: false, links: false})
  const plan = planSite(helpPackage, profile)
  const entries = createContents(helpPackage, plan.pages, plan.titles)
  const result = {
    root: helpPackage.root,
    pages: 0,
    written: 0,
    failed: helpPackage.files.length - plan.pages.size
  }
  for (const message of [...helpPackage.messages, ...tellLeftOut(helpPackage)]) say(message)
  const only = settings.only && new Set(Array.from(settings.only, withoutGzip))
  const names = new Set(helpPackage.files.map(({name}) => name))
  for (const name of only ?? []) {
    if (names.has(name)) continue
    result.failed += 1
    say(createMessage(unknownFile(name), {path: name}))
  }
  const output = typeof settings.output === 'string' ? path.resolve(settings.output) : undefined
  const files = helpPackage.files.filter((file) => plan.pages.has(file.name) && isWanted(file.name))
  const site: SiteData = {
    target: profile.name as Target,
    index: helpPackage.links.index,
    scans: helpPackage.scans,
    pages: plan.pages,
    titles: plan.titles,
    contents: helpPackage.contents,
    base: '',
    folder: profile.folder,
    others: await readOthers(settings, profile),
    ...(output === undefined ? {} : {output}),
    wantsContent: Boolean(settings.onPage)
  }
  const router = new SiteRouter(site, helpPackage.links)
  let done = 0
  await mapFiles(
    files,
    ({full, name, format}) => tasks.render({full, name, ...format}, router),
    async ({state, content, messages}, {name, source}) => {
      settings.onProgress?.(done, files.length, name)
      done += 1
      for (const message of messages) say(moveMessage(message, source))
      if (state === 'failed') result.failed += 1
      else result.pages += 1
      if (state === 'written') result.written += 1
      await settings.onPage?.({
        file: name,
        ...(content === undefined ? {} : {path: router.placeOf(name), content}),
        messages
      })
    }
  )
  if (!only && (settings.shard?.part ?? 1) === 1) {
    const title = helpPackage.name
    const contents = contentsPage(helpPackage, plan.contents, entries)
    const page = {path: plan.contents, title}
    await write(inFolder(plan.contents), writePage(contents, page, profile))
    const parts = {
      title,
      description: helpPackage.description,
      index: plan.contents,
      navigation: entries
    }
    for (const {path, content} of profile.files?.(parts) ?? []) await write(path, content)
    if (settings.llms) await write(llmsName, llmsText(parts, profile.folder))
  }
  return result

  function say(message: VFileMessage): void {
    report(message, helpPackage.root)
  }

  async function write(place: string, content: string): Promise<void> {
    if (output === undefined) return
    settings.signal?.throwIfAborted()
    try {
      if (await writeFile(path.join(output, place), content, output)) result.written += 1
    } catch (error) {
      result.failed += 1
      say(createMessage(explainWrite(place, error), {path: place}))
    }
  }

  function inFolder(page: string): string {
    return profile.folder === '' ? page : `${profile.folder}/${page}`
  }

  function isWanted(file: string): boolean {
    if (only && !only.has(file)) return false
    return !settings.shard || shardOf(file, settings.shard.of) === settings.shard.part
  }
}

/**
 * Assign a file to one of several parts, always the same one, whatever other files there are.
 *
 * @param file
 *   Path in the package.
 * @param parts
 *   Number of parts.
 * @returns
 *   Part, from 1.
 */
export function shardOf(file: string, parts: number): number {
  return (hash(file) % parts) + 1
}

/**
 * Describe a help file that the package does not have.
 *
 * @param name
 *   Path that was requested.
 */
export function unknownFile(name: string): Fault {
  return {
    ruleId: 'help-file-missing',
    reason: `The package has no help file \`${name}\``,
    severity: 'error'
  }
}

/** Read the packages that links may lead to. */
export async function readOthers(
  {packages, ...options}: Pick<ConvertOptions, 'packages' | keyof PackageOptions>,
  profile: Profile
): Promise<Map<string, LinkedSite>> {
  const others = new Map<string, LinkedSite>()
  for (const {path, url} of packages ?? []) {
    const other = await readHelpPackage(path, options)
    others.set(other.name, {
      index: other.links.index,
      scans: other.scans,
      pages: planSite(other, profile).pages,
      base: url === '' || url.endsWith('/') ? url : `${url}/`
    })
  }
  return others
}
