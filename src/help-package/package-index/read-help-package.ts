import {realpath} from 'node:fs/promises'
import path from 'node:path'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {Source} from '../../../grammars/source.js'
import {decode} from '../../files/decode.js'
import {FileError} from '../../files/file-error.js'
import {readBytes} from '../../files/read-bytes.js'
import {withoutGzip} from '../../files/unzip.js'
import {LinkMap} from '../links/link-map.js'
import {normalizeTopic} from '../links/normalize-topic.js'
import type {PageFormat} from '../pages/read-page.js'
import type {PageScan, ScanWishes} from '../pages/scan-page.js'
import {usualMaxBytes, usualTimeout} from '../threads/usual-limits.js'
import {type Workers, type WorkersOptions, withWorkers} from '../threads/workers.js'
import {type ContentsLinks, findContentsLinks} from './contents-lists.js'
import {deriveIndex} from './derive-index.js'
import {
  findDocumentRoot,
  findHelpFile,
  findPackage,
  isPlainPath,
  listFiles,
  type PackagePlace
} from './find-package.js'
import {createIndex, type IndexFile} from './index-file.js'
import {createMessage, unpackMessage} from './messages.js'
import {describeMissingHelpFile, folderInSublime} from './missing-file.js'
import {readIndex} from './read-index.js'

/** A help file of a package. */
export interface HelpFile {
  /** Its path in the package, `/` between names; that of the text, where it is compressed. */
  name: string
  /** Its path in the package, as it is on the disk. */
  source: string
  /** Absolute path. */
  full: string
  /** Whether the index lists it. */
  listed: boolean
  /** How it is read. */
  format: PageFormat
}

/** A help package. */
export interface HelpPackage {
  /** Its name. */
  name: string
  /** What it is. */
  description: string
  /** Absolute path of the folder that the names of help files are relative to. */
  root: string
  /** Absolute path of the index; absent where there is none. */
  indexPath: string | undefined
  /** The text of the index. */
  indexSource: Source | undefined
  /** What the index says; derived from the files where there is none. */
  index: IndexFile
  /** Its help files: in the order of the index, then the others in the order of their names. */
  files: Array<HelpFile>
  /** Names in the index that are no file, or none that may be read. */
  missing: Array<string>
  /** Names of text files below its root that the index does not list; none where there is no index. */
  unlisted: Array<string>
  /** What is on the pages of the files that can be read, by name. */
  scans: Map<string, PageScan>
  /** Finds what links lead to. */
  links: LinkMap
  /** What tables of contents on pages lead to that have no links. */
  contents: ContentsLinks
  /** What is wrong with the index, and with files that cannot be read. */
  messages: Array<VFileMessage>
}

/** Options of all functions for packages. */
export interface PackageOptions {
  /**
   * What the files are: help files, or what Sphinx's text builder wrote (default: help where there is an index; in a
   * folder without one, each tells).
   */
  from?: PageFormat['from'] | null
  /** Who wrote the help (default: each file tells). */
  dialect?: PageFormat['dialect'] | null
  /** Language of the code whose language the files do not say (default: see `fromSphinxText`). */
  codeLanguage?: string | null | undefined
  /** Threads (default: one for each processor but one, and none for a few files). */
  jobs?: number | null | undefined
  /** Is told how far the work is. */
  onProgress?: ((done: number, all: number, name: string) => void) | null | undefined
  /** Seconds that a file may take each time that it is read; 0: as long as it wants (default: 30). */
  timeout?: number | null | undefined
  /** Bytes that a file may have (default: 32 MiB). */
  maxBytes?: number | null | undefined
  /** Takes messages, too: all that the result has. */
  file?: VFile | null | undefined
  /** Ends the work: nothing more is written, and the promise is rejected with the signal's reason. */
  signal?: AbortSignal | null | undefined
}

/** The part of a package that its folder and its index give, before any help file is read. */
export interface PackageOutline {
  name: string
  root: string
  indexPath: string | undefined
  indexSource: Source | undefined
  /** Absent where there is none. */
  index: IndexFile | undefined
  files: Array<HelpFile>
  missing: Array<string>
  messages: Array<VFileMessage>
}

