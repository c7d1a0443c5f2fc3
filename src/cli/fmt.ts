import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {type FormatTablesOptions, formatTables} from '../format-tables/index.js'
import {decode, EncodingError} from './decode.js'
import {describe, findInputs, type Input} from './find-inputs.js'
import {readAll} from './read-all.js'
import {createReporter, type Status} from './reporter.js'
import type {Surroundings} from './surroundings.js'
import {wantsColor} from './wants-color.js'
import {RefusedError, writeOutput} from './write-output.js'

/** Options of `gridhelp fmt`. */
export interface FmtOptions {
  from: NonNullable<FormatTablesOptions['from']>
  dialect?: NonNullable<FormatTablesOptions['dialect']>
  width?: number
  fix?: boolean
  check?: boolean
  write?: boolean
  listDifferent?: boolean
  stdinFilepath?: string
  quiet?: boolean
  verbose?: boolean
  frail?: boolean
  color?: boolean
}

/** Files below a folder that are taken for documents with tables. */
const documents = '**/*.{txt,rst,rest,md,markdown,mdown}'

/**
 * Format the tables of files: to standard output, or, as told, in place, or not at all.
 *
 * @returns
 *   Exit status: 1 where a file is not formatted and shall be, or has tables with errors.
 */
export async function fmt(
  operands: ReadonlyArray<string>,
  options: FmtOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdin, stdout, stderr, folder} = surroundings
  const reporter = createReporter(stderr, {
    quiet: options.quiet ?? false,
    frail: options.frail ?? false,
    verbose: options.verbose ?? false,
    color: wantsColor(options.color, surroundings)
  })
  const {inputs, problems} = await findInputs(
    operands.length === 0 ? ['-'] : operands,
    folder,
    documents
  )
  for (const {kind, name, ruleId, reason} of problems) reporter[kind](name, ruleId, reason)
  let different = 0
  for (const [index, input] of inputs.entries()) {
    reporter.progress(index, inputs.length, input.name)
    await format(input)
  }
  reporter.progress(inputs.length, inputs.length, '')
  const status = reporter.status()
  if (status === 0 && different > 0 && (options.check || options.listDifferent) && !options.write) {
    return 1
  }
  return status

  async function format(input: Input): Promise<void> {
    const isStdin = input.path === undefined
    const name = isStdin ? (options.stdinFilepath ?? input.name) : input.name
    const text = await read(input, name)
    if (text === undefined) return
    let result: ReturnType<typeof formatTables>
    try {
      result = formatTables(text, {...options, from: dialectOf(name)})
    } catch (error) {
      const {message, stack} = error as Error
      reporter.failure(
        name,
        'internal',
        `Unexpected failure of gridhelp, please report: ${message}`
      )
      reporter.detail(stack ?? '')
      return
    }
    const {value, changes, messages} = result
    for (const message of messages.sort(byPlace)) reporter.message(name, message)
    for (const {type, line, reason} of changes) {
      const text = `${name}:${line} ${reason}`
      // What was repaired is to be looked at.
      if (type === 'repaired' && !options.quiet) stderr.write(`${text}\n`)
      else reporter.detail(text)
    }
    const isDifferent = value !== text
    if (isDifferent) different += 1
    if (options.listDifferent && isDifferent) stdout.write(`${name}\n`)
    if (options.write && !isStdin) {
      await write(input, name, value)
    } else if (options.check) {
      if (isDifferent) reporter.warning(name, 'not-formatted', notFormatted)
    } else if (!options.listDifferent) {
      stdout.write(value)
    }
  }

  /** The dialect that a file's tables are read in: reST has literal blocks, whose tables are text. */
  function dialectOf(name: string): FmtOptions['from'] {
    const isRest = /^\.(?:rst|rest)$/i.test(path.extname(name))
    return options.from === 'auto' && isRest ? 'rst' : options.from
  }

  async function read(input: Input, name: string): Promise<string | undefined> {
    try {
      const bytes = input.path === undefined ? await readAll(stdin) : await readFile(input.path)
      return decode(bytes)
    } catch (error) {
      if (error instanceof EncodingError) reporter.failure(name, 'encoding', error.message)
      else {
        const reason = describe(error as NodeJS.ErrnoException)
        reporter.failure(name, 'input-unreadable', `${reason}, expected a readable file`)
      }
      return undefined
    }
  }

  async function write(input: Input, name: string, value: string): Promise<void> {
    try {
      const changed = await writeOutput(input.path!, value)
      if (changed) reporter.detail(`${name} is written`)
    } catch (error) {
      const reason =
        error instanceof RefusedError ? error.message : describe(error as NodeJS.ErrnoException)
      reporter.failure(name, 'output-refused', reason)
    }
  }
}

const notFormatted = 'Unexpected tables that are not formatted, expected what `gridhelp fmt` writes'

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
