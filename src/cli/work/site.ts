import path from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {decode} from '../../files/decode.js'
import {describeError} from '../../files/describe-error.js'
import {FileError} from '../../files/file-error.js'
import {readBytes, readStream} from '../../files/read-bytes.js'
import {profiles, type Target} from '../../help-package/profiles/index.js'
import {
  type ConvertOptions,
  type ConvertResult,
  convertPackage,
  type OtherPackage
} from '../../help-package/site/convert-help-package.js'
import {usualMaxBytes} from '../../help-package/tasks/usual-limits.js'
import type {FormatOptions} from '../../write/format.js'
import {toRecord} from '../messages/message-record.js'
import {createReporter, type Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import type {WorkOptions} from './work.js'

/** Options of `gridhelp convert PACKAGE`. */
export interface SiteOptions extends WorkOptions {
  to?: string
  /** Who wrote help files. */
  dialect?: 'hyperhelp' | 'sphinx'
  /** Language of code blocks in documents that do not name one. */
  codeLanguage?: string
  target?: string
  shard?: {part: number; of: number}
  filesFrom?: string
  with?: Array<string>
  ndjson?: boolean
  /** Output file for all pages as one Markdown document. */
  single?: string
  llms?: boolean
  watch?: boolean
  tables?: NonNullable<FormatOptions['tables']>
  directives?: NonNullable<FormatOptions['directives']>
}

/** Names of site generators, the default first. */
export const targets: ReadonlyArray<string> = profiles.map(({name}) => name)

/**
 * Write a help package as a site.
 *
 * @param operands
 *   Package.
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
  const reporter = createReporter(surroundings, options)
  const [operand] = operands
  if (operand === undefined || operands.length > 1) {
    reporter.failure(
      'gridhelp',
      'usage',
      `Cannot make a site from ${operands.length} inputs, expected one help package`
    )
    return reporter.status()
  }
  const {from} = options
  if (from !== 'auto' && from !== 'hyperhelp' && from !== 'rst' && from !== 'sphinx-text') {
    const reason = `Cannot make a site from ${from}, expected \`-f hyperhelp\`, \`-f rst\` or \`-f sphinx-text\``
    reporter.failure('gridhelp', 'usage', reason)
    return reporter.status()
  }
  if (options.tables !== undefined) {
    reporter.failure(
      'gridhelp',
      'usage',
      `Cannot write a site with \`--tables ${options.tables}\`, expected none: the target decides`
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
  const signal = options.output === undefined ? undefined : surroundings.signal
  let unresolved = 0
  const settings: ConvertOptions = {
    target: (options.target ?? targets[0]) as Target,
    timeout: options.timeout,
    from,
    dialect: options.dialect,
    codeLanguage: options.codeLanguage,
    maxBytes: options.maxBytes,
    signal,
    shard: options.shard,
    packages: packagesOf(options, folder),
    llms: options.llms,
    onProgress: (done, all, name) => reporter.progress(done, all, name)
  }
  const say = (message: VFileMessage, root: string): void => {
    if (message.ruleId === 'link-unresolved') unresolved += 1
    reporter.message(path.join(path.relative(folder, root), message.file ?? ''), message)
  }
  if (options.output !== undefined) settings.output = path.resolve(folder, options.output)
  if (options.ndjson) settings.onPage = writeLine
  try {
    if (options.ndjson && options.filesFrom === undefined && !options.shard) {
      const {convertLines, pageConverter} = await import('./ndjson.js')
      const {target, timeout, maxBytes, from, dialect, codeLanguage} = settings
      const full = path.resolve(folder, operand)
      const convert = await pageConverter(full, {
        ...{target, timeout, maxBytes},
        ...{from, dialect, codeLanguage}
      })
      const lines = await convertLines(convert, options, surroundings)
      return Math.max(lines, reporter.status()) as Status
    }
    if (options.filesFrom !== undefined) settings.only = await readNames(options.filesFrom)
    const full = path.resolve(folder, operand)
    if (!options.watch) {
      finish(await convertPackage(full, settings, say))
      return reporter.status()
    }
    const {watchHelpPackage} = await import('../../help-package/site/watch-help-package.js')
    for await (const result of watchHelpPackage(full, settings)) {
      for (const message of result.messages) say(message, result.root)
      finish(result)
    }
  } catch (error) {
    if (signal?.aborted) return reporter.status()
    reporter.failure(
      operand,
      error instanceof FileError ? error.ruleId : 'input-missing',
      (error as NodeJS.ErrnoException).code === undefined
        ? (error as Error).message
        : `${describeError(error)}, expected a help package`
    )
  }
  return reporter.status()

  function finish(result: Omit<ConvertResult, 'messages'>): void {
    reporter.progress(1, 1, '')
    if (result.failed > 0) reporter.failed()
    const parts = [
      `${result.pages} pages, ${result.written} files written`,
      ...(unresolved > 0 ? [`${unresolved} links without a target`] : []),
      ...(result.failed > 0 ? [`${result.failed} files failed`] : [])
    ]
    unresolved = 0
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

  /** Names of help files, one per line. */
  async function readNames(source: string): Promise<Set<string>> {
    const most = options.maxBytes ?? usualMaxBytes
    const text = decode(
      source === '-'
        ? await readStream(stdin, most)
        : await readBytes(path.resolve(folder, source), most)
    )
    const names = text.split(text.includes('\0') ? '\0' : /\r?\n/)
    return new Set(names.filter((name) => name !== '').map((name) => name.replace(/^\.\//, '')))
  }
}

/** Other packages named in the call: `path=url`. */
export function packagesOf({with: values = []}: SiteOptions, folder: string): Array<OtherPackage> {
  return values.map((value) => {
    const cut = value.indexOf('=')
    const place = cut === -1 ? value : value.slice(0, cut)
    return {path: path.resolve(folder, place), url: cut === -1 ? '' : value.slice(cut + 1)}
  })
}