/**
 * Read a help package: its index, and what each help file has for others to link to.
 *
 * @param target
 *   Path of its folder, or of its `hyperhelp.json`. A folder of help files without an index is a package too.
 * @param options
 *   Configuration (optional).
 * @returns
 *   The package. Faults of its content are messages.
 * @throws
 *   When there is no such folder or file.
 * @example
 *   const {links} = await readHelpPackage('HyperHelp/help')
 *   links.resolve('file header', 'index.txt')
 */
export async function readHelpPackage(
  target: string,
  options?: PackageOptions | null | undefined
): Promise<HelpPackage> {
  const helpPackage = await withWorkers(
    workersOptions(options ?? {}),
    () => outlinePackage(target, options ?? {}),
    (outline, workers) => completePackage(outline, workers, {captions: true, links: true})
  )
  options?.file?.messages.push(...helpPackage.messages)
  return helpPackage
}

/** What options mean for those who do the work. */
export function workersOptions({jobs, timeout, maxBytes, signal}: PackageOptions): WorkersOptions {
  return {
    jobs: jobs ?? undefined,
    timeout: timeout ?? usualTimeout,
    maxBytes: maxBytes ?? usualMaxBytes,
    signal: signal ?? undefined
  }
}

/** Find the files of a package, and read its index. */
export async function outlinePackage(
  target: string,
  {from, dialect, codeLanguage}: Pick<PackageOptions, 'from' | 'dialect' | 'codeLanguage'> = {}
): Promise<PackageOutline> {
  const place = await findPackage(target)
  const own = from === 'auto' ? undefined : (from ?? undefined)
  const format: PageFormat = {
    from: own ?? (place.index === undefined ? 'auto' : 'hyperhelp'),
    dialect: dialect ?? undefined,
    codeLanguage: codeLanguage ?? undefined
  }
  const messages: Array<VFileMessage> = []
  if (place.index === undefined) {
    const names = namesOf(await listFiles(place.folder, isHelpFile))
    return {
      name: nameOf(place),
      root: place.folder,
      indexPath: undefined,
      indexSource: undefined,
      index: undefined,
      files: Array.from(names, ([name, source]) => ({
        ...{name, source, full: path.join(place.folder, source)},
        ...{listed: false, format}
      })),
      missing: [],
      messages
    }
  }

  const indexPath = place.index
  const {shown, source, index, root} = await openIndex(place, indexPath, messages)
  const files: Array<HelpFile> = []
  const missing: Array<string> = []
  const real = await realpath(root)
  const there = namesOf(await listFiles(root, () => true))
  for (const [name, {start, end}] of index.files) {
    // No link leads to what was found without following any.
    const plain = there.get(name)
    const full = plain === undefined ? await findHelpFile(root, name) : path.join(real, plain)
    if (full !== undefined) {
      files.push({name, source: plain ?? name, full, listed: true, format})
      continue
    }
    missing.push(name)
    messages.push(
      isPlainPath(name)
        ? createMessage(
            {
              ruleId: 'help-file-missing',
              reason: describeMissingHelpFile(name, folderInSublime(index.package, index.docRoot)),
              severity: 'warning'
            },
            {path: shown, source, start, end}
          )
        : createMessage(
            {
              ruleId: 'help-file-outside',
              reason: `The help file \`${name}\` is outside the document root`,
              severity: 'error',
              note: 'It is not read.'
            },
            {path: shown, source, start, end}
          )
    )
  }
  const listed = new Set(files.map(({full}) => full))
  for (const [name, source] of there) {
    const full = path.join(real, source)
    if (isHelpFile(path.basename(name)) && !listed.has(full)) {
      files.push({name, source, full, listed: false, format})
    }
  }
  return {
    name: index.package,
    root,
    indexPath,
    indexSource: source,
    index,
    files,
    missing,
    messages
  }
}

/**
 * Read the help files of a package, once.
 *
 * @param outline
 *   Package.
 * @param workers
 *   Read the files.
 * @param wishes
 *   What to collect besides topics.
 */
