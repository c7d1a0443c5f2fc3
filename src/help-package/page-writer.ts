import {VFile} from 'vfile'
import type {ConvertedPage, ConvertOptions} from './convert-help-package.js'
import {createMessage} from './messages.js'
import {planPage, planSite} from './plan-site.js'
import {findProfile, type Target} from './profiles/index.js'
import {readHelpPackage} from './read-help-package.js'
import {type Page, parsePage, readPage} from './read-page.js'
import {renderPage} from './render-page.js'
import {scanPage} from './scan-page.js'

/** A page to write. */
export interface PageRequest {
  /** Path of the help file in the package. */
  path: string
  /** What stands in it (default: what stands in the file). */
  text?: string | undefined
}

/** Writes pages of a package, one at a time. */
export type PageWriter = (request: PageRequest) => Promise<ConvertedPage>

/**
 * Make what writes pages of a package in any order, so that others can decide which and when: a service, or one of many
 * machines.
 *
 * @param target
 *   Path of the package.
 * @param options
 *   Tool and threads.
 * @returns
 *   Function that gives the page of a help file, or of a text in its place; what is wrong is a message on the page.
 * @throws
 *   When there is no such package.
 */
export async function createPageWriter(
  target: string,
  options?: Pick<ConvertOptions, 'target' | 'jobs'> | null | undefined
): Promise<PageWriter> {
  const profile = findProfile(options?.target ?? 'github')
  const helpPackage = await readHelpPackage(target, {jobs: options?.jobs})
  const plan = planSite(helpPackage, profile)
  const files = new Map(helpPackage.files.map((file) => [file.name, file]))
  return async ({path, text}) => {
    const known = files.get(path)
    const place = plan.pages.get(path)
    if (!known || place === undefined) {
      const message = createMessage(
        {
          ruleId: 'help-file-missing',
          reason: `Unexpected help file \`${path}\`, expected one of the package`,
          severity: 'error'
        },
        {path}
      )
      return {file: path, messages: [message]}
    }
    const page = await read(known.full, path, text)
    if (!('tree' in page)) return {file: path, messages: page.file.messages}
    const scans = new Map(helpPackage.scans).set(path, scanPage(page.tree, page.file))
    const task = planPage(known, {...helpPackage, scans}, plan, profile.name as Target, new Map())
    const content = renderPage(page, task)
    const folder = profile.folder === '' ? '' : `${profile.folder}/`
    return {file: path, path: `${folder}${place}`, content, messages: page.file.messages}
  }
}

async function read(
  full: string,
  path: string,
  text: string | undefined
): Promise<Page | {file: VFile}> {
  return text === undefined ? readPage(full, path) : parsePage(text, new VFile({path}))
}
