import path from 'node:path'
import type {Root} from 'mdast'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {decode} from '../../files/decode.js'
import {explainError, FileError} from '../../files/file-error.js'
import {readBytes} from '../../files/read-bytes.js'
import {writeFile} from '../../files/write-file.js'
import {linkTopics, readFrontMatter, readMarkdownHelp} from '../../read/from-markdown-help.js'
import {visit} from '../../shared/visit.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {toHyperhelp} from '../../write/hyperhelp/index.js'
import {indexName, listFiles} from '../package-index/find-package.js'
import {createMessage, type Fault} from '../package-index/messages.js'
import type {PackageOptions} from '../package-index/read-help-package.js'
import {normalizeTopic} from '../pages/normalize-topic.js'
import type {PageScan} from '../pages/scan-page.js'
import {scanPage} from '../pages/scan-page.js'
import {usualMaxBytes, usualTimeout} from '../tasks/usual-limits.js'
import {withDeadline} from '../tasks/with-deadline.js'

/** Options of `convertMarkdownPackage`. */
export interface MarkdownPackageOptions
  extends Pick<PackageOptions, 'timeout' | 'maxBytes' | 'signal' | 'onProgress'> {
  /** Folder of the package. */
  output: string
}

/** Result of `convertMarkdownPackage`. */
export interface MarkdownPackage {
  /** Absolute path of the folder that file names in messages are relative to. */
  root: string
  /** Number of help files. */
  pages: number
  /** Number of files that were written; others did not change. */
  written: number
  /** Number of files that could not be read. */
  failed: number
  messages: Array<VFileMessage>
}

/** Files and folders of a package. */
interface Places {
  readonly files: ReadonlySet<string>
  readonly folders: ReadonlySet<string>
}

/** A page that was read. */
interface Page {
  /** Its help file in the package. */
  name: string
  /** Path of the Markdown file. */
  source: string
  file: VFile
  tree: Root
  scan: PageScan
  front: Readonly<Record<string, string>>
}

const extension = /\.(?:md|markdown)$/i

/** Whether a folder contains help written in Markdown, and no other documents. */
export async function isMarkdownPackage(folder: string): Promise<boolean> {
  const names = await listFiles(folder, (name) => /\.(?:md|markdown|txt|rst)$/i.test(name))
  return names.length > 0 && names.every((name) => extension.test(name))
}

/**
 * Write a folder of Markdown as a help package: a help file for each page, and the index.
 *
 * The front matter of the first page, `index.md` or `README.md`, sets `package` and `description`; that of each page
 * sets `title` and `date`. Topics are those of headings, `## Knots {#knots}`, and of anchors.
 *
 * @param target
 *   Path of the folder.
 * @param options
 *   Where to write.
 * @returns
 *   The result, with a message for each loss.
 * @throws
 *   If there is no such folder.
 * @example
 *   await convertMarkdownPackage('docs', {output: 'help'})
 */
export async function convertMarkdownPackage(
  target: string,
  {output, timeout, maxBytes, signal, onProgress}: MarkdownPackageOptions
): Promise<MarkdownPackage> {
  const root = path.resolve(target)
  const names = (await listFiles(root, (name) => extension.test(name))).sort(byPlace)
  if (names.length === 0) {
    throw new FileError('folder-empty', 'No Markdown files in the folder, expected .md')
  }
  const places: Places = {
    files: new Set(names.map(helpNameOf)),
    folders: new Set(names.flatMap(foldersOf))
  }
  const linked = new Map<string, Set<string>>()
  const result: MarkdownPackage = {root, pages: 0, written: 0, failed: 0, messages: []}
  const pages: Array<Page> = []
  const texts = new Map<string, string>()
  for (const source of names) {
    signal?.throwIfAborted()
    try {
      const text = decode(await readBytes(path.join(root, source), maxBytes ?? usualMaxBytes))
      texts.set(source, text)
      collectLinked(text, helpNameOf(source), linked)
    } catch (error) {
      fail(source, error)
    }
  }
  for (const [index, [source, text]] of [...texts].entries()) {
    signal?.throwIfAborted()
    onProgress?.(index, texts.size, source)
    const name = helpNameOf(source)
    const file = new VFile({path: source, value: text})
    try {
      const page = withDeadline(timeout ?? usualTimeout, (): Page => {
        const tree = readMarkdownHelp(file, null, linked.get(name) ?? new Set())
        goToFiles(tree, name, places)
        addHeader(tree, name)
        const front = readFrontMatter(text) ?? {}
        return {name, source, file, tree, scan: scanPage(tree, file), front}
      })
      pages.push(page)
    } catch (error) {
      fail(source, error)
    }
  }
  linkTopics(pages.map(({tree}) => tree))
  reportShared(pages)
  for (const {name, source, file, tree} of pages) {
    try {
      await write(name, toHyperhelp(tree, {file}))
      result.pages += 1
    } catch (error) {
      fail(source, error)
    }
    for (const message of file.messages) {
      message.file = source
      result.messages.push(message)
    }
  }
  await write(indexName, `${JSON.stringify(indexOf(pages, path.basename(root)), undefined, 4)}\n`)
  return result

  function fail(source: string, error: unknown): void {
    if (signal?.aborted) throw error
    const {ruleId, reason, place} = explainError(error)
    result.messages.push(createMessage({ruleId, reason, severity: 'error'}, {path: source, place}))
    result.failed += 1
  }

  async function write(name: string, content: string): Promise<void> {
    const folder = path.resolve(output)
    if (await writeFile(path.join(folder, name), content, folder)) result.written += 1
  }
}

