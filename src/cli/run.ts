import {Command, CommanderError, InvalidArgumentError, Option} from 'commander'
import type {Format} from '../write/format.js'
import {formats} from '../write/index.js'
import type {FmtOptions} from './fmt.js'
import {type InputFormat, inputFormats} from './inputs/detect-format.js'
import type {LintOptions} from './lint.js'
import type {Status} from './messages/reporter.js'
import type {SiteOptions} from './site.js'
import type {Surroundings} from './surroundings.js'
import {dataFormats} from './table-outputs/data-formats.js'
import {tableOutputs} from './table-outputs/table-outputs.js'
import type {TablesOptions} from './tables.js'
import {version} from './version.js'
import type {Work, WorkOptions} from './work.js'

/** What both commands are called with. */
interface CallOptions extends WorkOptions {
  to: string
}

interface TablesCallOptions extends CallOptions, Omit<TablesOptions, 'from'> {}

const inputs = `
Inputs are files, patterns ('docs/**/*.txt'), folders, help packages (folders with a hyperhelp.json),
or - for standard input, which is also read when there is no input.`

const siteTargets = ['github', 'vitepress', 'mkdocs', 'docusaurus']

const siteHelp = `
A help package and -o with a folder give a site: a page for each help file, a table of contents, and what the
tool of --target needs.`

const dialects = ['rst', 'sphinx', 'hyperhelp', 'pandoc', 'adobe'] as const

const fmtStatuses = `
Exit status: 0 fine; 1 a file has tables with errors, or, with --check or --list-different, is not formatted;
2 the call was wrong, or a file could not be read or written; 3 a file took longer than --timeout.`

const statuses = `
Exit status: 0 fine; 1 the input has errors; 2 the call was wrong, or a file could not be read or written;
3 a file took longer than --timeout; 130 it was interrupted.`

/**
 * Run the program.
 *
 * @param args
 *   Arguments, without the names of node and of the program.
 * @param surroundings
 *   Streams, folder and environment.
 * @returns
 *   Exit status.
 */
