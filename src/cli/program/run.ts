import {Command, CommanderError, Option} from 'commander'
import {commands} from '../commands/index.js'
import {
  type CommandDescription,
  commonStatuses,
  InvalidValue,
  type OptionDescription
} from '../description/command.js'
import {
  describeChoices,
  describeExamples,
  describeStatuses,
  longName,
  namesOf
} from '../description/describe.js'
import {createReporter, type ReporterOptions, type Status} from '../messages/reporter.js'
import {version} from '../start/version.js'
import {findConfig} from './config.js'
import {suggest} from './nearest.js'
import type {Surroundings} from './surroundings.js'
import {UsageError} from './usage-error.js'

/**
 * Run the program.
 *
 * @param args
 *   Arguments, without the names of Node and the program.
 * @param surroundings
 *   Streams, folder and environment.
 * @returns
 *   Exit status.
 */
export async function run(
  args: ReadonlyArray<string>,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, stderr} = surroundings
  let status: Status = 0
  // A reader such as `head` may stop early: `gridhelp … | head`.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  const program = new Command('gridhelp')
    .description(
      'Format, repair, extract and convert tables and documents: grid tables, reStructuredText, HyperHelp, Sphinx text.'
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', '\nRun `gridhelp help fmt` to see the options of a command.')

  // Only the command that is called needs a description.
  const called = commands.filter(({name}) => name === args[0])
  for (const description of called.length > 0 ? called : commands) {
    const command = addCommand(program, description)
    command.action(async (...parameters: Array<unknown>) => {
      status = await start(description, command, command.args, parameters.at(-2) as object)
    })
  }
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => stdout.write(text),
        writeErr: (text) => stderr.write(text),
        outputError: (text, write) => write(text.replace(/^error: (.)/, capitalize)),
        getOutHasColors: () => false,
        getErrHasColors: () => false
      })
      .showHelpAfterError(
        command === program
          ? 'Run `gridhelp --help` to see the commands.'
          : `Run \`gridhelp ${command.name()} --help\` to see its options.`
      )
  }
  try {
    if (args[0] === 'help') refuseUnknown(args[1])
    await program.parseAsync([...args], {from: 'user'})
  } catch (error) {
    // After an interruption, its consequences are of no interest.
    if (surroundings.signal?.aborted) return status
    if (error instanceof UsageError) return refuse(error, {})
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return status

  /** Suggest a command if there is none with this name. */
  function refuseUnknown(name = 'help'): void {
    const names = commands.map((command) => command.name)
    if (name === 'help' || name.startsWith('-') || names.includes(name)) return
    const expected = `expected ${names.join(', ')}${suggest(name, names)}`
    throw new UsageError(`Cannot help with \`${name}\`, ${expected}`)
  }

  /** Add settings from the configuration that the call does not override. */
  function configure(
    {options: described}: CommandDescription,
    command: Command,
    options: ReporterOptions & {config?: string | false}
  ): object {
    const names = described.map(longName)
    if (!names.includes('config') || options.config === false) return options
    const found = findConfig(surroundings.folder, options.config)
    if (!found) return options
    const settings: Record<string, unknown> = {...options, configuration: found}
    for (const name of ['style', 'width'] as const) {
      const isGiven = command.getOptionValueSource(name) === 'cli'
      if (found[name] !== undefined && names.includes(name) && !isGiven)
        settings[name] = found[name]
    }
    return settings
  }

  function refuse({ruleId, message}: UsageError, options: ReporterOptions): Status {
    const reporter = createReporter(surroundings, options)
    reporter.failure('gridhelp', ruleId, message)
    return reporter.status()
  }

  async function start(
    description: CommandDescription,
    command: Command,
    operands: ReadonlyArray<string>,
    options: ReporterOptions
  ): Promise<Status> {
    const {
      operands: [first],
      run
    } = description
    if (operands.length === 0 && first?.stdin && surroundings.stdin.isTTY) {
      // Nobody types a document: print the usage.
      command.outputHelp({error: true})
      return 2
    }
    try {
      if (operands.includes('')) {
        const names = 'a file, a folder, a pattern or `-`'
        throw new UsageError(`Cannot ${command.name()} an empty name, expected ${names}`)
      }
      const settings = configure(description, command, options) as {output?: string}
      // As usual, `-` is the standard stream.
      if (settings.output === '-') delete settings.output
      return await run(operands, settings, surroundings)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return refuse(error, options)
    }
  }
}

/** Make commander's messages look like our own. */
function capitalize(_: string, first: string): string {
  return `gridhelp error ${first.toUpperCase()}`
}

/** Create a commander command from a description. */
function addCommand(program: Command, description: CommandDescription): Command {
  const {name, summary, details, operands, options} = description
  const command = program.command(name).summary(summary).description(describe(summary, details))
  for (const {name, description, optional, several} of operands) {
    const text = `${name}${several ? '...' : ''}`
    command.argument(optional ? `[${text}]` : `<${text}>`, description)
  }
  for (const option of options) command.addOption(toOption(option))
  return command.addHelpText(
    'after',
    `${describeChoices(options)}\n${describeExamples(description)}\n${describeStatuses({...description.statuses, ...commonStatuses})}`
  )
}

function describe(summary: string, details: string | undefined): string {
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
  return details === undefined ? sentence : `${sentence}\n\n${details}`
}

/** Create a commander option from a description. */
function toOption(description: OptionDescription): Option {
  const option = new Option(description.flags, description.description)
  const {choices, conflicts, parse, repeated} = description
  if (description.default !== undefined) option.default(description.default)
  if (conflicts) option.conflicts([...conflicts])
  const toValue = choices ? (value: string) => choose(value, description) : parse
  if (!toValue && !repeated) return option
  return option.argParser((value: string, before: unknown) => {
    try {
      const result = toValue ? toValue(value) : value
      return repeated ? [...((before as Array<unknown> | undefined) ?? []), result] : result
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error
      const name = longName(description)
      throw new UsageError(`Cannot use \`${value}\` for \`--${name}\`, ${error.message}`)
    }
  })
}

/** Find the choice for a value. */
function choose(value: string, {choices = [], hints}: OptionDescription): string {
  const wanted = value.toLowerCase()
  for (const choice of choices) {
    if (namesOf(choice).includes(wanted)) return choice.name
  }
  const names = choices.map(({name}) => name)
  const other = hints?.get(wanted)
  const hint = other === undefined ? suggest(value, choices.flatMap(namesOf)) : `; ${other}`
  throw new InvalidValue(`expected ${names.join(', ')}${hint}`)
}
