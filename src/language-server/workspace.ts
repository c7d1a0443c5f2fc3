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

/** A help file, with its links and topics; the editor's version if it is open. */
export interface HelpPage {
  uri: string
  places: ReadonlyArray<PagePlace>
}

/** The text of an open document. */
export interface OpenText {
  text: string
  /** Marks of the whole current text. */
  marks(): ReadonlyArray<Mark>
}

/** A package, and the name of one of its files. */
export interface HelpPlace {
  helpPackage: HelpPackage
  name: string
}

/** The help packages in the folders of a workspace. Reads nothing outside of them and follows no symbolic links. */
export class Workspace {
  readonly #folders = new Set<string>()
  readonly #packages = new Map<string, Promise<HelpPackage | undefined>>()
  readonly #loaded = new Map<string, HelpPackage>()
  /** Places in files that are not open, by path, with the modification time of the file. */
  readonly #places = new Map<string, {time: number; places: ReadonlyArray<PagePlace>}>()
  #folderList: Promise<Array<string>> | undefined
  /** The packages read so far, by name. */
  others: ReadonlyMap<string, HelpPackage> = new Map()
  readonly #openText: (uri: string) => OpenText | undefined

  /**
   * @param openText
   *   Returns an open document.
   */
  constructor(openText: (uri: string) => OpenText | undefined) {
    this.#openText = openText
  }

  /** Add a folder to the workspace. */
  add(uri: string): void {
    const folder = pathOf(uri)
    if (folder !== undefined) this.#folders.add(realPath(folder))
    this.#folderList = undefined
  }

  /** Remove a folder. */
  remove(uri: string): void {
    const folder = pathOf(uri)
    if (folder !== undefined) this.#folders.delete(realPath(folder))
    this.forget()
  }

  /** Forget the packages, as files have changed; they are read again when needed. */
  forget(): void {
    this.#packages.clear()
    this.#loaded.clear()
    this.#places.clear()
    this.#folderList = undefined
    this.others = new Map()
  }

  /** Find the folder of the package that contains a document. */
  folderOf(uri: string): string | undefined {
    const file = pathOf(uri)
    if (file === undefined) return undefined
    const full = realPath(file)
    for (let folder = path.dirname(full); this.holds(folder); folder = path.dirname(folder)) {
      if (isFile(path.join(folder, indexName))) return folder
    }
    return undefined
  }

  /** The package of a document, and the document's name in it, if it has been read. */
  known(uri: string): HelpPlace | undefined {
    const folder = this.folderOf(uri)
    return folder === undefined ? undefined : placeIn(this.#loaded.get(folder), uri)
  }

  /** The package whose index a document is, if it has been read. */
  packageOfIndex(uri: string): HelpPackage | undefined {
    const file = pathOf(uri)
    if (file === undefined || path.basename(file) !== indexName) return undefined
    return this.#loaded.get(path.dirname(realPath(file)))
  }

  /** Find the package of a document, reading it if necessary. */
  async find(uri: string): Promise<HelpPlace | undefined> {
    const folder = this.folderOf(uri)
    if (folder === undefined) return undefined
    return placeIn(await this.#read(folder), uri)
  }

  #read(folder: string): Promise<HelpPackage | undefined> {
    const known = this.#packages.get(folder)
    if (known) return known
    // A package that cannot be read is ignored.
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
    // Of two packages with the same name, the first one wins.
    this.others = new Map(all.toReversed().map((helpPackage) => [helpPackage.name, helpPackage]))
    return all
  }

  /** The packages of the workspace by name. */
  async packages(): Promise<ReadonlyMap<string, HelpPackage>> {
    await this.all()
    return this.others
  }

  /** Update what a page offers as targets for links. */
  update({helpPackage, name}: HelpPlace, tree: Root, file: VFile): void {
    const scan = scanPage(tree, file)
    const before = helpPackage.scans.get(name)
    if (JSON.stringify(before) === JSON.stringify(scan)) return
    helpPackage.scans.set(name, scan)
    const {index, scans} = helpPackage
    helpPackage.links = new LinkMap(withUnlisted(index, scans), scans)
  }

  /** Find the links and topics of a file in a package. */
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

  /** The text of a file in a package. */
  async textOf(helpPackage: HelpPackage, name: string): Promise<string | undefined> {
    const full = this.#fullOf(helpPackage, name)
    if (full === undefined) return undefined
    return this.#openText(pathToFileURL(full).href)?.text ?? (await readText(full))
  }

  /** The text of a package's index. */
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

  /** Whether a folder is in the workspace. */
  holds(folder: string): boolean {
    for (const own of this.#folders) if (own === folder || isBelow(own, folder)) return true
    return false
  }
}

/** Most folders that are searched for packages. */
const mostFolders = 5000

/** Find the folders that contain an index, but not behind links, in `node_modules` or in hidden folders. */
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