export async function run(
  args: ReadonlyArray<string>,
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, stderr} = surroundings
  let status: Status = 0
  // Who reads us may stop early: `gridhelp … | head`.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  const program = new Command('gridhelp')
    .description(
      'Read grid tables and HyperHelp help files; write Markdown, HTML, JSON and tables.'
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .addHelpText('after', statuses)

  addOptions(
    program
      .command('convert')
      .description('write documents in another format')
      .argument('[input...]', 'what to read (default: standard input)'),
    formats
  )
    .addHelpText('after', siteHelp)
    .addOption(markdownTables())
    .addOption(
      new Option('--target <tool>', 'write a help package as a site for a tool').choices(
        siteTargets
      )
    )
    .option('-j, --jobs <n>', 'threads for a help package', toJobs)
    .option('--shard <i/n>', 'only the ith of n parts of a help package', toShard)
    .option('--files-from <path>', 'only the help files that are named in a file, a line each')
    .option('--with <path=url>', 'another help package, and where its site is', collect)
    .option('--ndjson', 'read and write documents as lines of JSON: {"id", "path", "text"}')
    .option('-w, --watch', 'write a help package again whenever it changes')
    .action(async (operands: Array<string>, options: SiteOptions, command: Command) => {
      const {isSite} = await import('./is-site.js')
      if (await isSite(operands, options, surroundings.folder)) {
        const {writeSite} = await import('./site.js')
        status = await writeSite(operands, options, surroundings)
        return
      }
      if (options.ndjson && operands.length === 0) {
        const {convertLines, documentConverter} = await import('./ndjson.js')
        const format = await formatOf(options)
        await convertLines(documentConverter(format, options), options, surroundings)
        return
      }
      // Parsers are not loaded to print help, nor the packages of formats that nobody asked for.
      const format = await formatOf(options)
      const {convert} = await import('./convert.js')
      await start(command, operands, options, convert(format, options))
    })

  addOptions(
    program
      .command('tables')
      .description('write the tables of documents, and nothing else')
      .argument('[input...]', 'what to read (default: standard input)'),
    tableOutputs,
    [...inputFormats, ...dataFormats]
  )
    .option('--nth <n>', 'only the nth table of each input, from 1', toNumber)
    .option('--under <heading>', 'only tables in the section with this heading')
    .option(
      '--columns <names>',
      'only these columns, in this order: names or numbers, a,b,3',
      toList
    )
    .addOption(
      new Option(
        '--spans <strategy>',
        'what formats without spans have in the slots of a spanning cell'
      ).choices(['fill', 'blank', 'refuse'])
    )
    .addOption(
      new Option('--cells <content>', 'what cells hold: markup, words, or lines as they stand')
        .choices(['inline', 'text', 'literal'])
        .default('inline')
    )
    .addOption(markdownTables())
    .option('--safe-csv', 'put a quote before fields that a spreadsheet would run as formulas')
    .addOption(new Option('--dialect <name>', 'how grid tables are drawn').choices(dialects))
    .option('--width <n>', 'columns that a grid table takes at most', toWidth)
    .action(async (operands: Array<string>, options: TablesCallOptions, command: Command) => {
      const {tableFormats} = await import('./table-outputs/table-formats.js')
      const format = tableFormats.find(({name}) => name === options.to)!
      const {tables} = await import('./tables.js')
      await start(
        command,
        operands,
        {...options, from: textFormat(options.from)},
        tables(format, options)
      )
    })

  addLimits(program.command('fmt'))
    .description('draw the grid tables of any texts canonically, and leave all else as it is')
    .argument('[input...]', 'what to format (default: standard input)')
    .addOption(
      new Option('-f, --from <dialect>', 'dialect that the tables are read in')
        .choices(['auto', ...dialects])
        .default('auto')
    )
    .addOption(new Option('--dialect <name>', 'dialect to draw them in').choices(dialects))
    .option(
      '--width <n>',
      'columns that a table takes at most: paragraphs are broken anew',
      toWidth
    )
    .option('--fix', 'repair tables that cannot be read, and say what was done')
    .addOption(
      new Option('-c, --check', 'say which files are not formatted, and write nothing').conflicts(
        'write'
      )
    )
    .option('-l, --list-different', 'print the names of files that are not formatted')
    .option('-w, --write', 'write the files in place')
    .option('--stdin-filepath <path>', 'name of what comes from standard input')
    .option('-q, --quiet', 'say nothing but errors')
    .option('--verbose', 'say more: notes, and what was drawn anew')
    .option('--frail', 'take warnings for errors')
    .option('--no-color', 'say it without colours')
    .addHelpText('after', `${inputs}\nFolders: text, reST and Markdown files. ${fmtStatuses}`)
    .action(async (operands: Array<string>, options: FmtOptions, command: Command) => {
      if (operands.length === 0 && surroundings.stdin.isTTY) {
        command.outputHelp({error: true})
        status = 2
        return
      }
      const {fmt} = await import('./fmt.js')
      status = await fmt(operands, options, surroundings)
    })

  addLimits(program.command('lint'))
    .description('check help packages and documents')
    .argument('<input...>', 'help packages, folders, files, patterns')
    .addOption(
      new Option('--format <format>', 'how to say it')
        .choices(['pretty', 'json', 'sarif'])
        .default('pretty')
    )
    .option('-j, --jobs <n>', 'threads for a help package', toJobs)
    .option('--with <path>', 'another help package that links may lead to', collect)
    .option('-q, --quiet', 'say nothing but errors')
    .option('--verbose', 'say more: notes')
    .addOption(bidi())
    .option('--no-color', 'say it without colours')
    .action(async (operands: Array<string>, options: LintOptions) => {
      const {lint} = await import('./lint.js')
      status = await lint(operands, options, surroundings)
    })

  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => stdout.write(text),
        writeErr: (text) => stderr.write(text),
        getOutHasColors: () => false,
        getErrHasColors: () => false
      })
      .showHelpAfterError('Run it with --help to see what it takes.')
  }
  try {
    await program.parseAsync([...args], {from: 'user'})
  } catch (error) {
    // Who interrupts us does not want to know what that broke.
    if (surroundings.signal?.aborted) return status
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return status

  async function start<Result>(
    command: Command,
    operands: ReadonlyArray<string>,
    options: WorkOptions,
    task: Work<Result>
  ): Promise<void> {
    if (operands.length === 0 && surroundings.stdin.isTTY) {
      // Nobody will type a document: say how to call it.
      command.outputHelp({error: true})
      status = 2
    } else {
      const {work} = await import('./work.js')
      status = await work(operands, options, task, surroundings)
    }
  }
}