export async function completePackage(
  outline: PackageOutline,
  workers: Pick<Workers, 'map'>,
  {captions, links}: ScanWishes
): Promise<HelpPackage> {
  const {name, root, indexPath, indexSource, index: given, missing} = outline
  const messages = [...outline.messages]
  const scans = new Map<string, PageScan>()
  const inContents = given && topicsInContents(given)
  const files: Array<HelpFile> = []
  await workers.map(
    'scan',
    outline.files,
    // An index that is made of the topics needs what they say.
    ({full, name, format}) => ({
      full,
      name,
      ...format,
      captions: captions || given === undefined,
      links
    }),
    ({scan, messages: found}, file) => {
      if (scan) {
        // Any text may lie beside the help; it belongs to it when it says so.
        if (inContents && !file.listed && !saysHelp(file.name, scan, inContents)) return
        scans.set(file.name, scan)
      } else {
        for (const data of found) {
          if (file.listed || !given) messages.push(unpackMessage(data, file.source))
        }
      }
      files.push(file)
    }
  )
  const index = given ?? deriveIndex(name, scans)
  return {
    name: index.package,
    description: index.description,
    root,
    indexPath,
    indexSource,
    index,
    files,
    missing,
    unlisted: given ? outline.files.flatMap(({name, listed}) => (listed ? [] : [name])) : [],
    scans,
    links: new LinkMap(withUnlisted(index, scans), scans),
    contents: given ? new Map() : findContentsLinks(scans),
    messages
  }
}

/** Collect the topics at the top of a table of contents, normalised. */
export function topicsInContents({contents}: IndexFile): ReadonlySet<string> {
  return new Set(contents.map(({topic}) => normalizeTopic(topic)))
}

/**
 * Whether a file that the index does not list belongs to the help all the same: it has a header, or the table of
 * contents names it.
 */
export function saysHelp(
  name: string,
  {header}: PageScan,
  inContents: ReadonlySet<string>
): boolean {
  return header || inContents.has(normalizeTopic(name))
}

/** Add files that the index does not list: they can be linked to by their names all the same. */
export function withUnlisted(index: IndexFile, scans: ReadonlyMap<string, PageScan>): IndexFile {
  const files = new Map(index.files)
  for (const [name, {title, heading}] of scans) {
    if (files.has(name)) continue
    files.set(name, {name, title: title ?? heading ?? name, topics: [], start: 0, end: 0})
  }
  return {...index, files}
}

/** Name a package that has no other name. */
function nameOf({folder}: PackagePlace): string {
  return path.basename(folder) || 'help'
}

/** An index that was read. */
interface OpenIndex {
  /** Path of the index in the package. */
  shown: string
  source: Source
  index: IndexFile
  /** Absolute path of the folder that the names of help files are relative to. */
  root: string
}

/**
 * Read the index of a package.
 *
 * @param place
 *   Where the package is.
 * @param full
 *   Absolute path of the index.
 * @param messages
 *   Takes what is wrong with it.
 */
export async function openIndex(
  place: PackagePlace,
  full: string,
  messages: Array<VFileMessage>
): Promise<OpenIndex> {
  const shown = path.relative(place.folder, full).split(path.sep).join('/')
  const {source, index} = await readIndexFile(full, shown, nameOf(place), messages)
  return {shown, source, index, root: await findDocumentRoot(place, index)}
}

/** Read the text of an index. */
async function readIndexFile(
  full: string,
  shown: string,
  name: string,
  messages: Array<VFileMessage>
): Promise<Pick<OpenIndex, 'source' | 'index'>> {
  let text = ''
  try {
    text = decode(await readBytes(full, usualMaxBytes))
  } catch (error) {
    // A package whose index cannot be had is not one without an index.
    if (!(error instanceof FileError)) throw error
    const {ruleId, message: reason, place} = error
    messages.push(createMessage({ruleId, reason, severity: 'error'}, {path: shown, point: place}))
    return {source: new Source(''), index: createIndex(name)}
  }
  const source = new Source(text)
  const index = readIndex(source.value, name, ({start, end, ...fault}) => {
    messages.push(createMessage(fault, {path: shown, source, start, end}))
  })
  return {source, index}
}

/** Whether a file is taken for help, by its name without folders. */
export function isHelpFile(name: string): boolean {
  return /\.txt(?:\.gz)?$/i.test(name) && !name.startsWith('.')
}

/** Find the names that texts have before they are compressed, and the files that hold them; one that is not goes first. */
function namesOf(sources: ReadonlyArray<string>): Map<string, string> {
  const names = new Map<string, string>()
  for (const source of sources) {
    const name = withoutGzip(source)
    if (name === source || !names.has(name)) names.set(name, source)
  }
  return names
}
