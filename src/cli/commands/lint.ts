import type {CommandDescription} from '../description/command.js'
import {
  bidiOption,
  dialectOption,
  inputOptions,
  jobsOption,
  limitOptions,
  talkOptions
} from '../description/options.js'
import {inputFormats} from '../inputs/input-formats.js'
import type {LintCommandOptions} from '../work/lint.js'

export const lint: CommandDescription<LintCommandOptions> = {
  name: 'lint',
  summary: 'report problems in documents and help packages',
  operands: [
    {
      name: 'input',
      description: 'files, patterns, folders, help packages, or - for standard input',
      ...{optional: true, several: true, stdin: true}
    }
  ],
  options: [
    {
      flags: '--format <format>',
      description: 'output format',
      choices: [
        {name: 'pretty', description: 'one line per problem'},
        {name: 'json', description: 'JSON'},
        {name: 'sarif', description: 'SARIF 2.1.0, for code hosts'}
      ],
      default: 'pretty'
    },
    {
      flags: '-f, --from <format>',
      description: 'format of the inputs',
      choices: [{name: 'auto'}, ...inputFormats],
      default: 'auto'
    },
    dialectOption,
    jobsOption,
    {
      flags: '--with <path>',
      description: 'another help package that links may point to',
      repeated: true
    },
    ...inputOptions,
    ...limitOptions,
    ...talkOptions.filter(({flags}) => flags !== '--frail'),
    bidiOption
  ],
  examples: [
    ['gridhelp lint .', 'all documents below this folder'],
    ['gridhelp lint help --format sarif', 'a help package, for a code host']
  ],
  statuses: {0: 'no problems', 1: 'problems were found'},
  async run(operands, options, surroundings) {
    const {runLint} = await import('../work/lint.js')
    return runLint(operands, options, surroundings)
  }
}
