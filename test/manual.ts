import type {CommandDescription} from '../src/cli/description/command.js'
import {namesOf} from '../src/cli/description/describe.js'
import {usageOf} from '../src/cli/description/man-page.js'
import type {Rule} from '../src/shared/rules.js'

/** Write the sections of the manual that describe commands. */
export function writeCommands(commands: ReadonlyArray<CommandDescription>): string {
  return commands.map(writeCommand).join('\n')
}

function writeCommand(command: CommandDescription): string {
  const {name, summary, details, options, examples, statuses} = command
  const rows = options.map(({flags, description, choices = [], default: usual}) => {
    const values = choices.map((choice) => namesOf(choice).map(code).join(' or ')).join(', ')
    const rest = [values === '' ? '' : `: ${values}`, usual ? ` (default: ${code(usual)})` : '']
    return `| ${code(flags)} | ${cell(description)}${rest.join('')} |`
  })
  const calls = examples.map(([call, meaning]) => `# ${meaning}\n${call}`)
  const said = Object.entries(statuses).map(([status, meaning]) => `${status}, ${meaning}`)
  return [
    `## gridhelp ${name}`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.${details ? ` ${details}` : ''}`,
    `\`\`\`text\n${usageOf(command)}\n\`\`\``,
    `\`\`\`sh\n${calls.join('\n')}\n\`\`\``,
    ...(rows.length > 0 ? [['| option | meaning |', '| --- | --- |', ...rows].join('\n')] : []),
    `Exit status: ${said.join('; ')}.`,
    ''
  ].join('\n\n')
}

/** Write the tables of rules. */
export function writeRules(
  groups: Readonly<Record<string, Readonly<Record<string, Rule>>>>
): string {
  return Object.entries(groups)
    .map(([title, rules]) => {
      const rows = Object.entries(rules).map(
        ([id, {meaning, remedy}]) => `| \`${id}\` | ${cell(meaning)} | ${cell(remedy)} |`
      )
      const examples = Object.entries(rules).flatMap(([id, {example}]) =>
        example === undefined ? [] : [`\`${id}\`:\n\n\`\`\`text\n${example}\n\`\`\``]
      )
      const table = ['| rule | problem | fix |', '| --- | --- | --- |', ...rows]
      const shown = examples.length > 0 ? `Examples:\n\n${examples.join('\n\n')}\n` : ''
      return `## ${title}\n\n${table.join('\n')}\n\n${shown}`
    })
    .join('\n')
}

function code(text: string): string {
  return `\`${cell(text)}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
