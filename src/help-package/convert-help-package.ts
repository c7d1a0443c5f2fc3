import path from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {createMessage, unpackMessage} from './messages.js'
import {type LinkedPackage, planPage, planSite} from './plan-site.js'
import {findProfile, type Target} from './profiles/index.js'
import type {Profile} from './profiles/profile.js'
import {
  completePackage,
  outlinePackage,
  type PackageOptions,
  type PackageOutline,
  readHelpPackage
} from './read-help-package.js'
import {writePage} from './render-page.js'
import {contentsPage, createContents} from './site-contents.js'
import {mapInOrder, startWorkers, type Workers} from './workers.js'
import {writeSiteFile} from './write-site-file.js'

/** Options of `convertHelpPackage`. */
export interface ConvertOptions extends PackageOptions {
  /** Folder that gets the site; absent: nothing is written, `onPage` takes it. */
  output?: string | null | undefined
  /** Tool that shows the site (default: `'github'`). */
  target?: Target | null | undefined
  /** Only these help files, by their paths in the package (default: all). */
  only?: ReadonlySet<string> | null | undefined
  /** Only the nth part of `of` parts, from 1. The first part writes contents and navigation. */
  shard?: {part: number; of: number} | null | undefined
  /** Other packages that links may lead to, and where their sites are. */
  packages?: ReadonlyArray<OtherPackage> | null | undefined
  /** Is given each page in the order of the files, when it is done. */
  onPage?: ((page: ConvertedPage) => void | Promise<void>) | null | undefined
}

/** Another package. */
export interface OtherPackage {
  /** Path of the package. */
  path: string
  /** Where its site is: absolute, or relative to the top of this one. */
  url: string
}

/** What became of a help file. */
export interface ConvertedPage {
  /** Path of the help file in the package. */
  file: string
  /** Path of the page below the output folder; absent where the file cannot be read. */
  path?: string
  /** Markdown; absent where the file cannot be read. */
  content?: string
  messages: Array<VFileMessage>
}

/** What became of a package. */
export interface ConvertResult {
  /** Absolute path of the folder that names of help files are relative to. */
  root: string
  /** Help files that are pages now. */
  pages: number
  /** Files that were written, others were the same. */
  written: number
  /** Help files that could not be read or written. */
  failed: number
  /** Everything that is to be said: of the index first, then page by page. */
  messages: Array<VFileMessage>
}

/**
 * Write a help package as a site of Markdown files.
 *
 * @param target
 *   Path of the package.
 * @param options
 *   Where to, and for which tool.
 * @returns
 *   What was done, and each link without a target as a message.
 * @throws
 *   When there is no such package, or the tool is not known.
 * @example
 *   await convertHelpPackage('HyperHelp/help', {output: 'site', target: 'vitepress'})
 */
export async function convertHelpPackage(
  target: string,
  options?: ConvertOptions | null | undefined
): Promise<ConvertResult> {
  const settings = options ?? {}
  findProfile(settings.target ?? 'github')
  const outline = await outlinePackage(target)
  const workers = await startWorkers(settings.jobs ?? undefined, outline.files.length)
  try {
    return await convertOutline(outline, workers, settings)
  } finally {
    await workers.close()
  }
}

/** Write a package as a site, with workers that are there. */
export async function convertWith(
  target: string,
  workers: Workers,
  settings: ConvertOptions
): Promise<ConvertResult> {
  return convertOutline(await outlinePackage(target), workers, settings)
}

async function convertOutline(
  outline: PackageOutline,
  workers: Workers,
  settings: ConvertOptions
): Promise<ConvertResult> {
  const profile = findProfile(settings.target ?? 'github')
  const name = profile.name as Target
  const helpPackage = await completePackage(outline, workers, {jobs: settings.jobs})
  const plan = planSite(helpPackage, profile)
  const entries = createContents(helpPackage, plan.pages, plan.titles)
  const result: ConvertResult = {
    root: helpPackage.root,
    pages: 0,
    written: 0,
    failed: helpPackage.files.length - plan.pages.size,
    messages: [...helpPackage.messages]
  }
  const others = await readOthers(settings, profile)
  const files = helpPackage.files.filter((file) => plan.pages.has(file.name) && isWanted(file.name))
  await mapInOrder(
    files,
    workers.width,
    (file) =>
      workers.run('render', {
        full: file.full,
        name: file.name,
        ...planPage(file, helpPackage, plan, name, others)
      }),
    async ({content, messages: found}, file) => {
      settings.onProgress?.(result.pages, files.length, file.name)
      const messages = found.map((data) => unpackMessage(data, file.name))
      const path = join(profile.folder, plan.pages.get(file.name)!)
      result.messages.push(...messages)
      if (content === undefined) result.failed += 1
      else {
        result.pages += 1
        await write(path, content, file.name)
      }
      await settings.onPage?.({
        file: file.name,
        ...(content === undefined ? {} : {path, content}),
        messages
      })
    }
  )
  if (!settings.only && (settings.shard?.part ?? 1) === 1) {
    const title = helpPackage.name
    const contents = contentsPage(helpPackage, plan.contents, entries)
    const page = {path: plan.contents, title}
    await write(join(profile.folder, plan.contents), writePage(contents, page, profile))
    const site = {
      title,
      description: helpPackage.description,
      index: plan.contents,
      navigation: entries
    }
    for (const {path, content} of profile.files?.(site) ?? []) await write(path, content)
  }
  return result

  async function write(path: string, content: string, file = path): Promise<void> {
    if (typeof settings.output !== 'string') return
    try {
      if (await writeSiteFile(root(settings.output), path, content)) result.written += 1
    } catch (error) {
      result.failed += 1
      result.messages.push(
        createMessage(
          {
            ruleId: 'output-refused',
            reason: `Cannot write \`${path}\`: ${(error as Error).message}`,
            severity: 'error'
          },
          {path: file}
        )
      )
    }
  }

  function isWanted(file: string): boolean {
    if (settings.only && !settings.only.has(file)) return false
    return !settings.shard || shardOf(file, settings.shard.of) === settings.shard.part
  }
}

/**
 * Say which part of several a file belongs to: the same for ever, whatever other files there are.
 *
 * @param file
 *   Path in the package.
 * @param parts
 *   How many parts there are.
 * @returns
 *   Part, from 1.
 */
export function shardOf(file: string, parts: number): number {
  // FNV-1a, 32 bits, over UTF-8.
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(file)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  return (hash % parts) + 1
}

/** Read the packages that links may lead to. */
async function readOthers(
  {packages, jobs}: ConvertOptions,
  profile: Profile
): Promise<Map<string, LinkedPackage>> {
  const others = new Map<string, LinkedPackage>()
  for (const {path, url} of packages ?? []) {
    const other = await readHelpPackage(path, {jobs})
    const base = url === '' || url.endsWith('/') ? url : `${url}/`
    others.set(other.name, {package: other, pages: planSite(other, profile).pages, base})
  }
  return others
}

function root(output: string): string {
  return path.resolve(output)
}

function join(folder: string, page: string): string {
  return folder === '' ? page : `${folder}/${page}`
}
