import {closeSync, existsSync, openSync, readSync} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {describeError} from '../../files/describe-error.js'
import {unzipStart} from '../../files/unzip.js'
import {lintHelpPackage} from '../../help-package/lint/lint-help-package.js'
import {findPackageAbove} from '../../help-package/package-index/find-package.js'
import {
  type HelpPackage,
  isHelpFile,
  readHelpPackage
} from '../../help-package/package-index/read-help-package.js'
import {toMdast} from '../../mdast/index.js'
import {formatTables} from '../../table-text/format/format-tables.js'
import {detectFormat} from '../inputs/detect-format.js'
import {dialectOfFile, isSource} from '../inputs/dialect-of-file.js'
import {
  findInputs,
  type InputOptions,
  reportProblems,
  documentExtensions as usualDocuments
} from '../inputs/find-inputs.js'
import {createLinkFinder} from '../inputs/find-links.js'
import type {InputFormat} from '../inputs/input-formats.js'
import {readDocument} from '../inputs/read-document.js'
import {attempt, type LimitOptions, readInput} from '../inputs/read-input.js'
import {type LintedFile, lintFormats} from '../messages/lint-formats.js'
import {
  bidiRule,
  createReporter,
  type Reporter,
  type ReporterOptions,
  type Status
} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import {UsageError} from '../program/usage-error.js'
import {placeIn} from './work.js'

/** Options of `gridhelp lint`. */
export interface LintCommandOptions extends InputOptions, LimitOptions, ReporterOptions {
  format: string
  from: 'auto' | InputFormat
  dialect?: 'hyperhelp' | 'sphinx'
  with?: Array<string>
}

/**
 * Check help packages and documents.
 *
 * @param operands
 *   Packages, folders of help files, files, patterns.
 * @param options
 *   Options of the call.
 * @param surroundings
 *   Streams, folder and environment.
 * @returns
 *   1 if there are findings.
 */
