import {version} from '../start/version.js'
import {type Choice, type CommandDescription, commonStatuses} from './command.js'

/**
 * Write the man page with the macros of man(7).
 *
 * @param commands
 *   All commands.
 */
export function writeManPage(commands: ReadonlyArray<CommandDescription>): string {
  return `${[
    `.TH GRIDHELP 1 "" "gridhelp ${version}" "User Commands"`,
    '.SH NAME',
    'gridhelp \\- format, repair, extract and convert tables and documents',
    '.SH SYNOPSIS',
    ...commands.flatMap((command) => ['.br', `.B ${toRoff(usageOf(command))}`]).slice(1),
    '.SH COMMANDS',
    ...commands.flatMap(writeCommand),
    '.SH EXIT STATUS',
    ...Object.entries(commonStatuses).flatMap(([status, meaning]) => [
      '.TP',
      `.B ${status}`,
      toRoff(meaning)
    ])
  ].join('\n')}\n`
}

/** `gridhelp fmt [options] [input...]`. */
export function usageOf({name, operands}: CommandDescription): string {
  const rest = operands.map(({name, optional, several}) => {
    const text = `${name}${several ? '...' : ''}`
    return optional ? `[${text}]` : `<${text}>`
  })
  return ['gridhelp', name, '[options]', ...rest].join(' ')
}

function writeCommand(command: CommandDescription): Array<string> {
  const {summary, details, options, examples, statuses} = command
  return [
    `.SS ${toRoff(usageOf(command))}`,
    toRoff(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`),
    ...(details === undefined ? [] : ['.PP', toRoff(details)]),
    ...options.flatMap(({flags, description, choices = []}) => [
      '.TP',
      `.B ${toRoff(flags)}`,
      toRoff(description),
      ...(choices.length > 0
        ? ['.br', toRoff(`Values: ${choices.map(withAliases).join(', ')}.`)]
        : [])
    ]),
    '.PP',
    'Examples:',
    ...examples.flatMap(([call, meaning]) => ['.TP', `.B ${toRoff(call)}`, toRoff(meaning)]),
    '.PP',
    toRoff(`Exit status: ${describeOwnStatuses(statuses)}.`)
  ]
}

/** `rst (or rest, restructuredtext)`. */
function withAliases({name, aliases = []}: Choice): string {
  return aliases.length === 0 ? name : `${name} (or ${aliases.join(', ')})`
}

/** `0: all tables are fine; 1: a table has errors`. */
function describeOwnStatuses(statuses: CommandDescription['statuses']): string {
  return Object.entries(statuses)
    .map(([status, meaning]) => `${status}: ${meaning}`)
    .join('; ')
}

/** Escape a text, so that roff does not read it as requests or escapes. */
function toRoff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1')
}
