import type {CommandDescription} from '../command.js'
import {drawnDialects, readDialects} from '../dialects.js'
import type {FmtOptions} from '../fmt.js'
import {inputOptions, limitOptions, talkOptions, toCount} from '../options.js'

export const fmt: CommandDescription<FmtOptions> = {
  name: 'fmt',
  summary: 'format and repair the tables of documents, and leave all else as it is',
  details:
    'Prints to standard output; -w writes the files, -c only checks. A table that cannot be read stays as it is, unless --fix finds the one way to repair it.',
  operands: [
    {
      name: 'input',
      description: 'files, patterns, folders, or - for standard input',
      ...{optional: true, several: true, stdin: true}
    }
  ],
  options: [
    {
      flags: '-f, --from <dialect>',
      description: 'dialect that the tables are read in',
      choices: [{name: 'auto'}, ...readDialects],
      default: 'auto'
    },
    {
      flags: '--style <name>',
      description: 'how tables are drawn that can be read',
      choices: [
        {name: 'keep', description: 'as they are; only what is inconsistent changes'},
        {name: 'canonical', description: 'all in one way'}
      ],
      default: 'keep'
    },
    {
      flags: '--as <notation>',
      description: 'notation to draw them in',
      choices: [
        ...drawnDialects,
        {name: 'rst-simple', description: 'simple tables of reST', aliases: ['simple']}
      ]
    },
    {
      flags: '--dialect <name>',
      description: 'the same as --as',
      choices: [
        ...drawnDialects,
        {name: 'rst-simple', description: 'simple tables of reST', aliases: ['simple']}
      ]
    },
    {
      flags: '--width <n>',
      description:
        'most columns that a table may take: wider ones are broken anew, if their words allow it',
      parse: toCount('a number of columns, from 1')
    },
    {flags: '--fix', description: 'repair tables that cannot be read, and say what was done'},
    {
      flags: '-c, --check',
      description: 'say which files are not formatted, and write nothing',
      conflicts: ['write']
    },
    {flags: '--diff', description: 'print what would change, as a unified diff'},
    {flags: '-l, --list-different', description: 'print the names of files that are not formatted'},
    {flags: '-w, --write', description: 'write the files in place'},
    {
      flags: '--stdin-filepath <path>',
      description: 'name of what comes from standard input; its extension decides the language',
      completes: 'file'
    },
    ...inputOptions,
    ...limitOptions,
    ...talkOptions
  ],
  examples: [
    ["gridhelp fmt --fix -w 'docs/**/*.rst'", 'repair and format tables in place'],
    [
      'gridhelp fmt --check --diff .',
      'fail where a table is not formatted, and show what would change'
    ]
  ],
  statuses: {
    0: 'all tables are fine',
    1: 'a table has errors; with --check or --list-different: a file is not formatted'
  },
  async run(operands, options, surroundings) {
    const {fmt} = await import('../fmt.js')
    return fmt(operands, options, surroundings)
  }
}