export async function runLint(
  operands: ReadonlyArray<string>,
  options: LintCommandOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, folder} = surroundings
  const {timeout, maxBytes} = options
  const limits = {timeout, maxBytes}
  const {dialect} = options
  const from = options.from === 'auto' && dialect !== undefined ? 'hyperhelp' : options.from
  // Every message of a linter is a finding.
  const reporter = createReporter(surroundings, {...options, frail: true})
  const found: Array<LintedFile> = []
  const others = await readOthers()
  const packages = new Map<string, ReturnType<typeof lintHelpPackage>>()
  const documents: Array<string> = []
  /** Files that were checked as part of a package. */
  const done = new Set<string>()
  for (const operand of operands.length === 0 ? ['-'] : operands) {
    const full = path.resolve(folder, operand)
    // A folder of anything but help files is not a package.
    const kind = from === 'auto' || from === 'hyperhelp' ? await kindOf(full) : 'documents'
    if (kind !== 'documents') await lintPackage(operand)
    if (kind !== 'package') documents.push(operand)
  }
  if (documents.length > 0) await lintDocuments()

  const rules = options.configuration?.rules ?? {}
  for (const [index, {path, messages}] of found.entries()) {
    const seen = new Set<string>()
    const kept = messages.filter(({ruleId = '', line, column, reason}) => {
      // Two readers may report the same problem with different wording.
      const key = [ruleId, ...(line === undefined ? [reason] : [line, column])].join('\0')
      const isNew = !seen.has(key)
      seen.add(key)
      return isNew && rules[ruleId] !== 'off' && !(ruleId === bidiRule && options.bidi === 'allow')
    })
    for (const message of kept) {
      const level = rules[message.ruleId ?? '']
      if (level !== undefined) message.fatal = level === 'error'
    }
    found[index] = {path, messages: kept}
  }
  const write = lintFormats.get(options.format)
  if (write) {
    stdout.write(write(found))
    // Unreadable files have been reported on standard error; other findings only determine the status.
    const all = found.flatMap(({messages}) => messages)
    if (all.some(({ruleId}) => ruleId === 'time-limit')) return 3
    const isFound = all.some(({fatal}) => typeof fatal === 'boolean')
    return reporter.status() === 0 && isFound ? 1 : reporter.status()
  }
  for (const {path: name, messages} of found) {
    for (const message of messages) reporter.message(name, message)
  }
  summarize(found, reporter)
  return reporter.status()

  async function lintPackage(operand: string): Promise<void> {
    try {
      const result = await lintHelpPackage(path.resolve(folder, operand), {
        ...limits,
        ...(from === 'hyperhelp' && {from, dialect}),
        packages: others,
        onProgress: (done, all, name) => reporter.progress(done, all, name)
      })
      reporter.progress(1, 1, '')
      for (const name of result.names) done.add(path.join(result.root, name))
      const files = new Map<string, Array<VFileMessage>>()
      for (const message of result.messages) {
        const full = message.file === result.indexName ? result.indexPath : undefined
        const name = path.relative(folder, full ?? path.join(result.root, message.file ?? ''))
        const messages = files.get(name) ?? []
        messages.push(message)
        files.set(name, messages)
      }
      for (const [name, messages] of files) found.push({path: name, messages})
    } catch (error) {
      fail(operand, error)
    }
  }

  async function lintDocuments(): Promise<void> {
    const findLinks = createLinkFinder(options, 'md')
    const result = await findInputs(documents, folder, {
      ...options,
      ignoreNamed: true,
      documents: [...usualDocuments, 'txt.gz']
    })
    reportProblems(result, reporter)
    for (const input of result.inputs) {
      const {name, format, path: full} = input
      if (full !== undefined && done.has(full)) continue
      const inPackage =
        full === undefined || from !== 'auto' ? undefined : await lintInPackage(full)
      if (inPackage) {
        if (inPackage.length > 0) found.push({path: name, messages: inPackage})
        continue
      }
      const text = await readInput(input, options, reporter, surroundings)
      if (text === undefined) continue
      if (text === '' && operands.length === 0) {
        throw new UsageError('Cannot lint an empty standard input, expected files or folders')
      }
      const file = new VFile({value: text, path: name})
      const read = attempt(name, options, reporter, () => {
        if (!format && from === 'auto' && isSource(name)) {
          // Of documents kept as sources, only the tables are checked.
          const from = dialectOfFile(full!, options.configuration) as 'auto'
          file.messages.push(...formatTables(text, {from}).messages)
          // A document may contain more than tables.
          return detectFormat(text, 'grid-table', name).format === 'rst'
            ? readDocument(file, 'rst')
            : undefined
        }
        const kind =
          from === 'auto' ? (format ?? detectFormat(text, 'sphinx-text', name).format) : from
        return readDocument(file, kind, {dialect})
      })
      if (read?.value) {
        const {tree, language} = read.value
        const links =
          language === 'rst' && input.inFolder
            ? await findLinks(
                {tree, file, isWhole: true},
                {
                  ...placeIn(input),
                  report: () => undefined,
                  detail: reporter.detail
                }
              )
            : undefined
        // Also report what `convert` reports: links that lead nowhere.
        attempt(name, options, reporter, () => toMdast(tree, {file, ...links}))
      }
      if (file.messages.length > 0) found.push({path: name, messages: file.messages})
    }
  }

  /** Check a file as part of its package; `undefined` if it is not in one. */
  async function lintInPackage(full: string): Promise<Array<VFileMessage> | undefined> {
    const home = findPackageAbove(full)
    if (home === undefined) return undefined
    const result = packages.get(home) ?? lintHelpPackage(home, {...limits, packages: others})
    packages.set(home, result)
    const {root, names, messages} = await result
    const own = path.relative(root, full).split(path.sep).join('/')
    return names.includes(own) ? messages.filter(({file}) => file === own) : undefined
  }

  async function readOthers(): Promise<Map<string, HelpPackage>> {
    const others = new Map<string, HelpPackage>()
    for (const value of options.with ?? []) {
      const [place = ''] = value.split('=')
      try {
        const other = await readHelpPackage(path.resolve(folder, place), limits)
        others.set(other.name, other)
      } catch (error) {
        fail(place, error)
      }
    }
    return others
  }

  function fail(name: string, error: unknown): void {
    reporter.failure(name, 'input-unreadable', `${describeError(error)}, expected a help package`)
  }
}

/**
 * The kind of a path: a help package, which is an index or a folder with one; documents; or both, which is a folder of
 * help files that link to each other, without an index.
 */
async function kindOf(full: string): Promise<'both' | 'documents' | 'package'> {
  const stats = await stat(full).catch(() => undefined)
  if (!stats?.isDirectory()) {
    return stats?.isFile() && full.endsWith('hyperhelp.json') ? 'package' : 'documents'
  }
  if (existsSync(path.join(full, 'hyperhelp.json'))) return 'package'
  const names = await readdir(full)
  const isHelp = names.some((name) => isHelpFile(name) && startsAsHelp(path.join(full, name)))
  return isHelp ? 'both' : 'documents'
}

function startsAsHelp(full: string): boolean {
  try {
    const file = openSync(full, 'r')
    const start = Buffer.alloc(512)
    const count = readSync(file, start)
    closeSync(file)
    const text = unzipStart(start.subarray(0, count)).toString('utf8')
    return text.replace('\uFEFF', '').startsWith('%hyperhelp')
  } catch {
    // An unreadable file is reported when it is read.
    return false
  }
}

function summarize(found: ReadonlyArray<LintedFile>, reporter: Reporter): void {
  let errors = 0
  let warnings = 0
  for (const {messages} of found) {
    for (const {fatal} of messages) {
      if (fatal === true) errors += 1
      else if (fatal === false) warnings += 1
    }
  }
  if (errors + warnings === 0) return
  reporter.summary(
    `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${errors} ${errors === 1 ? 'error' : 'errors'}`
  )
}
