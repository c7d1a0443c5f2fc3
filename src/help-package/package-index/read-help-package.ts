import {realpath} from 'node:fs/promises'
import path from 'node:path'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {Source} from '../../../grammars/source.js'
import {decode} from '../../files/decode.js'
import {FileError} from '../../files/file-error.js'
import {withoutGzip} from '../../files/gzip-name.js'
import {readBytes} from '../../files/read-bytes.js'
import {kindOf} from '../../shared/document-kind.js'
import {LinkMap} from '../links/link-map.js'
import {normalizeTopic} from '../pages/normalize-topic.js'
import type {Limits, PageFormat} from '../pages/read-page.js'
import type {PageScan, ScanWishes} from '../pages/scan-page.js'
import {type FileTasks, fileTasks} from '../tasks/file-tasks.js'
import {mapFiles} from '../tasks/map-files.js'
import {usualMaxBytes, usualTimeout} from '../tasks/usual-limits.js'
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
import {createMessage, type Fault, moveMessage} from './messages.js'
import {describeMissingHelpFile, folderInSublime} from './missing-file.js'
import {readIndex} from './read-index.js'

/** A help file of a package. */
export interface HelpFile {
  /** Its path in the package, with `/`; without `.gz` if it is compressed. */
  name: string
  /** Its path in the package, as on disk. */
  source: string
  /** Absolute path. */
  full: string
  /** Whether the index lists it. */
  listed: boolean
  /** Its format. */
  format: PageFormat
}

/** A help package. */
export interface HelpPackage {
  /** Its name. */
  name: string
  /** Its description. */
  description: string
  /** Absolute path of the folder that file names are relative to. */
  root: string
  /** Absolute path of the index, if there is one. */
  indexPath: string | undefined
  /** The text of the index. */
  indexSource: Source | undefined
  /** The index; derived from the files if there is none. */
  index: IndexFile
  /** Its help files: in the order of the index, then the others by name. */
  files: Array<HelpFile>
  /** Names in the index without a readable file. */
  missing: Array<string>
  /** Names of text files that the index does not list; empty without an index. */
  unlisted: Array<string>
  /** Documents of other kinds in a folder without an index, which do not become pages. */
  leftOut: ReadonlyArray<string>
  /** Contents of the readable files, by name. */
  scans: Map<string, PageScan>
  /** Resolves links. */
  links: LinkMap
  /** Targets of tables of contents without links. */
  contents: ContentsLinks
  /** Problems of the index, and of files that cannot be read. */
  messages: Array<VFileMessage>
}

/** Options of all functions for help packages. */
export interface PackageOptions {
  /**
   * Format of the files: help files, or the output of Sphinx's text builder (default: help files if there is an index;
   * otherwise detected for each file).
   */
  from?: PageFormat['from'] | null
  /** Who wrote the help files (default: detected for each file). */
  dialect?: PageFormat['dialect'] | null
  /** Language of code blocks that do not name one (default: see `fromSphinxText`). */
  codeLanguage?: string | null | undefined
  /**
   * Has no effect.
   *
   * @deprecated There is one thread.
   */
  jobs?: number | null | undefined
  /** Called with the progress. */
  onProgress?: ((done: number, all: number, name: string) => void) | null | undefined
  /** Time limit for reading a file, in seconds (default: 30; 0: none). */
  timeout?: number | null | undefined
  /** Maximum size of a file in bytes (default: 32 MiB). */
  maxBytes?: number | null | undefined
  /** Also collects the messages of the result. */
  file?: VFile | null | undefined
  /** Stops the work: nothing more is written, and the promise is rejected with the reason of the signal. */
  signal?: AbortSignal | null | undefined
}

/** What the folder and the index of a package tell about it, before any help file is read. */
export interface PackageOutline {
  name: string
  root: string
  indexPath: string | undefined
  indexSource: Source | undefined
  /** Absent if there is none. */
  index: IndexFile | undefined
  files: Array<HelpFile>
  missing: Array<string>
  leftOut: ReadonlyArray<string>
  messages: Array<VFileMessage>
}

/**
 * Read a help package: its index, and the link targets of each help file.
 *
 * @param target
 *   Path of its folder or of its `hyperhelp.json`. A folder of help files without an index works, too.
 * @param options
 *   Configuration (optional).
 * @returns
 *   The package. Problems in its content are messages.
 * @throws
 *   If there is no such folder or file.
 * @example
 *   const {links} = await readHelpPackage('HyperHelp/help')
 *   links.resolve('file header', 'index.txt')
 */
export async function readHelpPackage(
  target: string,
  options?: PackageOptions | null | undefined
): Promise<HelpPackage> {
  const outline = await outlinePackage(target, options ?? {})
  const tasks = fileTasks(limitsOf(options ?? {}))
  const helpPackage = await completePackage(outline, tasks, {captions: true, links: true})
  options?.file?.messages.push(...helpPackage.messages)
  return helpPackage
}

/** Limits for reading a file, from options. */
export function limitsOf({timeout, maxBytes, signal}: PackageOptions): Limits {
  return {
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
    const {pages, leftOut} = await listDocuments(place.folder, own)
    const names = namesOf(pages)
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
      leftOut,
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
    // A file found by listing is not behind a link.
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
    leftOut: [],
    messages
  }
}

