import path from 'node:path'
import {VFileMessage} from 'vfile-message'
import {describeError} from '../files/describe-error.js'
import {writeFile} from '../files/write-file.js'
import {
  type FormatChange,
  type FormatTablesOptions,
  formatTables
} from '../table-text/format/index.js'
import {dialectOfFile} from './inputs/dialect-of-file.js'
import {findInputs, type Input, reportProblems} from './inputs/find-inputs.js'
import {attempt, type LimitOptions, readInput} from './inputs/read-input.js'
import {createReporter, type ReporterOptions, type Status} from './messages/reporter.js'
import type {Surroundings} from './surroundings.js'

/** Options of `gridhelp fmt`. */
export interface FmtOptions extends LimitOptions, ReporterOptions {
  from: NonNullable<FormatTablesOptions['from']>
  dialect?: NonNullable<FormatTablesOptions['dialect']>
  width?: number
  fix?: boolean
  check?: boolean
  write?: boolean
  listDifferent?: boolean
  stdinFilepath?: string
  /** Whether to leave out what ignore files name. */
  ignore?: boolean
}

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
  const {stdout, folder} = surroundings
  const signal = options.write ? surroundings.signal : undefined
  const reporter = createReporter(surroundings, options)
  const found = await findInputs(operands.length === 0 ? ['-'] : operands, folder, {
    ignore: options.ignore,
    ignoreNamed: true
  })
  const {inputs} = found
  reportProblems(found, reporter)
  let different = 0
  for (const [index, input] of inputs.entries()) {
    if (signal?.aborted) break
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
    const text = await readInput({...input, name}, options, reporter, surroundings)
    if (text === undefined) return
    const result = attempt(name, options, reporter, () =>
      formatTables(text, {...options, from: dialectOf(name)})
    )
    if (!result) return
    const {value, changes, messages} = result.value
    const told = [...messages, ...changes.map(toMessage)]
    for (const message of told.sort(byPlace)) reporter.message(name, message)
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

  /** The dialect that a file's tables are read in: what the call says, the configuration, or the name of the file. */
  function dialectOf(name: string): FmtOptions['from'] {
    if (options.from !== 'auto') return options.from
    return dialectOfFile(path.resolve(folder, name), options.configuration) as FmtOptions['from']
  }

  async function write(input: Input, name: string, value: string): Promise<void> {
    try {
      const changed = await writeFile(input.path!, value)
      if (changed) reporter.detail(`${name} is written`)
    } catch (error) {
      reporter.failure(name, 'output-refused', describeError(error))
    }
  }
}

const notFormatted = 'Unexpected tables that are not formatted, expected what `gridhelp fmt` writes'

/** Make a message of a change: what was repaired is to be looked at. */
function toMessage({type, line, column, ruleId, reason}: FormatChange): VFileMessage {
  const message = new VFileMessage(reason, {ruleId, source: 'gridhelp', place: {line, column}})
  message.fatal = type === 'repaired' ? false : undefined
  return message
}

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
