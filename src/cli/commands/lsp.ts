import type {CommandDescription} from '../description/command.js'
import {version} from '../start/version.js'

export const lsp: CommandDescription<{stdio?: boolean}> = {
  name: 'lsp',
  summary: 'serve an editor: the language server, over standard input and output',
  operands: [],
  options: [
    {flags: '--stdio', description: 'use standard input and output; there is no other way'}
  ],
  examples: [
    ['gridhelp lsp', 'what an editor starts'],
    ['gridhelp lsp --stdio', 'the same, for editors that insist on the flag']
  ],
  statuses: {0: 'the editor said goodbye', 1: 'the editor left without a word'},
  async run(_operands, _options, {stdin, stdout}) {
    const {serve} = await import('../../language-server/serve.js')
    return serve(stdin, stdout, version)
  }
}
