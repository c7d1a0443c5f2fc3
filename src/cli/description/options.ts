/** Options shared by several commands. */
import {InvalidValue, type OptionDescription} from './command.js'

/** Limits for each file. */
export const limitOptions: ReadonlyArray<OptionDescription> = [
  {
    flags: '--timeout <seconds>',
    description: 'skip files that take longer (default: 30; 0: no limit)',
    parse: toSeconds
  },
  {
    flags: '--max-bytes <n>',
    description: 'skip larger files (default: 32 MiB)',
    parse: toCount('a number of bytes, from 1')
  }
]

/** How much to print. */
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
    description: 'use this configuration file (default: the nearest gridhelp.config.json)',
    completes: 'file'
  },
  {flags: '--no-config', description: 'ignore configuration files'}
]

/** Which files to read. */
export const inputOptions: ReadonlyArray<OptionDescription> = [
  {
    flags: '--no-ignore',
    description: 'include files that .gitignore and .gridhelpignore exclude'
  },
  {
    flags: '--no-error-on-unmatched-pattern',
    description: 'exit with 0 when there is no file to check, for hooks'
  },
  ...configOptions
]

export const bidiOption: OptionDescription = {
  flags: '--bidi <what>',
  description: 'how to treat bidirectional control characters (default: warn)',
  choices: [{name: 'warn'}, {name: 'allow'}]
}

export const jobsOption: OptionDescription = {
  flags: '-j, --jobs <n>',
  description: 'has no effect any more: parts of a package run side by side with --shard',
  parse: toCount('a number of threads, from 1')
}

export const outputOption: OptionDescription = {
  flags: '-o, --output <path>',
  description: 'write to this file or folder; the extension of a file sets the format',
  completes: 'file'
}

export const markdownTables: OptionDescription = {
  flags: '--tables <strategy>',
  description: 'how to write tables that GFM cannot express',
  choices: [
    {name: 'auto', description: 'pipe tables where possible, HTML otherwise (default)'},
    {name: 'pipe', description: 'pipe tables; losses are warnings'},
    {name: 'html', description: 'HTML'},
    {name: 'grid', description: 'grid tables'}
  ]
}

export const directivesOption: OptionDescription = {
  flags: '--directives <form>',
  description: 'how to write directives that Markdown cannot express',
  choices: [
    {name: 'code', description: 'as code (default)'},
    {name: 'myst', description: 'as MyST fences'}
  ]
}

/** Create a parser of numbers from 1. */
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
  description: 'who wrote the HyperHelp files (default: detected for each file)',
  choices: [
    {name: 'hyperhelp', description: 'people'},
    {name: 'sphinx', description: 'the Sphinx builder'}
  ]
}
