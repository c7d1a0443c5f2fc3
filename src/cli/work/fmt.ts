import path from 'node:path'
import {createTwoFilesPatch} from 'diff'
import {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import {describeError} from '../../files/describe-error.js'
import {writeFile} from '../../files/write-file.js'
import {
  type FormatChange,
  type FormatTablesOptions,
  formatTables
} from '../../table-text/format/format-tables.js'
import {dialectOfFile, documentDialectOf} from '../inputs/dialect-of-file.js'
import {findInputs, type Input, type InputOptions, reportProblems} from '../inputs/find-inputs.js'
import {attempt, type LimitOptions, readInput} from '../inputs/read-input.js'
import {createReporter, type ReporterOptions, type Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import {UsageError} from '../program/usage-error.js'
import {areNotations, convertNotation, drawPrinted} from './convert-notation.js'

/** Options of `gridhelp fmt`. */
export interface FmtOptions extends InputOptions, LimitOptions, ReporterOptions {
  from: NonNullable<FormatTablesOptions['from']>
  style?: NonNullable<FormatTablesOptions['style']>
  /** Notations, or a dialect. */
  as?: ReadonlyArray<string>
  /** Which tables to convert to a notation. */
  only?: string
  /** A dialect; the older name of `as`. */
  dialect?: NonNullable<FormatTablesOptions['as']>
  width?: number
  fix?: boolean
  check?: boolean
  diff?: boolean
  write?: boolean
  listDifferent?: boolean
  stdinFilepath?: string
}

/**
 * Format the tables of files: to standard output, in place, or just check them.
 *
 * @returns
 *   Exit status: 1 if `--check` finds an unformatted file, or tables have errors.
 */
export async function runFmt(
  operands: ReadonlyArray<string>,
  options: FmtOptions,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, folder} = surroundings
  const signal = options.write ? surroundings.signal : undefined
  const reporter = createReporter(surroundings, options)
  const found = await findInputs(operands.length === 0 ? ['-'] : operands, folder, {
    ...options,
    ignoreNamed: true
  })
  const {inputs} = found
  if (options.write && inputs.some(({path}) => path === undefined)) {
    throw new UsageError('Cannot write standard input in place, expected files with `--write`')
  }
  reportProblems(found, reporter)
  let different = 0
  let written = 0
  const total = {drawn: 0, repaired: 0}
  for (const [index, input] of inputs.entries()) {
    if (signal?.aborted) break
    reporter.progress(index, inputs.length, input.name)
    await format(input)
  }
  reporter.progress(inputs.length, inputs.length, '')
  if (options.write) {
    reporter.summary(
      written === 0
        ? 'No file was changed'
        : `${count(written, 'file')} changed: ${count(total.repaired, 'table')} repaired, ${total.drawn} redrawn`
    )
  }
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
    const from = dialectOf(name)
    const {as, only} = options
    const result = attempt(name, options, reporter, () => {
      const language = documentDialectOf(from, name)
      if (as && areNotations(as, language)) return convertNotation(text, as, language, only, name)
      // Tables printed by programs are drawn first, then all are formatted.
      const drawn =
        as?.includes('grid') && from === 'auto' ? drawPrinted(text, only, name) : undefined
      const formatted = formatTables(drawn?.value ?? text, {
        from,
        style: options.style,
        as: drawnAs(as) ?? options.dialect,
        width: options.width,
        fix: options.fix,
        file: new VFile({path: name})
      })
      return drawn ? {...formatted, changes: [...drawn.changes, ...formatted.changes]} : formatted
    })
    if (!result) return
    const {value, changes, messages} = result.value
    const told = [...messages, ...changes.map((change) => toMessage(change, options))]
    for (const message of told.sort(byPlace)) reporter.message(name, message)
    const isDifferent = value !== text
    if (isDifferent) different += 1
    if (options.listDifferent && isDifferent) stdout.write(`${name}\n`)
    if (options.write) {
      if (isDifferent && (await write(input, name, value))) {
        written += 1
        for (const {type} of changes) total[type] += 1
        if (!options.listDifferent) stdout.write(`${name}\n`)
      }
    } else if (options.check || options.diff) {
      if (options.check && isDifferent) {
        reporter.warning(name, 'not-formatted', notFormatted(changes))
      }
      if (options.diff && isDifferent) {
        stdout.write(createTwoFilesPatch(name, name, text, value, '', 'formatted'))
      }
    } else if (!options.listDifferent) {
      stdout.write(value)
    }
  }

  /** The dialect to read a file's tables in: from the call, the configuration, or the file's name. */
  function dialectOf(name: string): FmtOptions['from'] {
    if (options.from !== 'auto') return options.from
    return dialectOfFile(path.resolve(folder, name), options.configuration) as FmtOptions['from']
  }

  async function write(input: Input, name: string, value: string): Promise<boolean> {
    try {
      return await writeFile(input.path!, value)
    } catch (error) {
      reporter.failure(name, 'output-refused', describeError(error))
      return false
    }
  }
}

/** The dialect to draw, if one was named; `grid` keeps each table's own. */
function drawnAs([name]: ReadonlyArray<string> = []): FormatTablesOptions['as'] {
  return name === 'grid' ? undefined : (name as FormatTablesOptions['as'])
}

/** Describe which tables are not formatted. */
function notFormatted(changes: ReadonlyArray<FormatChange>): string {
  const lines = [...new Set(changes.map(({line}) => line))]
  const places = lines.length > 8 ? [...lines.slice(0, 8), '…'] : lines
  const where = lines.length === 1 ? `line ${places[0]}` : `lines ${places.join(', ')}`
  return `Not formatted: \`gridhelp fmt\` would redraw the table${lines.length === 1 ? '' : 's'} in ${where}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Turn a change into a message: repairs should be reviewed before they are written. */
function toMessage(
  {type, line, column, ruleId, reason}: FormatChange,
  {write}: FmtOptions
): VFileMessage {
  const message = new VFileMessage(reason, {ruleId, source: 'gridhelp', place: {line, column}})
  message.fatal = type === 'repaired' && !write ? false : undefined
  return message
}

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
