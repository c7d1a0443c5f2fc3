import type {CommandDescription} from '../description/command.js'
import {version} from '../start/version.js'

export const lsp: CommandDescription<{stdio?: boolean}> = {
  name: 'lsp',
  summary: 'run the language server for an editor, over standard input and output',
  operands: [],
  options: [{flags: '--stdio', description: 'use standard input and output, the only transport'}],
  examples: [
    ['gridhelp lsp', 'the command that an editor runs'],
    ['gridhelp lsp --stdio', 'the same, for editors that insist on the flag']
  ],
  statuses: {0: 'the editor shut the server down', 1: 'the editor exited without a shutdown'},
  async run(_operands, _options, {stdin, stdout}) {
    const {serve} = await import('../../language-server/serve.js')
    return serve(stdin, stdout, version)
  }
}
