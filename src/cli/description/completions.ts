import {suggest} from '../program/nearest.js'
import {UsageError} from '../program/usage-error.js'
import type {CommandDescription, OptionDescription} from './command.js'
import {longName, namesOf} from './describe.js'

type Commands = ReadonlyArray<CommandDescription>

const shells: ReadonlyMap<string, (commands: Commands) => string> = new Map([
  ['bash', writeBash],
  ['zsh', writeZsh],
  ['fish', writeFish]
])

/**
 * Write a script that makes a shell complete commands, options and their values.
 *
 * @param shell
 *   `bash`, `zsh` or `fish`.
 * @param commands
 *   All commands.
 */
export function writeCompletions(shell: string, commands: Commands): string {
  const write = shells.get(shell)
  if (write) return write(commands)
  const hint = suggest(shell, shells.keys())
  throw new UsageError(`Cannot complete for \`${shell}\`, expected bash, zsh or fish${hint}`)
}

function writeBash(commands: Commands): string {
  const cases = commands.map(({name, options}) => {
    const values = options
      .filter(({choices}) => choices)
      .map(
        (option) => `      ${flagsOf(option).join('|')}) words="${valuesOf(option).join(' ')}" ;;`
      )
    const flags = options.flatMap(flagsOf).join(' ')
    return `  ${name})
    case $previous in
${[...values, `      *) words="${flags} --help"`].join('\n')}
    esac ;;`
  })
  const names = commands.map(({name}) => name).join(' ')
  return `# bash completion of gridhelp, written by \`gridhelp completions bash\`
_gridhelp() {
  local words= current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ] || { [ "\${COMP_WORDS[1]}" = help ] && [ "$COMP_CWORD" -eq 2 ]; }; then
    words="${names} help --help --version"
  fi
  case $current:$words in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *:-*|*:) COMPREPLY=($(compgen -f -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o filenames -F _gridhelp gridhelp
`
}

function writeZsh(commands: Commands): string {
  const list = commands.map(({name, summary}) => `    ${quote(`${name}:${summary}`)}`)
  const cases = commands.map(({name, options}) => {
    const specs = options.flatMap((option) =>
      flagsOf(option).map(
        (flag) =>
          `      ${quote(`${flag}[${escapeZsh(option.description)}]${zshValue(option)}`)} \\`
      )
    )
    return `    ${name}) _arguments \\\n${specs.join('\n')}\n      '*:input:_files' ;;`
  })
  return `#compdef gridhelp
# zsh completion of gridhelp, written by \`gridhelp completions zsh\`
_gridhelp() {
  local -a commands
  commands=(
${list.join('\n')}
    'help:print the help of a command'
  )
  if (( CURRENT == 2 )) || [[ $words[2] == help ]]; then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
_gridhelp "$@"
`
}

function zshValue(option: OptionDescription): string {
  const {choices, completes, flags} = option
  if (!/[<[]/.test(flags)) return ''
  if (choices) return `:value:(${valuesOf(option).join(' ')})`
  return completes ? ':path:_files' : ':value:'
}

function escapeZsh(text: string): string {
  return text.replace(/[[\]\\:]/g, '\\$&')
}

function writeFish(commands: Commands): string {
  const lines = commands.flatMap(({name, summary, options}) => [
    `complete -c gridhelp -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
    ...options.map((option) => fishOption(name, option))
  ])
  const names = commands.map(({name}) => name).join(' ')
  return `# fish completion of gridhelp, written by \`gridhelp completions fish\`
${lines.join('\n')}
complete -c gridhelp -n __fish_use_subcommand -f -a help -d 'print the help of a command'
complete -c gridhelp -n '__fish_seen_subcommand_from help' -f -a '${names}'
`
}

function fishOption(command: string, option: OptionDescription): string {
  const short = /^-(\w)/.exec(option.flags)?.[1]
  const takes = !/[<[]/.test(option.flags)
    ? ''
    : option.choices
      ? ` -x -a '${valuesOf(option).join(' ')}'`
      : option.completes
        ? ' -r'
        : ' -x'
  return `complete -c gridhelp -n '__fish_seen_subcommand_from ${command}'${short ? ` -s ${short}` : ''} -l ${longName(option)}${takes} -d ${quote(option.description)}`
}

function flagsOf({flags}: OptionDescription): Array<string> {
  return flags.match(/--?[\w-]+/g) ?? []
}

function valuesOf({choices = []}: OptionDescription): Array<string> {
  return choices.flatMap(namesOf)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