/** Add the options that commands have which write another format. */
function addOptions(
  command: Command,
  outputs: ReadonlyArray<{name: string; description: string}>,
  sources: ReadonlyArray<string> = inputFormats
): Command {
  const names = outputs.map(({name}) => name)
  const width = Math.max(...names.map((name) => name.length))
  const list = outputs.map(({name, description}) => `  ${name.padEnd(width)}  ${description}`)
  return addLimits(command)
    .addOption(
      new Option('-f, --from <format>', 'format of the inputs')
        .choices(['auto', ...sources])
        .default('auto')
    )
    .addOption(new Option('-t, --to <format>', 'format to write').choices(names).default(names[0]))
    .option('-o, --output <path>', 'file to write, or folder where there are several inputs')
    .option('-q, --quiet', 'say nothing but errors')
    .option('--verbose', 'say more: notes, and how inputs are read')
    .option('--frail', 'take warnings for errors')
    .addOption(bidi())
    .option('--no-color', 'say it without colours')
    .addHelpText('after', `\nFormats to write:\n${list.join('\n')}\n${inputs}`)
}

/** Add the options that say what a file may take. */
function addLimits(command: Command): Command {
  return command
    .option(
      '--timeout <seconds>',
      'stop a file that takes longer, and go on (default: 30, 0: never)',
      toSeconds
    )
    .option('--max-bytes <n>', 'do not read files that are larger (default: 32 MiB)', toBytes)
}

/** What `-f` of `tables` means for the reading of documents: data is not one. */
function textFormat(from: string): 'auto' | InputFormat {
  return inputFormats.find((name) => name === from) ?? (from === 'auto' ? 'auto' : 'grid-table')
}

function bidi(): Option {
  return new Option(
    '--bidi <what>',
    'what to say about bidirectional controls (default: warn)'
  ).choices(['warn', 'allow'])
}

function markdownTables(): Option {
  return new Option('--tables <strategy>', 'how Markdown has tables that GFM cannot hold').choices([
    'auto',
    'pipe',
    'html',
    'grid'
  ])
}

/** Load the format that is asked for, and tell it how. */
async function formatOf({to, tables}: SiteOptions): Promise<Format> {
  const format = await formats.find(({name}) => name === to)!.load()
  if (tables === undefined) return format
  return {...format, stringify: (tree, options) => format.stringify(tree, {...options, tables})}
}

function toList(value: string): Array<string> {
  return value.split(',').map((name) => name.trim())
}

function toWidth(value: string): number {
  return toCount(value, 'It is a number of columns, from 1.')
}

function toShard(value: string): {part: number; of: number} {
  const [part, of] = value.split('/').map(Number)
  if (!/^\d{1,6}\/\d{1,6}$/.test(value) || !part || !of || part > of) {
    throw new InvalidArgumentError('It is a part and how many there are: 1/4 to 4/4.')
  }
  return {part, of}
}

function collect(value: string, others: Array<string> = []): Array<string> {
  return [...others, value]
}

function toNumber(value: string): number {
  return toCount(value, 'It is a number of a table, from 1.')
}

function toSeconds(value: string): number {
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(value)) {
    throw new InvalidArgumentError('It is a number of seconds, such as 0.5; 0 for no limit.')
  }
  return Number(value)
}

function toBytes(value: string): number {
  return toCount(value, 'It is a number of bytes, from 1.')
}

function toJobs(value: string): number {
  return toCount(value, 'It is a number of threads, from 1.')
}

function toCount(value: string, expected: string): number {
  if (!/^[1-9]\d{0,9}$/.test(value)) throw new InvalidArgumentError(expected)
  return Number(value)
}
