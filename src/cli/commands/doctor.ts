import type {CommandDescription} from '../description/command.js'
import {inputOptions, limitOptions, talkOptions} from '../description/options.js'
import type {DoctorOptions} from '../work/doctor.js'

export const doctor: CommandDescription<DoctorOptions> = {
  name: 'doctor',
  summary: 'print how files are read, where their tables are, and what is wrong with them',
  details: 'Run this before you report a bug, and add its output to the report.',
  operands: [{name: 'file', description: 'files', several: true}],
  options: [
    ...inputOptions.filter(({flags}) => flags.includes('config')),
    ...limitOptions,
    ...talkOptions.filter(({flags}) => flags === '--no-color')
  ],
  examples: [
    ['gridhelp doctor docs/api.rst', 'language, dialects, tables and faults of a file'],
    ['gridhelp doctor *.md', 'those of several files']
  ],
  statuses: {0: 'nothing is wrong', 1: 'something is wrong in a file'},
  async run(operands, options, surroundings) {
    const {examine} = await import('../work/doctor.js')
    return examine(operands, options, surroundings)
  }
}