/**
 * Read each help file of a package once.
 *
 * @param outline
 *   Package.
 * @param tasks
 *   Reads the files.
 * @param wishes
 *   What to collect besides topics.
 */
export async function completePackage(
  outline: PackageOutline,
  tasks: Pick<FileTasks, 'scan'>,
  {captions, links}: ScanWishes
): Promise<HelpPackage> {
  const {name, root, indexPath, indexSource, index: given, missing} = outline
  const messages = [...outline.messages]
  const scans = new Map<string, PageScan>()
  const inContents = given && topicsInContents(given)
  const files: Array<HelpFile> = []
  // Deriving an index from the topics needs their captions.
  const wishes = {captions: captions || given === undefined, links}
  await mapFiles(
    outline.files,
    ({full, name, format}) => tasks.scan({full, name, ...format, ...wishes}),
    ({scan, messages: found}, file) => {
      if (scan) {
        // Any text may be beside the help files; it must identify itself as help.
        if (inContents && !file.listed && !saysHelp(file.name, scan, inContents)) return
        scans.set(file.name, scan)
      } else {
        for (const message of found) {
          if (file.listed || !given) messages.push(moveMessage(message, file.source))
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
    leftOut: outline.leftOut,
    unlisted: given ? outline.files.flatMap(({name, listed}) => (listed ? [] : [name])) : [],
    scans,
    links: new LinkMap(withUnlisted(index, scans), scans),
    contents: given ? new Map() : findContentsLinks(scans),
    messages
  }
}

/** Collect the top-level topics of a table of contents, normalised. */
export function topicsInContents({contents}: IndexFile): ReadonlySet<string> {
  return new Set(contents.map(({topic}) => normalizeTopic(topic)))
}

/** Whether a file that is not in the index is help all the same: it has a header, or the table of contents names it. */
export function saysHelp(
  name: string,
  {header}: PageScan,
  inContents: ReadonlySet<string>
): boolean {
  return header || inContents.has(normalizeTopic(name))
}

/** Add files that are not in the index: links can still reach them by name. */
export function withUnlisted(index: IndexFile, scans: ReadonlyMap<string, PageScan>): IndexFile {
  const files = new Map(index.files)
  for (const [name, {title, heading}] of scans) {
    if (files.has(name)) continue
    files.set(name, {name, title: title ?? heading ?? name, topics: [], start: 0, end: 0})
  }
  return {...index, files}
}

/** Name a package that does not name itself. */
function nameOf({folder}: PackagePlace): string {
  return path.basename(folder) || 'help'
}

/** An index that was read. */
interface OpenIndex {
  /** Path of the index in the package. */
  shown: string
  source: Source
  index: IndexFile
  /** Absolute path of the folder that file names are relative to. */
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
 *   Receives messages about the index.
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
    // A package with an unreadable index still counts as one with an index.
    if (!(error instanceof FileError)) throw error
    const {ruleId, message: reason, place} = error
    messages.push(createMessage({ruleId, reason, severity: 'error'}, {path: shown, place}))
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

/**
 * List the pages in a folder: help and text files, or reStructuredText if requested, or if there is more of it. Folders
 * of documentation also contain text files such as `requirements.txt`, and folders of help files may have a README.
 */
async function listDocuments(
  folder: string,
  from: PageFormat['from']
): Promise<{pages: ReadonlyArray<string>; leftOut: ReadonlyArray<string>}> {
  const all = await listFiles(folder, () => true)
  const texts = all.filter((name) => isHelpFile(path.basename(name)))
  if (from === 'hyperhelp' || from === 'sphinx-text') return {pages: texts, leftOut: []}
  // Sphinx's own folders contain no documents.
  const isOwn = (name: string): boolean =>
    !/(?:^|\/)_(?:build|static|templates|themes)\//.test(name)
  const sources = all.filter((name) => /\.re?st(?:\.gz)?$/i.test(name) && isOwn(name))
  if (from === 'rst') return {pages: sources.length > 0 ? sources : texts, leftOut: []}
  const areSources = sources.length > 0 && sources.length >= texts.filter(isOwn).length
  if (!areSources) return {pages: texts, leftOut: sources}
  // Sphinx reads Markdown, too.
  const isPage = (name: string): boolean =>
    isHelpFile(path.basename(name)) || kindOf(path.extname(name)) === 'markdown'
  return {pages: sources, leftOut: all.filter((name) => isPage(name) && isOwn(name))}
}

/** Report the documents of a folder that do not become pages of its site. */
export function tellLeftOut({leftOut}: {leftOut: ReadonlyArray<string>}): Array<VFileMessage> {
  const [first, ...others] = leftOut
  if (first === undefined) return []
  const more = others.length === 0 ? 'is no page' : `and ${others.length} more are no pages`
  const fault: Fault = {
    ruleId: 'folder-mixed',
    reason: `\`${first}\` ${more} of the site: most documents of the folder are of another kind`,
    severity: 'warning',
    note: '`-f` chooses the kind.'
  }
  return [createMessage(fault, {path: first})]
}

/** Map file names without `.gz` to the files; an uncompressed file takes precedence. */
function namesOf(sources: ReadonlyArray<string>): Map<string, string> {
  const names = new Map<string, string>()
  for (const source of sources) {
    const name = withoutGzip(source)
    if (name === source || !names.has(name)) names.set(name, source)
  }
  return names
}
