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
  summary: 'merge two versions of a document, and their tables cell by cell',
  details:
    'Changes to different cells, rows and columns of a table never conflict. A cell that both sides changed gets both texts between conflict markers. Everything else is merged line by line, as in git. docs/merge.md shows how to set it up as a git merge driver.',
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
      description: 'dialect to read the tables in',
      choices: [{name: 'auto'}, ...readDialects],
      default: 'auto'
    },
    {
      flags: '--label <name>',
      description: 'label of ours in conflicts, then of theirs (give it twice)',
      repeated: true
    },
    {
      flags: '--marker-size <n>',
      description: 'length of conflict markers (default: 7)',
      parse: toCount('a number of characters, from 1')
    },
    ...configOptions,
    ...limitOptions,
    ...talkOptions
  ],
  examples: [
    ['gridhelp merge base.rst ours.rst theirs.rst', 'print the merged document'],
    ['gridhelp merge -w --path %P --marker-size %L %O %A %B', 'as a git merge driver']
  ],
  statuses: {0: 'the merge is clean', 1: 'there are conflicts'},
  async run(operands, options, surroundings) {
    const {runMerge} = await import('../work/merge.js')
    return runMerge(operands, options, surroundings)
  }
}
