import {lstatSync, realpathSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
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
import {
  type HelpPackage,
  readHelpPackage,
  withUnlisted
} from '../help-package/package-index/read-help-package.js'
import {scanPage} from '../help-package/pages/scan-page.js'
import {usualMaxBytes} from '../help-package/tasks/usual-limits.js'
import {fromHyperhelp} from '../read/from-hyperhelp.js'
import type {PagePlace} from './help-places.js'
import {type Mark, marksOf} from './marks.js'

/** A file of help, and its links and topics: as the editor has it, where it has it open. */
export interface HelpPage {
  uri: string
  places: ReadonlyArray<PagePlace>
}

/** What an editor has of a document that it has open. */
export interface OpenText {
  text: string
  /** As they are in all of the text as it is. */
  marks(): ReadonlyArray<Mark>
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
  /** Places of files that are not open, by path, and when the files had changed the last time. */
  readonly #places = new Map<string, {time: number; places: ReadonlyArray<PagePlace>}>()
  #folderList: Promise<Array<string>> | undefined
  /** The packages that were read, by name. */
  others: ReadonlyMap<string, HelpPackage> = new Map()
  readonly #openText: (uri: string) => OpenText | undefined

  /**
   * @param openText
   *   Gives a document that is open.
   */
  constructor(openText: (uri: string) => OpenText | undefined) {
    this.#openText = openText
  }

  /** Open a folder of the workspace. */
  add(uri: string): void {
    const folder = pathOf(uri)
    if (folder !== undefined) this.#folders.add(realPath(folder))
    this.#folderList = undefined
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
    this.#places.clear()
    this.#folderList = undefined
    this.others = new Map()
  }

  /** Find the folder of the package that a document lies in. */
  folderOf(uri: string): string | undefined {
    const file = pathOf(uri)
    if (file === undefined) return undefined
    const full = realPath(file)
    for (let folder = path.dirname(full); this.holds(folder); folder = path.dirname(folder)) {
      if (isFile(path.join(folder, indexName))) return folder
    }
    return undefined
  }

  /** The package of a document and the document's name in it, if it was read already. */
  known(uri: string): HelpPlace | undefined {
    const folder = this.folderOf(uri)
    return folder === undefined ? undefined : placeIn(this.#loaded.get(folder), uri)
  }

  /** The package whose index a document is, if it was read already. */
  packageOfIndex(uri: string): HelpPackage | undefined {
    const file = pathOf(uri)
    if (file === undefined || path.basename(file) !== indexName) return undefined
    return this.#loaded.get(path.dirname(realPath(file)))
  }

  /** Read the package of a document. */
  async find(uri: string): Promise<HelpPlace | undefined> {
    const folder = this.folderOf(uri)
    if (folder === undefined) return undefined
    return placeIn(await this.#read(folder), uri)
  }

  #read(folder: string): Promise<HelpPackage | undefined> {
    const known = this.#packages.get(folder)
    if (known) return known
    // A package that cannot be read is none.
    const reading = readHelpPackage(folder).then(
      (helpPackage) => {
        if (this.#packages.get(folder) === reading) this.#loaded.set(folder, helpPackage)
        return helpPackage
      },
      () => undefined
    )
    this.#packages.set(folder, reading)
    return reading
  }

  /** Read all packages of the workspace. */
  async all(): Promise<Array<HelpPackage>> {
    this.#folderList ??= findPackageFolders(this.#folders)
    const found = await Promise.all((await this.#folderList).map((folder) => this.#read(folder)))
    const all = found.filter((helpPackage) => helpPackage !== undefined)
    // Of two with one name, the first one.
    this.others = new Map(all.toReversed().map((helpPackage) => [helpPackage.name, helpPackage]))
    return all
  }

  /** The packages of the workspace by name. */
  async packages(): Promise<ReadonlyMap<string, HelpPackage>> {
    await this.all()
    return this.others
  }

  /** Tell what a page has now for others to link to. */
  update({helpPackage, name}: HelpPlace, tree: Root, file: VFile): void {
    const scan = scanPage(tree, file)
    const before = helpPackage.scans.get(name)
    if (JSON.stringify(before) === JSON.stringify(scan)) return
    helpPackage.scans.set(name, scan)
    const {index, scans} = helpPackage
    helpPackage.links = new LinkMap(withUnlisted(index, scans), scans)
  }

  /** Find the links and topics of a file of a package. */
  async open(helpPackage: HelpPackage, name: string): Promise<HelpPage | undefined> {
    const full = this.#fullOf(helpPackage, name)
    if (full === undefined) return undefined
    const uri = pathToFileURL(full).href
    const own = this.#openText(uri)
    if (own) return {uri, places: placesIn(own.marks())}
    const time = lstatSync(full, {throwIfNoEntry: false})?.mtimeMs ?? 0
    const known = this.#places.get(full)
    if (known?.time === time) return {uri, places: known.places}
    const text = await readText(full)
    if (text === undefined) return undefined
    const tree = fromHyperhelp(new VFile({value: text, path: name}))
    const places = placesIn(marksOf(tree, text, true))
    this.#places.set(full, {time, places})
    return {uri, places}
  }

  /** The text of a file of a package. */
  async textOf(helpPackage: HelpPackage, name: string): Promise<string | undefined> {
    const full = this.#fullOf(helpPackage, name)
    if (full === undefined) return undefined
    return this.#openText(pathToFileURL(full).href)?.text ?? (await readText(full))
  }

  /** The text of the index of a package. */
  async openIndex({indexPath}: HelpPackage): Promise<TextDocument | undefined> {
    if (indexPath === undefined || !this.holds(path.dirname(indexPath))) return undefined
    const uri = pathToFileURL(indexPath).href
    const text = this.#openText(uri)?.text ?? (await readText(indexPath))
    return text === undefined ? undefined : TextDocument.create(uri, 'json', 0, text)
  }

  #fullOf({files}: HelpPackage, name: string): string | undefined {
    const full = files.find((file) => file.name === name)?.full
    return full !== undefined && this.holds(path.dirname(full)) ? full : undefined
  }

  /** Whether a folder is one of the workspace or below one. */
  holds(folder: string): boolean {
    for (const own of this.#folders) if (own === folder || isBelow(own, folder)) return true
    return false
  }
}

/** Folders that are looked into for packages. */
const mostFolders = 5000

/** Find the folders with an index below others: not those behind links, nor what tools install and hide. */
async function findPackageFolders(roots: Iterable<string>): Promise<Array<string>> {
  const found: Array<string> = []
  const waiting = [...roots]
  for (let at = 0; at < waiting.length && at < mostFolders; at += 1) {
    const folder = waiting[at]!
    const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
    if (entries.some((entry) => entry.name === indexName && entry.isFile())) found.push(folder)
    for (const entry of entries) {
      if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
        waiting.push(path.join(folder, entry.name))
      }
    }
  }
  return [...new Set(found)]
}

function placesIn(marks: ReadonlyArray<Mark>): Array<PagePlace> {
  return marks.filter((mark) => mark.type === 'place')
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
