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

/** Options that all commands have. */
export interface WorkOptions extends InputOptions, LimitOptions, ReporterOptions {
  from: 'auto' | InputFormat
  output?: string
}

/** What a command makes of one input. */
export interface Output {
  content: string
  /** Of its file, without a dot. */
  extension: string
  /** What to put between the name and the extension, where an input gives several files. */
  suffix?: string
}

/** What is known of an input besides its text. */
export interface Given {
  /** Whether its format was told, and not only guessed. */
  isTold: boolean
  /** The folder that its results' places are relative to, as a path, and where it is in it; absent for standard input. */
  place?: {root: string; relative: string; inFolder?: boolean}
  /** Say what was decided, where that is asked for. */
  detail(text: string): void
  /** Report something about another file. */
  report(name: string, message: VFileMessage): void
}

/** A command: what it does with each input, and with the results where they go to standard output. */
export interface Work<Result> {
  /** What a text is taken for that shows no sign. */
  fallback: InputFormat
  /** Load what makes something of a document with this text; messages go to its file. */
  reader(format: InputFormat, text: string): Promise<(file: VFile, given: Given) => Result>
  /** Find out what other files tell of a result (default: nothing). */
  look?(result: Result, file: VFile, given: Given): Promise<Result>
  /** What to write for it; `folder`: each output has a file of its own. */
  write(result: Result, place: 'folder' | 'file'): Array<Output>
  /**
   * What to write to one file, or standard output, for all results; absent: it takes one input only.
   *
   * @param several
   *   Whether the call can lead to several inputs.
   */
  join?(results: ReadonlyArray<Result>, several: boolean, isFile: boolean): string
  /** Whether nothing was found (default: never). */
  isEmpty?(result: Result): boolean
  /** Extensions of files below a folder that it takes (default: texts, reStructuredText and Markdown). */
  documents?: ReadonlyArray<string>
  /** What the name of an input says that it is; nothing where its text has to tell. */
  formatOf?(name: string): InputFormat | undefined
  /** Why an input is not what the command reads, and what to call instead; nothing where it is fine. */
  refuse?(text: string, name: string): Promise<string | undefined>
}

/** An input that was read. */
interface Done<Result> {
  input: Input
  /** Takes messages. */
  file: VFile
  value: Result
}

/**
 * Do the work of a command: find inputs, read them, write what they give, report.
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
    // What could not be read shall not empty the file of an earlier call.
    const isLost = results.every(({value, file}) => command.isEmpty?.(value) && hasError(file))
    if (text && target && !isLost) await save(target.full, text.value)
    else if (text?.value && !target) stdout.write(text.value)
    for (const done of results) reportMessages(done)
  }
  return reporter.status()

  /** A path that is a folder or ends like one is a folder; so is one for several inputs without an extension. */
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

  /** Report what readers and formats had to say about a file. */
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
    // Most calls write to standard output.
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

/** Find the folder that an input's `relative` starts from: results keep their places in it. */
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

/** What is the same for all names of a file, links of both kinds; the path itself where there is nothing. */
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
