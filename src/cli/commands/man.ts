import type {CommandDescription} from '../description/command.js'

/** Describe the command. It covers all commands, which are looked up when it runs. */
export const man = (commands: () => ReadonlyArray<CommandDescription>): CommandDescription => ({
  name: 'man',
  summary: 'print the man page',
  operands: [],
  options: [],
  examples: [
    ['gridhelp man | man -l -', 'read it'],
    ['gridhelp man > /usr/local/share/man/man1/gridhelp.1', 'install it']
  ],
  statuses: {0: 'success'},
  async run(_operands, _options, {stdout}) {
    const {writeManPage} = await import('../description/man-page.js')
    stdout.write(writeManPage(commands()))
    return 0
  }
})
