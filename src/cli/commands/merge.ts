import type {CommandDescription} from '../description/command.js'
import {readDialects} from '../description/dialects.js'
import {
  configOptions,
  limitOptions,
  outputOption,
  talkOptions,
  toCount
} from '../description/options.js'
import type {MergeOptions} from '../work/merge.js'

export const merge: CommandDescription<MergeOptions> = {
  name: 'merge',
  summary: 'merge two versions of a document, its tables cell by cell',
  details:
    'Changes of different cells, rows and columns of one table never conflict. A cell that both sides changed holds both texts between marks. All else is merged line by line, as git does. docs/merge.md sets it up as a merge driver of git.',
  operands: [
    {name: 'base', description: 'the common ancestor'},
    {name: 'ours', description: 'one version'},
    {name: 'theirs', description: 'the other version'}
  ],
  options: [
    outputOption,
    {flags: '-w, --write', description: 'write the result to ours', conflicts: ['output']},
    {
      flags: '--path <path>',
      description: 'name of the document; its extension decides the language (default: ours)',
      completes: 'file'
    },
    {
      flags: '-f, --from <dialect>',
      description: 'dialect that the tables are read in',
      choices: [{name: 'auto'}, ...readDialects],
      default: 'auto'
    },
    {
      flags: '--label <name>',
      description: 'what conflicts call ours, then theirs (give it twice)',
      repeated: true
    },
    {
      flags: '--marker-size <n>',
      description: 'characters of the marks of a conflict (default: 7)',
      parse: toCount('a number of characters, from 1')
    },
    ...configOptions,
    ...limitOptions,
    ...talkOptions
  ],
  examples: [
    ['gridhelp merge base.rst ours.rst theirs.rst', 'print the merged document'],
    ['gridhelp merge -w --path %P --marker-size %L %O %A %B', 'as a merge driver of git']
  ],
  statuses: {0: 'the merge is clean', 1: 'there are conflicts'},
  async run(operands, options, surroundings) {
    const {merge} = await import('../work/merge.js')
    return merge(operands, options, surroundings)
  }
}
