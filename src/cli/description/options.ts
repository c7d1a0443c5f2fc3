/** Options that several commands have. */
import {InvalidValue, type OptionDescription} from './command.js'

/** What a file may take. */
export const limitOptions: ReadonlyArray<OptionDescription> = [
  {
    flags: '--timeout <seconds>',
    description: 'stop a file that takes longer, and go on with the others (default: 30; 0: never)',
    parse: toSeconds
  },
  {
    flags: '--max-bytes <n>',
    description: 'leave out files that are larger (default: 32 MiB)',
    parse: toCount('a number of bytes, from 1')
  }
]

/** How much to say. */
export const talkOptions: ReadonlyArray<OptionDescription> = [
  {flags: '-q, --quiet', description: 'print errors only'},
  {flags: '--verbose', description: 'print notes, and what was detected and why'},
  {flags: '--frail', description: 'treat warnings as errors'},
  {flags: '--no-color', description: 'print without colors'}
]

/** Which configuration to use. */
export const configOptions: ReadonlyArray<OptionDescription> = [
  {
    flags: '--config <path>',
    description: 'use this configuration file (default: the next gridhelp.config.json upwards)',
    completes: 'file'
  },
  {flags: '--no-config', description: 'use no configuration file'}
]

/** Which files to look at. */
export const inputOptions: ReadonlyArray<OptionDescription> = [
  {
    flags: '--no-ignore',
    description: 'look at files that .gitignore and .gridhelpignore leave out, too'
  },
  {
    flags: '--no-error-on-unmatched-pattern',
    description: 'exit with 0 where nothing is left to look at, as hooks want it'
  },
  ...configOptions
]

export const bidiOption: OptionDescription = {
  flags: '--bidi <what>',
  description: 'what to say about bidirectional control characters (default: warn)',
  choices: [{name: 'warn'}, {name: 'allow'}]
}

export const jobsOption: OptionDescription = {
  flags: '-j, --jobs <n>',
  description: 'threads for a help package',
  parse: toCount('a number of threads, from 1')
}

export const outputOption: OptionDescription = {
  flags: '-o, --output <path>',
  description: 'file or folder to write; the extension of a file decides the format',
  completes: 'file'
}

export const markdownTables: OptionDescription = {
  flags: '--tables <strategy>',
  description: 'how Markdown has tables that GFM cannot hold',
  choices: [
    {name: 'auto', description: 'pipe tables where they hold all, else HTML (default)'},
    {name: 'pipe', description: 'pipe tables, what is lost is a warning'},
    {name: 'html', description: 'HTML'},
    {name: 'grid', description: 'grid tables'}
  ]
}

/** Make what reads a number from 1. */
export function toCount(expected: string): (value: string) => number {
  return (value) => {
    if (!/^[1-9]\d{0,9}$/.test(value)) throw new InvalidValue(`expected ${expected}`)
    return Number(value)
  }
}

function toSeconds(value: string): number {
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(value)) {
    throw new InvalidValue('expected a number of seconds, such as 0.5, or 0 for no limit')
  }
  return Number(value)
}

export const dialectOption: OptionDescription = {
  flags: '--dialect <name>',
  description: 'who wrote the HyperHelp files (default: each file tells)',
  choices: [
    {name: 'hyperhelp', description: 'people'},
    {name: 'sphinx', description: 'the Sphinx builder'}
  ]
}
