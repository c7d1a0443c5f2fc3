import {readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {
  type ConvertOptions,
  type ConvertResult,
  convertHelpPackage,
  type OtherPackage,
  watchHelpPackage
} from '../help-package/index.js'
import {profiles, type Target} from '../help-package/profiles/index.js'
import {describe} from './find-inputs.js'
import {toRecord} from './message-record.js'
import {createReporter, type Reporter, type Status} from './reporter.js'
import type {Surroundings} from './surroundings.js'
import type {WorkOptions} from './work.js'

/** Options of `gridhelp convert PACKAGE`. */
export interface SiteOptions extends WorkOptions {
  to: string
  target?: string
  jobs?: number
  shard?: {part: number; of: number}
  filesFrom?: string
  with?: Array<string>
  ndjson?: boolean
  watch?: boolean
}

/** Options that only make sense for a package. */
const siteOnly = ['target', 'shard', 'filesFrom', 'with', 'watch'] as const

/** Names of targets, the default one first. */
export const targets: ReadonlyArray<string> = profiles.map(({name}) => name)

/**
 * Whether a call is about a help package as a whole: it asks for a site, or its one input is a package, its output a
 * folder, its format Markdown.
 *
 * @param operands
 *   Inputs.
 * @param options
 *   Options of the call.
 * @param folder
 *   What relative paths start from.
 */
export async function isSite(
  operands: ReadonlyArray<string>,
  options: SiteOptions,
  folder: string
): Promise<boolean> {
  if (options.to !== 'markdown') return false
  if (siteOnly.some((name) => options[name] !== undefined)) return true
  const [operand] = operands
  if (operands.length !== 1 || operand === undefined) return false
  if (options.output === undefined && !options.ndjson) return false
  const full = path.resolve(folder, operand)
  if (path.basename(full) === 'hyperhelp.json') return true
  const index = await stat(path.join(full, 'hyperhelp.json')).catch(() => undefined)
  return index?.isFile() ?? false
}

/**
 * Write a help package as a site.
 *
 * @param operands
 *   The package.
 * @param options
 *   Options of the call.
 * @param surroundings
 *   Streams, folder and environment.
 */
export async function writeSite(
  operands: ReadonlyArray<string>,
  options: SiteOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdin, stdout, stderr, folder} = surroundings
  const reporter = createReporter(stderr, {
    quiet: options.quiet ?? false,
    frail: options.frail ?? false,
    verbose: options.verbose ?? false,
    color: wantsColor(options, surroundings)
  })
  const [operand] = operands
  if (operand === undefined || operands.length > 1) {
    reporter.failure(
      'gridhelp',
      'usage',
      `Cannot make a site of ${operands.length} inputs, expected one help package`
    )
    return reporter.status()
  }
  if (options.output === undefined && !options.ndjson) {
    reporter.failure(
      'gridhelp',
      'output-missing',
      'Cannot write a site to standard output, expected `-o` with a folder, or `--ndjson`'
    )
    return reporter.status()
  }
  const settings: ConvertOptions = {
    target: (options.target ?? targets[0]) as Target,
    jobs: options.jobs,
    shard: options.shard,
    packages: (options.with ?? []).map(toOther),
    onProgress: (done, all, name) => reporter.progress(done, all, name)
  }
  if (options.output !== undefined) settings.output = path.resolve(folder, options.output)
  if (options.ndjson) settings.onPage = writeLine
  try {
    if (options.ndjson && options.filesFrom === undefined && !options.shard) {
      const {convertLines, pageConverter} = await import('./ndjson.js')
      const {target, jobs} = options
      const full = path.resolve(folder, operand)
      await convertLines(
        await pageConverter(full, {jobs, ...(target ? {target: target as Target} : {})}),
        surroundings
      )
      return reporter.status()
    }
    if (options.filesFrom !== undefined) settings.only = await readNames(options.filesFrom)
    const full = path.resolve(folder, operand)
    if (!options.watch) {
      finish(await convertHelpPackage(full, settings))
      return reporter.status()
    }
    for await (const result of watchHelpPackage(full, settings)) finish(result)
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    reporter.failure(
      operand,
      'input-missing',
      code === undefined
        ? message
        : `${describe(error as NodeJS.ErrnoException)}, expected a help package`
    )
  }
  return reporter.status()

  function finish(result: ConvertResult): void {
    reporter.progress(1, 1, '')
    sayAll(result.messages, reporter, path.relative(folder, result.root))
    if (result.failed > 0) reporter.failed()
    const links = result.messages.filter(({ruleId}) => ruleId === 'link-unresolved').length
    const parts = [
      `${result.pages} pages, ${result.written} files written`,
      ...(links > 0 ? [`${links} links without a target`] : []),
      ...(result.failed > 0 ? [`${result.failed} files failed`] : [])
    ]
    reporter.detail(parts.join(', '))
    if (options.watch && !options.quiet && !options.verbose) stderr.write(`${parts.join(', ')}\n`)
  }

  function writeLine({
    file,
    path,
    content,
    messages
  }: Parameters<NonNullable<ConvertOptions['onPage']>>[0]): void {
    stdout.write(
      `${JSON.stringify({id: file, path, ok: content !== undefined, output: content, messages: messages.map(toRecord)})}\n`
    )
  }

  /** Names of help files, a line each. */
  async function readNames(source: string): Promise<Set<string>> {
    let text = ''
    if (source === '-') {
      const decoder = new TextDecoder()
      for await (const chunk of stdin) {
        text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, {stream: true})
      }
    } else text = await readFile(path.resolve(folder, source), 'utf8')
    const names = text.split(text.includes('\0') ? '\0' : /\r?\n/)
    return new Set(names.filter((name) => name !== '').map((name) => name.replace(/^\.\//, '')))
  }

  function toOther(value: string): OtherPackage {
    const cut = value.indexOf('=')
    const place = cut === -1 ? value : value.slice(0, cut)
    return {path: path.resolve(folder, place), url: cut === -1 ? '' : value.slice(cut + 1)}
  }
}

/** Say all messages, with paths that start where the reader is. */
export function sayAll(
  messages: ReadonlyArray<VFileMessage>,
  reporter: Reporter,
  root: string
): void {
  for (const message of messages) {
    reporter.message(path.join(root, message.file ?? ''), message)
  }
}

/** Whether to use colours. */
export function wantsColor(
  {color}: {color?: boolean},
  {environment, stderr}: Surroundings
): boolean {
  if (color === false || environment.NO_COLOR) return false
  const {FORCE_COLOR: force, TERM: term} = environment
  if (force && force !== '0') return true
  return Boolean(stderr.isTTY) && term !== 'dumb'
}
