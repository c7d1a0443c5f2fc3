import path from 'node:path'
import {chooseFormat} from '../description/choose-format.js'
import type {CommandDescription} from '../description/command.js'
import {drawnDialects} from '../description/dialects.js'
import {
  bidiOption,
  inputOptions,
  limitOptions,
  markdownTables,
  outputOption,
  talkOptions,
  toCount
} from '../description/options.js'
import {type InputFormat, inputFormats} from '../inputs/input-formats.js'
import {dialectFor} from '../program/config.js'
import {UsageError} from '../program/usage-error.js'
import {dataFormats} from '../table-outputs/data-formats.js'
import {tableOutputs} from '../table-outputs/table-outputs.js'
import type {TablesOptions} from '../work/tables.js'
import type {WorkOptions} from '../work/work.js'

interface Options extends Omit<WorkOptions, 'from'>, Omit<TablesOptions, 'from'> {
  from: string
  to?: string
  update?: string
  merge?: string
  write?: boolean
}

export const tables: CommandDescription<Options> = {
  name: 'tables',
  summary: 'extract tables from documents as data, and draw tables from data',
  details:
    'With several inputs (a folder, a pattern, more than one file), each record of JSON, NDJSON and CSV names its file, line, table and caption.',
  operands: [
    {
      name: 'input',
      description: 'files, patterns, folders, help packages, or - for standard input',
      ...{optional: true, several: true, stdin: true}
    }
  ],
  options: [
    {
      flags: '-f, --from <format>',
      description: 'format of the inputs: documents or data',
      choices: [{name: 'auto'}, ...inputFormats, ...dataFormats],
      default: 'auto'
    },
    {
      flags: '-t, --to <format>',
      description: 'format to write (default: the extension of -o, or json)',
      choices: tableOutputs
    },
    outputOption,
    {
      flags: '--nth <n>',
      description: 'only the nth table of each input, from 1',
      parse: toCount('a table number, from 1')
    },
    {flags: '--under <heading>', description: 'only tables in the section with this heading'},
    {
      flags: '--columns <names>',
      description: 'only these columns, by name or number, in this order: a,b,3',
      parse: (value) => value.split(',').map((name) => name.trim())
    },
    {
      flags: '--sources',
      description: 'add file, line, table and caption to each record (default: with several inputs)'
    },
    {flags: '--no-sources', description: 'do not add file, line, table and caption'},
    {
      flags: '--spans <strategy>',
      description: 'how formats without spans write spanning cells',
      choices: [{name: 'fill'}, {name: 'blank'}, {name: 'refuse'}]
    },
    {
      flags: '--cells <content>',
      description: 'how to read cells',
      choices: [
        {name: 'inline', description: 'with markup'},
        {name: 'text', description: 'without markup'},
        {name: 'literal', description: 'line by line, unchanged'}
      ],
      default: 'inline'
    },
    markdownTables,
    {
      flags: '--safe-csv',
      description: 'prefix a quote to fields that a spreadsheet would run as formulas'
    },
    {
      flags: '--dialect <name>',
      description: 'dialect of grid tables to write',
      choices: [
        ...drawnDialects,
        {name: 'lines', description: 'read each line as a row, the first one as the header'}
      ]
    },
    {
      flags: '--in <place>',
      description: 'where to look for tables',
      choices: [
        {name: 'text'},
        {name: 'code', description: 'in code blocks, for output of programs'}
      ],
      default: 'text'
    },
    {
      flags: '--width <n>',
      description: 'maximum width of a grid table in columns',
      parse: toCount('a number of columns, from 1')
    },
    {
      flags: '--update <data>',
      description: 'replace the data of a table (the first, or --nth) and print the document',
      conflicts: ['to', 'under', 'columns', 'spans', 'dialect', 'width', 'in'],
      completes: 'file'
    },
    {
      flags: '--merge <column>',
      description:
        'with --update: match rows by this column, and keep rows that are not in the data'
    },
    {
      flags: '-w, --write',
      description: 'with --update: write the document in place',
      conflicts: ['output']
    },
    ...inputOptions,
    ...limitOptions,
    ...talkOptions,
    bidiOption
  ],
  examples: [
    ['gridhelp tables README.rst -o data.csv', 'the table of a document as CSV'],
    ['gridhelp tables data.csv -t grid', 'a grid table from CSV'],
    ['psql -c "select …" | gridhelp tables -t grid', 'a grid table from the output of a database'],
    ['gridhelp tables docs -o all.ndjson', 'the tables of a folder, one record per line'],
    [
      'gridhelp tables ropes.rst --nth 2 --update ropes.csv -w',
      'write data into a table of a document'
    ]
  ],
  statuses: {0: 'everything was written', 1: 'an input has errors'},
  async run(operands, options, surroundings) {
    const {update: data, merge, write} = options
    if (data !== undefined) {
      const {update} = await import('../work/update.js')
      return update(operands, {...options, update: data}, surroundings)
    }
    if (merge !== undefined || write) {
      const name = write ? '--write' : '--merge'
      throw new UsageError(`Cannot use \`${name}\` here, expected \`--update\` with it`)
    }
    const {tableFormats} = await import('../table-outputs/table-formats.js')
    const to = chooseFormat(options, tableOutputs, surroundings.folder)
    const format = tableFormats.find(({name}) => name === to)!
    const {runTables} = await import('../work/tables.js')
    const {work} = await import('../work/work.js')
    const {dialect, ...others} = options
    const isLines = (dialect as string | undefined) === 'lines'
    const dialectOf = (name: string) =>
      dialectFor(options.configuration, path.resolve(surroundings.folder, name))
    const own = {...others, dialectOf, ...(isLines ? {lines: true} : dialect && {dialect})}
    const callOptions = {...own, from: textFormat(options.from)}
    return work(operands, callOptions, runTables(format, own), surroundings)
  }
}

/** How to read documents, from `-f` of `tables`, which also accepts formats of data. */
function textFormat(from: string): 'auto' | InputFormat {
  const format = inputFormats.find(({name}) => name === from)?.name
  return format ?? (from === 'auto' ? 'auto' : 'grid-table')
}
