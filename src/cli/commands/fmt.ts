import {tableNotations} from '../../write/grid-table/options.js'
import {type CommandDescription, InvalidValue} from '../description/command.js'
import {drawnDialects, readDialects} from '../description/dialects.js'
import {inputOptions, limitOptions, talkOptions, toCount} from '../description/options.js'
import {suggest} from '../program/nearest.js'
import type {FmtOptions} from '../work/fmt.js'

/** Notations for the tables of a document. */

/** Parse names of notations, or the name of a dialect. */
function toNotations(value: string): Array<string> {
  const names = value.split(',').map((name) => name.trim())
  const dialects = drawnDialects.flatMap(({name, aliases = []}) => [name, ...aliases])
  for (const name of names) {
    const known: ReadonlyArray<string> = [
      ...tableNotations,
      'rst-simple',
      ...(names.length === 1 ? dialects : [])
    ]
    if (!known.includes(name)) {
      throw new InvalidValue(`expected one of ${known.join(', ')}${suggest(name, known)}`)
    }
  }
  const alias = drawnDialects.find(({aliases = []}) => aliases.includes(names[0]!))
  return alias ? [alias.name] : names.map((name) => (name === 'rst-simple' ? 'simple' : name))
}

export const fmt: CommandDescription<FmtOptions> = {
  name: 'fmt',
  summary: 'format and repair the tables of documents, and nothing else',
  details:
    'Prints to standard output; -w writes the files in place, -c only checks. Broken tables stay as they are, unless --fix can repair them in exactly one way.',
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
      description: 'dialect to read the tables in',
      choices: [{name: 'auto'}, ...readDialects],
      default: 'auto'
    },
    {
      flags: '--style <name>',
      description: 'how to draw valid tables',
      choices: [
        {name: 'keep', description: 'keep their layout, fix only inconsistencies'},
        {name: 'canonical', description: 'redraw all in one style'}
      ],
      default: 'keep'
    },
    {
      flags: '--as <notation>',
      description: `convert to this notation, or to the first of several that can hold the table: ${tableNotations.join(', ')}; or redraw in a dialect`,
      parse: toNotations
    },
    {
      flags: '--only <which>',
      description: 'with --as: the nth table, the one at line n (:n), or those below a heading'
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
      description: 'maximum width of a table in columns; wider tables are rewrapped where possible',
      parse: toCount('a number of columns, from 1')
    },
    {flags: '--fix', description: 'repair broken tables, and report each repair'},
    {
      flags: '-c, --check',
      description: 'report files that are not formatted, and write nothing',
      conflicts: ['write']
    },
    {flags: '--diff', description: 'print what would change, as a unified diff'},
    {
      flags: '-l, --list-different',
      description: 'print only the names of files that are not formatted'
    },
    {flags: '-w, --write', description: 'write the files in place'},
    {
      flags: '--stdin-filepath <path>',
      description: 'path to assume for standard input; its extension sets the language',
      completes: 'file'
    },
    ...inputOptions,
    ...limitOptions,
    ...talkOptions
  ],
  examples: [
    ["gridhelp fmt --fix -w 'docs/**/*.rst'", 'repair and format tables in place'],
    ['gridhelp fmt --as list-table -w docs/ropes.rst', 'write tables in another notation'],
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
    const {runFmt} = await import('../work/fmt.js')
    return runFmt(operands, options, surroundings)
  }
}
