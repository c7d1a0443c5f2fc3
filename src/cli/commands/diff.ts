import type {CommandDescription} from '../description/command.js'
import {configOptions, limitOptions, talkOptions} from '../description/options.js'
import type {DiffOptions} from '../work/diff.js'

export const diff: CommandDescription<DiffOptions> = {
  name: 'diff',
  summary: 'show what changed between the tables of two documents',
  details:
    'Compares the content of tables: cells, rows, columns and sections. Layout, notation and the surrounding text do not count.',
  operands: [
    {name: 'old', description: 'a document'},
    {name: 'new', description: 'a document'}
  ],
  options: [
    {
      flags: '-t, --to <format>',
      description: 'format to write',
      choices: [
        {name: 'text'},
        {name: 'json', description: 'changes as data'},
        {name: 'markdown', description: 'a list', aliases: ['md']}
      ],
      default: 'text'
    },
    ...configOptions,
    ...limitOptions,
    ...talkOptions
  ],
  examples: [
    ['gridhelp diff old.rst new.rst', 'one line per change'],
    ['gridhelp diff -t json old.md new.md', 'the same as data']
  ],
  statuses: {0: 'the tables say the same', 1: 'they differ'},
  async run(operands, options, surroundings) {
    const {runDiff} = await import('../work/diff.js')
    return runDiff(operands, options, surroundings)
  }
}
