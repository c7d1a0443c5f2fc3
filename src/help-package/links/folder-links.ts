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
 * Finds where links of documents of reStructuredText lead that lie in one folder: to labels and to each other, just as
 * they do when all of it becomes a site.
 */
export class FolderLinks {
  readonly #router: SiteRouter

  /**
   * Read what the documents of a folder have for others to link to.
   *
   * @param folder
   *   Absolute path.
   * @param limits
   *   What a file may take.
   * @param extension
   *   Of the files that links go to, without a dot.
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
   *   Takes what there is to say of its links.
   * @param name
   *   Its path in the folder, `/` between names.
   * @returns
   *   `undefined` where the folder has no such document.
   */
  find(tree: Root, file: VFile, name: string): PageLinks | undefined {
    if (!this.#router.site.pages.has(name)) return undefined
    const task = this.#router.taskOf(name, new Map())
    nameLinks(linkDocuments(tree, name), task)
    return {path: name, resolve: reportLinks(file, (link: HelpLink) => task.resolve(link))}
  }
}
