import {readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {lintHelpPackage, readHelpPackage} from '../help-package/index.js'
import type {HelpPackage} from '../help-package/read-help-package.js'
import {decode, EncodingError} from './decode.js'
import {detectFormat} from './detect-format.js'
import {describe, findInputs} from './find-inputs.js'
import {type LintedFile, lintFormats} from './lint-formats.js'
import {readDocument} from './read-document.js'
import {createReporter, type Reporter, type Status} from './reporter.js'
import {wantsColor} from './site.js'
import type {Surroundings} from './surroundings.js'

/** Options of `gridhelp lint`. */
export interface LintOptions {
  format: string
  jobs?: number
  with?: Array<string>
  quiet?: boolean
  verbose?: boolean
  color?: boolean
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
 *   1 when anything is found.
 */
export async function lint(
  operands: ReadonlyArray<string>,
  options: LintOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, stderr, folder} = surroundings
  const reporter = createReporter(stderr, {
    quiet: options.quiet ?? false,
    // Whatever a linter says is a finding.
    frail: true,
    verbose: options.verbose ?? false,
    color: wantsColor(options, surroundings)
  })
  const found: Array<LintedFile> = []
  const others = await readOthers()
  const documents: Array<string> = []
  for (const operand of operands) {
    if (await isPackage(path.resolve(folder, operand))) await lintPackage(operand)
    else documents.push(operand)
  }
  if (documents.length > 0) await lintDocuments()

  const write = lintFormats.get(options.format)
  if (write) {
    stdout.write(write(found))
    // What could not be read is said all the same; the rest decides the status only.
    const isFound = found.some(({messages}) =>
      messages.some(({fatal}) => typeof fatal === 'boolean')
    )
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
        jobs: options.jobs,
        packages: others,
        onProgress: (done, all, name) => reporter.progress(done, all, name)
      })
      reporter.progress(1, 1, '')
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
      fail(operand, error as NodeJS.ErrnoException, 'a help package')
    }
  }

  async function lintDocuments(): Promise<void> {
    const {inputs, problems} = await findInputs(documents, folder)
    for (const {name, ruleId, reason} of problems) reporter.failure(name, ruleId, reason)
    for (const {name, path: full, format} of inputs) {
      if (full === undefined) continue
      try {
        const file = new VFile({value: decode(await readFile(full)), path: name})
        readDocument(file, format ?? detectFormat(String(file.value), 'sphinx-text').format)
        if (file.messages.length > 0) found.push({path: name, messages: file.messages})
      } catch (error) {
        if (error instanceof EncodingError) reporter.failure(name, 'encoding', error.message)
        else fail(name, error as NodeJS.ErrnoException, 'a readable file')
      }
    }
  }

  async function readOthers(): Promise<Map<string, HelpPackage>> {
    const others = new Map<string, HelpPackage>()
    for (const value of options.with ?? []) {
      const [place = ''] = value.split('=')
      try {
        const other = await readHelpPackage(path.resolve(folder, place), {jobs: options.jobs})
        others.set(other.name, other)
      } catch (error) {
        fail(place, error as NodeJS.ErrnoException, 'a help package')
      }
    }
    return others
  }

  function fail(name: string, error: NodeJS.ErrnoException, expected: string): void {
    const reason = error.code === undefined ? error.message : describe(error)
    reporter.failure(name, 'input-unreadable', `${reason}, expected ${expected}`)
  }
}

/** A folder, or an index. */
async function isPackage(full: string): Promise<boolean> {
  const stats = await stat(full).catch(() => undefined)
  return stats?.isDirectory() || (stats?.isFile() === true && full.endsWith('hyperhelp.json'))
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
