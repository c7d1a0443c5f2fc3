import path from 'node:path'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {HelpLink} from '../../../grammars/nodes.js'
import {readHelpPackage} from '../package-index/read-help-package.js'
import {linkDocuments} from '../pages/link-documents.js'
import type {Limits} from '../pages/read-page.js'
import {nameLinks} from '../pages/render-page.js'
import type {PageLinks} from './package-links.js'
import {reportLinks} from './report-links.js'
import {SiteRouter} from './site-router.js'

/**
 * Resolves the links of the reStructuredText documents in a folder, to labels and to each other, as when the whole
 * folder becomes a site.
 */
export class FolderLinks {
  readonly #router: SiteRouter

  /**
   * Collect the link targets in the documents of a folder.
   *
   * @param folder
   *   Absolute path of the folder.
   * @param limits
   *   Limits for each file.
   * @param extension
   *   Extension of the files that links go to, without a dot.
   */
  static async open(folder: string, limits: Limits, extension: string): Promise<FolderLinks> {
    const {links, scans, files, contents} = await readHelpPackage(folder, {...limits, from: 'rst'})
    const pages = new Map<string, string>()
    const titles = new Map<string, string>()
    for (const {name} of files) {
      const {dir, name: stem} = path.posix.parse(name)
      pages.set(name, path.posix.join(dir, `${stem}.${extension}`))
      titles.set(name, scans.get(name)?.heading ?? stem)
    }
    return new FolderLinks(
      new SiteRouter(
        {
          ...{target: 'github', index: links.index, scans, pages, titles, contents},
          ...{base: '', folder: '', others: new Map(), wantsContent: false}
        },
        links
      )
    )
  }

  private constructor(router: SiteRouter) {
    this.#router = router
  }

  /**
   * Find where the links of a document lead.
   *
   * @param tree
   *   Document; its links to other documents are changed.
   * @param file
   *   File; receives messages about the links.
   * @param name
   *   Path of the document in the folder, with `/`.
   * @returns
   *   Its links; `undefined` if the folder has no such document.
   */
  find(tree: Root, file: VFile, name: string): PageLinks | undefined {
    if (!this.#router.site.pages.has(name)) return undefined
    const task = this.#router.taskOf(name, new Map())
    nameLinks(linkDocuments(tree, name), task)
    return {path: name, resolve: reportLinks(file, (link: HelpLink) => task.resolve(link))}
  }
}
