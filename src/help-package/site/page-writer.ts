import {SiteRouter} from '../links/site-router.js'
import {createMessage} from '../package-index/messages.js'
import {limitsOf, type PackageOptions, readHelpPackage} from '../package-index/read-help-package.js'
import {usePage} from '../pages/read-page.js'
import {renderPage} from '../pages/render-page.js'
import {findProfile, type Target} from '../profiles/index.js'
import {type ConvertedPage, type ConvertOptions, unknownFile} from './convert-help-package.js'
import {planSite} from './plan-site.js'

/** A page to write. */
export interface PageRequest {
  /** Path of the help file in the package. */
  path: string
  /** Its text (default: the content of the file). */
  text?: string | undefined
}

/** Writes pages of a package, one at a time. */
export type PageWriter = (request: PageRequest) => Promise<ConvertedPage>

/**
 * Create a function that writes single pages of a package in any order, for a service or one of many machines.
 *
 * @param target
 *   Path of the package.
 * @param options
 *   Site generator, and how to read.
 * @returns
 *   Function that returns the page of a help file, or of a given text; problems are messages on the page.
 * @throws
 *   If there is no such package.
 */
export async function createPageWriter(
  target: string,
  options?: Pick<ConvertOptions, 'target' | keyof PackageOptions> | null | undefined
): Promise<PageWriter> {
  const profile = findProfile(options?.target ?? 'github')
  const helpPackage = await readHelpPackage(target, options)
  const {pages, titles} = planSite(helpPackage, profile)
  const router = new SiteRouter(
    {
      target: profile.name as Target,
      index: helpPackage.links.index,
      scans: helpPackage.scans,
      pages,
      titles,
      contents: helpPackage.contents,
      base: '',
      folder: profile.folder,
      others: new Map(),
      wantsContent: true
    },
    helpPackage.links
  )
  const files = new Map(helpPackage.files.map((file) => [file.name, file]))
  const limits = limitsOf(options ?? {})
  return async ({path, text}) => {
    const known = files.get(path)
    if (!known || !pages.has(path)) {
      return {file: path, messages: [createMessage(unknownFile(path), {path})]}
    }
    const {file, result: content} = await usePage(
      {full: known.full, name: path, text, ...known.format},
      limits,
      (page) => renderPage(page, router.taskOf(path, new Map()))
    )
    const {messages} = file
    return content === undefined
      ? {file: path, messages}
      : {file: path, path: router.placeOf(path), content, messages}
  }
}
