import {lstatSync, realpathSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {decode} from '../files/decode.js'
import {isBelow} from '../files/is-below.js'
import {readBytes} from '../files/read-bytes.js'
import {LinkMap} from '../help-package/links/link-map.js'
import {indexName} from '../help-package/package-index/find-package.js'
import {scanPage} from '../help-package/pages/scan-page.js'
import {type HelpPackage, readHelpPackage, withUnlisted} from '../help-package/read-help-package.js'
import {usualMaxBytes} from '../help-package/usual-limits.js'
import {fromHyperhelp} from '../read/from-hyperhelp.js'

/** A file of help and its text: what the editor has, where it has it open. */
export interface HelpPage {
  uri: string
  /** The text with its places. */
  document: TextDocument
  tree: Root
}

/** A package and where one of its files is in it. */
export interface HelpPlace {
  helpPackage: HelpPackage
  name: string
}

/**
 * The help packages in the folders that an editor has open. Nothing outside of them is read, nor what a symbolic link
 * leads to.
 */
export class Workspace {
  readonly #folders = new Set<string>()
  readonly #packages = new Map<string, Promise<HelpPackage | undefined>>()
  readonly #loaded = new Map<string, HelpPackage>()
  readonly #textOf: (uri: string) => string | undefined

  /**
   * @param textOf
   *   Gives the text of a document that is open.
   */
  constructor(textOf: (uri: string) => string | undefined) {
    this.#textOf = textOf
  }

  /** Open a folder of the workspace. */
  add(uri: string): void {
    const folder = pathOf(uri)
    if (folder !== undefined) this.#folders.add(realPath(folder))
  }

  /** Close a folder. */
  remove(uri: string): void {
    const folder = pathOf(uri)
    if (folder !== undefined) this.#folders.delete(realPath(folder))
    this.forget()
  }

  /** Read packages anew when they are asked for: files have changed. */
  forget(): void {
    this.#packages.clear()
    this.#loaded.clear()
  }

  /** Find the folder of the package that a document lies in. */
  folderOf(uri: string): string | undefined {
    const file = pathOf(uri)
    if (file === undefined) return undefined
    const full = realPath(file)
    for (let folder = path.dirname(full); this.#holds(folder); folder = path.dirname(folder)) {
      if (isFile(path.join(folder, indexName))) return folder
    }
    return undefined
  }

  /** The package of a document and the document's name in it, if it was read already. */
  known(uri: string): HelpPlace | undefined {
    const folder = this.folderOf(uri)
    return folder === undefined ? undefined : placeIn(this.#loaded.get(folder), uri)
  }

  /** Read the package of a document. */
  async find(uri: string): Promise<HelpPlace | undefined> {
    const folder = this.folderOf(uri)
    if (folder === undefined) return undefined
    let reading = this.#packages.get(folder)
    if (!reading) {
      // A package that cannot be read is none.
      reading = readHelpPackage(folder, {jobs: 1}).then(
        (helpPackage) => {
          if (this.#packages.get(folder) === reading) this.#loaded.set(folder, helpPackage)
          return helpPackage
        },
        () => undefined
      )
      this.#packages.set(folder, reading)
    }
    return placeIn(await reading, uri)
  }

  /** Tell what a page has now for others to link to. */
  update({helpPackage, name}: HelpPlace, tree: Root, file: VFile): void {
    const scan = scanPage(tree, file)
    const before = helpPackage.scans.get(name)
    if (before && JSON.stringify(before.anchors) === JSON.stringify(scan.anchors)) return
    helpPackage.scans.set(name, scan)
    const {index, scans} = helpPackage
    helpPackage.links = new LinkMap(withUnlisted(index, scans), scans)
  }

  /** Read a file of a package. */
  async open({files}: HelpPackage, name: string): Promise<HelpPage | undefined> {
    const full = files.find((file) => file.name === name)?.full
    if (full === undefined || !this.#holds(path.dirname(full))) return undefined
    const uri = pathToFileURL(full).href
    const text = this.#textOf(uri) ?? (await readText(full))
    if (text === undefined) return undefined
    const file = new VFile({value: text, path: name})
    return {uri, document: TextDocument.create(uri, '', 0, text), tree: fromHyperhelp(file)}
  }

  /** The text of the index of a package. */
  async openIndex({indexPath}: HelpPackage): Promise<TextDocument | undefined> {
    if (indexPath === undefined || !this.#holds(path.dirname(indexPath))) return undefined
    const uri = pathToFileURL(indexPath).href
    const text = this.#textOf(uri) ?? (await readText(indexPath))
    return text === undefined ? undefined : TextDocument.create(uri, 'json', 0, text)
  }

  /** Whether a folder is one of the workspace or below one. */
  #holds(folder: string): boolean {
    for (const own of this.#folders) if (own === folder || isBelow(own, folder)) return true
    return false
  }
}

function placeIn(helpPackage: HelpPackage | undefined, uri: string): HelpPlace | undefined {
  const full = pathOf(uri)
  if (!helpPackage || full === undefined) return undefined
  const real = realPath(full)
  const file = helpPackage.files.find(({full}) => full === real)
  return file && {helpPackage, name: file.name}
}

async function readText(full: string): Promise<string | undefined> {
  try {
    return decode(await readBytes(full, usualMaxBytes))
  } catch {
    return undefined
  }
}

function isFile(full: string): boolean {
  return lstatSync(full, {throwIfNoEntry: false})?.isFile() ?? false
}

function realPath(full: string): string {
  try {
    return realpathSync(full)
  } catch {
    return full
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
