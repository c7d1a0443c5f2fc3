import {mkdirSync, statSync} from 'node:fs'
import {stat} from 'node:fs/promises'
import path from 'node:path'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {describeError} from '../../files/describe-error.js'
import {detectFormat} from '../inputs/detect-format.js'
import {findInputs, type Input, type InputOptions, reportProblems} from '../inputs/find-inputs.js'
import type {InputFormat} from '../inputs/input-formats.js'
import {attempt, type LimitOptions, readInput} from '../inputs/read-input.js'
import {createReporter, type ReporterOptions, type Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import {UsageError} from '../program/usage-error.js'

/** Options of all commands. */
export interface WorkOptions extends InputOptions, LimitOptions, ReporterOptions {
  from: 'auto' | InputFormat
  output?: string
}

/** What a command writes for an input. */
export interface Output {
  content: string
  /** Extension of its file, without a dot. */
  extension: string
  /** Suffix between name and extension, if an input results in several files. */
  suffix?: string
}

/** What is known about an input besides its text. */
export interface Given {
  /** Whether its format was given rather than guessed. */
  isTold: boolean
  /** Folder that paths of results are relative to, and the path of the input in it; absent for standard input. */
  place?: {root: string; relative: string; inFolder?: boolean}
  /** Print what was detected, if requested. */
  detail(text: string): void
  /** Report a message about another file. */
  report(name: string, message: VFileMessage): void
}

/** A command: how it processes each input, and joins the results on standard output. */
export interface Work<Result> {
  /** Format of a text without any evidence. */
  fallback: InputFormat
  /** Load a reader for a document with this text; messages go to its file. */
  reader(format: InputFormat, text: string): Promise<(file: VFile, given: Given) => Result>
  /** Look up what other files add to a result (default: nothing). */
  look?(result: Result, file: VFile, given: Given): Promise<Result>
  /** Write a result; with `folder`, each output has its own file. */
  write(result: Result, place: 'folder' | 'file'): Array<Output>
  /**
   * Join all results in one file, or on standard output; absent if the command takes a single input.
   *
   * @param several
   *   Whether the call may lead to several inputs.
   */
  join?(results: ReadonlyArray<Result>, several: boolean, isFile: boolean): string
  /** Whether nothing was found (default: never). */
  isEmpty?(result: Result): boolean
  /** Extensions of files in a folder that it reads (default: text, reStructuredText and Markdown). */
  documents?: ReadonlyArray<string>
  /** Format indicated by the name of an input; `undefined` if its text decides. */
  formatOf?(name: string): InputFormat | undefined
  /** Why the command cannot read an input, and which to use instead; `undefined` if it can. */
  refuse?(text: string, name: string): Promise<string | undefined>
}

/** An input that was read. */
interface Done<Result> {
  input: Input
  /** File; receives messages. */
  file: VFile
  value: Result
}

/**
 * Run a command: find the inputs, read them, write the results, and report.
 *
 * One bad file never stops the others.
 */
export async function work<Result>(
  operands: ReadonlyArray<string>,
  options: WorkOptions,
  command: Work<Result>,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, folder} = surroundings
  const reporter = createReporter(surroundings, options)
  const found = await findInputs(operands.length === 0 ? ['-'] : operands, folder, {
    ...options,
    documents: command.documents
  })
  const {inputs, several} = found
  reportProblems(found, reporter)

  const target = options.output === undefined ? undefined : await findTarget(options.output)
  const isJoined = target ? command.join !== undefined && !target.isFolder : true
  if (!target?.isFolder && !command.join && inputs.length > 1) {
    const place = target ? `the file \`${options.output}\`` : 'standard output'
    const reason = `Cannot write ${inputs.length} documents to ${place}, expected one input, or \`-o\` with a folder`
    throw new UsageError(reason, 'output-missing')
  }
  const sources = new Set(inputs.flatMap(({path}) => path ?? []).map(identify))
  if (target && !target.isFolder) refuseInput(target.full, options.output!)
  const signal = target ? surroundings.signal : undefined
  const written = new Map<string, string>()
  const results: Array<Done<Result>> = []
  for (const [index, input] of inputs.entries()) {
    if (signal?.aborted) break
    reporter.progress(index, inputs.length, input.name)
    const done = await read(input)
    if (!done) continue
    if (isJoined) {
      results.push(done)
    } else {
      await write(done)
      reportMessages(done)
    }
  }
  reporter.progress(inputs.length, inputs.length, '')
  if (isJoined && results.length > 0) {
    const text = attempt('gridhelp', options, reporter, () => {
      if (command.join) {
        return command.join(
          results.map(({value}) => value),
          several,
          target !== undefined
        )
      }
      return command
        .write(results[0]!.value, 'file')
        .map(({content}) => content)
        .join('')
    })
    // If the input could not be read, keep the output of an earlier run.
    const isLost = results.every(({value, file}) => command.isEmpty?.(value) && hasError(file))
    if (text && target && !isLost) await save(target.full, text.value)
    else if (text?.value && !target) stdout.write(text.value)
    for (const done of results) reportMessages(done)
  }
  return reporter.status()

  /** An output is a folder if it exists as one or ends like one, or has no extension and there are several inputs. */
  async function findTarget(output: string): Promise<{full: string; isFolder: boolean}> {
    const full = path.resolve(folder, output)
    const stats = await stat(full).catch(() => undefined)
    if (stats) return {full, isFolder: stats.isDirectory()}
    return {full, isFolder: /[\\/]$/.test(output) || (several && path.extname(output) === '')}
  }

  function refuseInput(full: string, name: string): void {
    if (!sources.has(identify(full))) return
    throw new UsageError(
      `Cannot write \`${name}\`, expected a path that is not an input`,
      'output-is-input'
    )
  }

  async function read(input: Input): Promise<Done<Result> | undefined> {
    const text = await readInput(input, options, reporter, surroundings)
    if (text === undefined) return undefined
    if (text.trim() === '') {
      reporter.warning(input.name, 'input-empty', 'The file is empty')
    }
    const refusal =
      options.from === 'auto' &&
      input.format === undefined &&
      !command.formatOf?.(input.name) &&
      (await command.refuse?.(text, input.name))
    if (refusal) {
      reporter.failure(input.name, 'input-format', refusal)
      return undefined
    }
    const file = new VFile({value: text, path: input.name})
    const format = chooseFormat(input, text)
    const given: Given = {
      isTold: options.from !== 'auto' || input.format !== undefined,
      detail: reporter.detail,
      report: (name, message) => reporter.message(path.relative(folder, name), message),
      ...placeIn(input)
    }
    const read = await command.reader(format, text)
    const done = attempt(input.name, options, reporter, () => read(file, given))
    if (!done) return undefined
    const {value} = done
    return {input, file, value: command.look ? await command.look(value, file, given) : value}
  }

  /** Report the messages of readers and formats about a file. */
  function reportMessages({input, file}: Done<Result>): void {
    for (const message of file.messages.toSorted(byPlace)) reporter.message(input.name, message)
  }

  function chooseFormat(input: Input, text: string): InputFormat {
    if (options.from !== 'auto') return options.from
    if (input.format) {
      reporter.detail(`${input.name} is read as ${input.format}: its package lists it`)
      return input.format
    }
    const named = command.formatOf?.(input.name)
    if (named !== undefined) {
      reporter.detail(`${input.name} is read as ${named}: its name says so`)
      return named
    }
    const {format, reason} = detectFormat(text, command.fallback, input.path)
    reporter.detail(`${input.name} is read as ${format}: ${reason}`)
    return format
  }

  async function write({input, value}: Done<Result>): Promise<void> {
    const {full, isFolder} = target!
    const made = attempt(input.name, options, reporter, () =>
      command.write(value, isFolder ? 'folder' : 'file')
    )
    for (const {content, extension, suffix} of made?.value ?? []) {
      const place = isFolder ? path.join(full, rename(input.relative, extension, suffix)) : full
      const other = written.get(place)
      if (other !== undefined) {
        reporter.failure(
          input.name,
          'output-collision',
          `Cannot write \`${place}\`, expected a path other than that of \`${other}\``
        )
        continue
      }
      written.set(place, input.name)
      if (sources.has(identify(place))) {
        reporter.failure(
          input.name,
          'output-is-input',
          `Cannot write \`${path.relative(folder, place)}\`, expected a path that is not an input`
        )
        continue
      }
      await save(place, content, isFolder ? full : undefined)
    }
  }

  async function save(place: string, content: string, root?: string): Promise<void> {
    // Loaded late, as most calls write to standard output.
    const {writeFile} = await import('../../files/write-file.js')
    try {
      if (root === undefined) mkdirSync(path.dirname(place), {recursive: true})
      const changed = await writeFile(place, content, root)
      reporter.detail(`${place} ${changed ? 'written' : 'unchanged'}`)
    } catch (error) {
      reporter.failure(place, 'output-refused', describeError(error))
    }
  }
}

/** Find the folder that an input's `relative` starts from, where results keep their paths. */
export function placeIn({path: full, relative, inFolder}: Input): Pick<Given, 'place'> {
  if (full === undefined) return {}
  const names = relative.split(path.sep)
  const root = path.resolve(full, ...names.map(() => '..'))
  return {place: {root, relative: names.join('/'), ...(inFolder && {inFolder})}}
}

function hasError({messages}: VFile): boolean {
  return messages.some(({fatal}) => fatal)
}

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

/** A key shared by all names of a file, symbolic and hard links included; the path itself if there is no file. */
function identify(full: string): string {
  try {
    const {dev, ino} = statSync(full, {bigint: true})
    return `${dev}:${ino}`
  } catch {
    return full
  }
}

/** Give a file another extension. */
function rename(relative: string, extension: string, suffix = ''): string {
  const {dir, name} = path.parse(relative)
  return path.join(dir, `${name}${suffix}.${extension}`)
}