/** Collect the anchors on other pages that a page links to, by help file. */
function collectLinked(text: string, name: string, linked: Map<string, Set<string>>): void {
  for (const [, page, anchor] of text.matchAll(
    /\]\(<?([^()<>#\s]+\.(?:md|markdown))#([^()<>\s]+)/gi
  )) {
    const file = joined(name, helpNameOf(page!))
    if (file === undefined) continue
    linked.set(file, (linked.get(file) ?? new Set()).add(anchor!))
  }
}

/** Report topics that another page already has: links lead to the first. */
function reportShared(pages: ReadonlyArray<Page>): void {
  const owners = new Map<string, string>()
  for (const {source, file, tree} of pages) {
    visit(tree, (node) => {
      if ((node.type !== 'heading' && node.type !== 'anchor') || !node.identifier) return
      const topic = normalizeTopic(node.identifier)
      const owner = owners.get(topic)
      if (owner === undefined) owners.set(topic, source)
      else if (owner !== source && !topic.startsWith('_')) {
        const fault: Fault = {
          ruleId: 'topic-duplicate',
          reason: `The topic \`${node.identifier}\` is also in \`${owner}\`, which all links to it lead to`,
          severity: 'warning',
          note: 'Give one of the two another name, such as `## Title {#name}`, and link to that'
        }
        file.messages.push(createMessage(fault, {path: source, place: node.position}))
      }
    })
  }
}

/** Every help file has a header. */
function addHeader(tree: Root, name: string): void {
  if (tree.children[0]?.type === 'helpHeader') return
  const first = tree.children.find((node) => node.type === 'heading')
  const title = (first && toPlainText(first)) || name.replace(/\.txt$/, '')
  tree.children.unshift({type: 'helpHeader', title, date: null, attributes: {title}})
}

/** The folders of a file, below the package. */
function foldersOf(name: string): Array<string> {
  const parts = name.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** The help file of a page. */
function helpNameOf(source: string): string {
  return source.replace(extension, '.txt')
}

/** The index of a folder comes before its other files, and files come before folders. */
function byPlace(a: string, b: string): number {
  const key = (name: string): string =>
    name
      .split('/')
      .map((part, index, parts) => {
        if (index + 1 < parts.length) return `2${part}`
        return /^(?:index|readme)\./i.test(part) ? `0${part}` : `1${part}`
      })
      .join('/')
  return key(a) < key(b) ? -1 : 1
}

/**
 * Convert links between pages, which are relative to the page, to links to help files, which are relative to the
 * package.
 */
function goToFiles(tree: Root, name: string, {files, folders}: Places): void {
  visit(tree, (node) => {
    if (node.type === 'helpLink') {
      const {package: beside, identifier} = node
      // `../folder/page.md` looks like a link to another package.
      const folder = beside === null ? undefined : joined(name, `../${beside}`)
      const isFolder = folder !== undefined && folders.has(folder)
      const file = joined(name, isFolder ? `../${beside}/${identifier}` : identifier)
      if (isFolder) node.package = null
      if (node.package === null && file !== undefined && files.has(file)) node.identifier = file
    }
  })
}

/** Resolve a relative path against the folder of a file; `undefined` if it leads out of the package. */
function joined(from: string, to: string): string | undefined {
  const whole = path.posix.join(path.posix.dirname(from), to)
  return whole.startsWith('../') ? undefined : whole
}

/** Create the index for the pages. */
function indexOf(pages: ReadonlyArray<Page>, folder: string): Record<string, unknown> {
  const front = pages[0]?.front ?? {}
  const name = front.package ?? folder
  const titleOf = ({name, scan}: Page): string => scan.title ?? scan.heading ?? name
  return {
    package: name,
    description: front.description ?? `Help for ${name}`,
    help_files: Object.fromEntries(
      pages.map((page) => [
        page.name,
        [
          titleOf(page),
          // Topics that start with `_` are HyperHelp's own.
          ...page.scan.anchors
            .filter(({topic}) => !topic.startsWith('_'))
            .map(({topic, caption}) => ({topic, caption}))
        ]
      ])
    ),
    help_contents: pages.map(({name}) => ({topic: name}))
  }
}
