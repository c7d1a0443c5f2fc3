import type {VFileMessage} from 'vfile-message'
import {findContents} from '../links/topic-table.js'
import {createMessage, moveMessage} from '../package-index/messages.js'
import {
  completePackage,
  type HelpPackage,
  limitsOf,
  outlinePackage,
  type PackageOptions
} from '../package-index/read-help-package.js'
import type {PagePlaces} from '../pages/collect-places.js'
import {indexNameOf} from '../site/site-contents.js'
import {fileTasks} from '../tasks/file-tasks.js'
import {mapFiles} from '../tasks/map-files.js'
import type {Finding, ReportFinding} from './finding.js'
import {lintAnchors} from './lint-anchors.js'
import {lintFiles} from './lint-files.js'
import {lintLinks} from './lint-links.js'

/** Options of `lintHelpPackage`. */
export interface LintOptions extends PackageOptions {
  /** Other packages that links may point to, by name. */
  packages?: ReadonlyMap<string, HelpPackage> | null | undefined
}

/** Result of `lintHelpPackage`. */
export interface LintResult {
  /** Name of the package. */
  package: string
  /** Absolute path of the folder that file names are relative to. */
  root: string
  /** Absolute path of the index, if there is one. */
  indexPath: string | undefined
  /** File name of the index in messages. */
  indexName: string
  /** Number of help files. */
  files: number
  /** Their names, relative to `root`. */
  names: Array<string>
  /** Messages: of the index first, then file by file, in the order of their lines. */
  messages: Array<VFileMessage>
}

/**
 * Check a help package: with every rule of HyperHelpAuthor, in the same words, and for broken tables and malformed
 * markup.
 *
 * @param target
 *   Path of the package.
 * @param options
 *   Configuration (optional).
 * @returns
 *   The findings.
 * @throws
 *   If there is no such package.
 * @example
 *   const {messages} = await lintHelpPackage('HyperHelp/help')
 */
export async function lintHelpPackage(
  target: string,
  options?: LintOptions | null | undefined
): Promise<LintResult> {
  const settings = options ?? {}
  const outline = await outlinePackage(target, settings)
  const tasks = fileTasks(limitsOf(settings))
  const helpPackage = await completePackage(outline, tasks, {captions: false, links: true})
  const {indexPath, indexSource, files} = helpPackage
  const indexName = indexNameOf(helpPackage)
  const sources = new Map(files.map(({name, source}) => [name, source]))
  const messages: Array<VFileMessage> = []
  // HyperHelpAuthor's wording is used for missing files.
  for (const message of helpPackage.messages) {
    if (message.ruleId !== 'help-file-missing') messages.push(message)
  }
  lintIndex(helpPackage, add)
  const readable = files.filter(({name}) => helpPackage.scans.has(name))
  let done = 0
  await mapFiles(
    readable,
    ({full, name, format}) => tasks.places({full, name, ...format}),
    ({places, messages: found}, {name, listed}) => {
      settings.onProgress?.(done, readable.length, name)
      done += 1
      if (places) lintPage(name, listed, places, found)
      else for (const message of found) messages.push(moveMessage(message, sources.get(name)!))
    }
  )
  sort(messages, files, indexName)
  settings.file?.messages.push(...messages)
  return {
    package: helpPackage.name,
    root: helpPackage.root,
    indexPath,
    indexName,
    files: files.length,
    names: files.map(({source}) => source),
    messages
  }

  function lintPage(
    name: string,
    listed: boolean,
    {anchors, links}: PagePlaces,
    found: ReadonlyArray<VFileMessage>
  ): void {
    for (const message of found) {
      if (message.fatal === undefined) continue
      // HyperHelpAuthor treats this as an error.
      if (message.ruleId === 'link-malformed') message.fatal = true
      messages.push(moveMessage(message, sources.get(name)!))
    }
    if (listed || indexPath === undefined) lintAnchors(name, anchors, helpPackage, add)
    lintLinks(name, links, helpPackage, settings.packages ?? new Map(), add)
  }

  function add({file, place, start, end, ...fault}: Finding): void {
    if (file === undefined) {
      messages.push(createMessage(fault, {path: indexName, source: indexSource, start, end}))
      return
    }
    const at = {path: sources.get(file) ?? file, place: place ?? {line: 1, column: 1}}
    messages.push(createMessage(fault, at))
  }
}

/**
 * Check the index of a package against its files; nothing without an index.
 *
 * @param helpPackage
 *   Package.
 * @param report
 *   Receives findings about the index, and about files that do not match it.
 */
export function lintIndex(helpPackage: HelpPackage, report: ReportFinding): void {
  if (helpPackage.indexPath === undefined) return
  lintContents(helpPackage, report)
  lintFiles(helpPackage, helpPackage.unlisted, report)
}

/** Entries of the table of contents that lead nowhere, which HyperHelp drops and logs. */
function lintContents({index, links}: HelpPackage, report: ReportFinding): void {
  const waiting = index.contents.toReversed()
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    for (const child of entry.children.toReversed()) waiting.push(child)
    if (findContents(links.table, entry)) continue
    report({
      ruleId: 'contents-unknown-topic',
      reason: `The table of contents lists \`${entry.topic}\`, an unknown topic`,
      severity: 'warning',
      start: entry.start,
      end: entry.end
    })
  }
}

/** Sort messages: those of the index, then those of the files in order; each by line. */
function sort(messages: Array<VFileMessage>, files: HelpPackage['files'], indexName: string): void {
  const order = new Map([[indexName, 0]])
  for (const [index, {source}] of files.entries()) order.set(source, index + 1)
  messages.sort(
    (a, b) =>
      (order.get(a.file ?? '') ?? -1) - (order.get(b.file ?? '') ?? -1) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0)
  )
}
