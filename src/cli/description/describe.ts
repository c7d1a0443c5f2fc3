import type {Choice, CommandDescription, OptionDescription} from './command.js'

/** All names of a choice. */
export function namesOf({name, aliases = []}: Choice): Array<string> {
  return [name, ...aliases]
}

/** Long name of an option, without dashes; `no-color` for `--no-color`. */
export function longName({flags}: OptionDescription): string {
  return /--([\w-]+)/.exec(flags)![1]!
}

/** List the values of options. */
export function describeChoices(options: ReadonlyArray<OptionDescription>): string {
  const parts: Array<string> = []
  for (const option of options) {
    const {choices = []} = option
    if (choices.length === 0) continue
    const width = Math.max(...choices.map(({name}) => name.length))
    const lines = choices.map(({name, description, aliases = []}) => {
      const others = aliases.length > 0 ? ` (also ${aliases.join(', ')})` : ''
      return `  ${name.padEnd(width)}  ${description ?? ''}${others}`.trimEnd()
    })
    parts.push(`\n--${longName(option)}:\n${lines.join('\n')}\n`)
  }
  return parts.join('')
}

/** List the examples of a command. */
export function describeExamples({examples}: CommandDescription): string {
  const lines = examples.map(([command, meaning]) => `  ${command}\n      ${meaning}`)
  return `Examples:\n${lines.join('\n')}\n`
}

/** List the meanings of exit statuses. */
export function describeStatuses(statuses: Readonly<Record<number, string>>): string {
  const lines = Object.entries(statuses).map(
    ([status, meaning]) => `${status.padStart(5)}  ${meaning}`
  )
  return `Exit status:\n${lines.join('\n')}`
}
