import type {CommandDescription} from '../description/command.js'

/** Describe the command. It covers all commands, which are looked up when it runs. */
export const completions = (
  commands: () => ReadonlyArray<CommandDescription>
): CommandDescription => ({
  name: 'completions',
  summary: 'print a script that completes commands, options and their values',
  operands: [{name: 'shell', description: 'bash, zsh or fish'}],
  options: [],
  examples: [
    ['gridhelp completions bash >> ~/.bash_completion', 'for bash'],
    [
      'gridhelp completions fish > ~/.config/fish/completions/gridhelp.fish',
      'for fish; zsh: a file _gridhelp in a folder of $fpath'
    ]
  ],
  statuses: {0: 'success'},
  async run([shell = ''], _options, {stdout}) {
    const {writeCompletions} = await import('../description/completions.js')
    stdout.write(writeCompletions(shell, commands()))
    return 0
  }
})
