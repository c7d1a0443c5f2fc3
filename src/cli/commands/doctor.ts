import type {CommandDescription} from '../description/command.js'
import {inputOptions, limitOptions, talkOptions} from '../description/options.js'
import type {DoctorOptions} from '../work/doctor.js'

export const doctor: CommandDescription<DoctorOptions> = {
  name: 'doctor',
  summary: 'print how files are read, where their tables are, and which problems they have',
  details: 'Run this before you report a bug, and add its output to the report.',
  operands: [{name: 'file', description: 'files', several: true}],
  options: [
    ...inputOptions.filter(({flags}) => flags.includes('config')),
    ...limitOptions,
    ...talkOptions.filter(({flags}) => flags === '--no-color')
  ],
  examples: [
    ['gridhelp doctor docs/api.rst', 'language, dialects, tables and problems of a file'],
    ['gridhelp doctor *.md', 'the same for several files']
  ],
  statuses: {0: 'no problems', 1: 'a file has problems'},
  async run(operands, options, surroundings) {
    const {examine} = await import('../work/doctor.js')
    return examine(operands, options, surroundings)
  }
}
