import type {Format} from '../../write/format.js'
import {formats} from '../../write/index.js'
import {chooseFormat} from '../description/choose-format.js'
import {type CommandDescription, InvalidValue} from '../description/command.js'
import {
  bidiOption,
  dialectOption,
  directivesOption,
  inputOptions,
  jobsOption,
  limitOptions,
  markdownTables,
  outputOption,
  talkOptions
} from '../description/options.js'
import {inputFormats} from '../inputs/input-formats.js'
import {UsageError} from '../program/usage-error.js'
import type {SiteOptions} from '../work/site.js'

export const convert: CommandDescription<SiteOptions> = {
  name: 'convert',
  summary: 'convert documents and help packages',
  details:
    'Reads HyperHelp files, plain text written by Sphinx, reStructuredText and tables. A help package (a folder with a hyperhelp.json) and -o with a folder give a site: a page for each help file, a table of contents, and the configuration of the tool in --target.',
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
      description: 'format of the inputs',
      choices: [
        {name: 'auto'},
        ...inputFormats,
        {
          name: 'markdown',
          description: 'help written in Markdown (for -t hyperhelp)',
          aliases: ['md']
        }
      ],
      default: 'auto'
    },
    dialectOption,
    {
      flags: '--code-language <name>',
      description: 'language of code blocks that do not name one'
    },
    {
      flags: '-t, --to <format>',
      description: 'format to write (default: the extension of -o, or markdown)',
      choices: formats,
      hints: new Map([
        ...['csv', 'tsv', 'ndjson'].map((name) => [name, '`gridhelp tables` writes data'] as const),
        ...['list-table', 'csv-table', 'pipe', 'simple'].map(
          (name) =>
            [
              name,
              `\`gridhelp fmt --as ${name}\` writes the tables of a document in this notation`
            ] as const
        )
      ])
    },
    outputOption,
    markdownTables,
    directivesOption,
    {
      flags: '--target <tool>',
      description: 'write a site for this tool',
      choices: ['github', 'vitepress', 'mkdocs', 'docusaurus'].map((name) => ({name}))
    },
    {
      flags: '--single <file>',
      description:
        'write a help package as one Markdown file, with links to anchors in it (-: standard output)',
      completes: 'file'
    },
    {
      flags: '--llms',
      description: 'write an llms.txt with links to the pages of the site'
    },
    jobsOption,
    {
      flags: '--shard <i/n>',
      description: 'write only part i of n',
      parse: toShard
    },
    {
      flags: '--files-from <path>',
      description: 'convert only the files listed in this file, one per line',
      completes: 'file'
    },
    {
      flags: '--with <path=url>',
      description: 'another help package that links may point to, and the URL of its site',
      repeated: true
    },
    {
      flags: '--ndjson',
      description: 'read and write one JSON object per line: {"id", "path", "text"}'
    },
    {flags: '-w, --watch', description: 'rebuild the site when the help package changes'},
    ...inputOptions,
    ...limitOptions,
    ...talkOptions,
    bidiOption
  ],
  examples: [
    ['gridhelp convert manual.txt -o manual.html', 'a help file as a page'],
    ['gridhelp convert help -o site --target vitepress', 'a help package as a site'],
    ['gridhelp convert help --single help.md', 'a help package as one file'],
    ['gridhelp convert manual.md -t hyperhelp -o manual.txt', 'Markdown as a help file'],
    ['gridhelp convert docs -t hyperhelp -o help', 'a folder of Markdown as a help package']
  ],
  statuses: {0: 'everything was converted', 1: 'an input has errors'},
  async run(operands, given, surroundings) {
    const {from, dialect} = given
    if (dialect !== undefined && from !== 'auto' && from !== 'hyperhelp') {
      throw new UsageError(
        `Cannot use \`--dialect\` with \`-f ${from}\`, expected \`-f hyperhelp\`: other formats have no dialects`
      )
    }
    const options: SiteOptions = {
      ...given,
      from: dialect === undefined ? from : 'hyperhelp',
      to: chooseFormat(given, formats, surroundings.folder)
    }
    const {single} = options
    if (single !== undefined) {
      const {writeSingle} = await import('../work/single.js')
      return writeSingle(operands, {...options, single}, surroundings)
    }
    if (options.to === 'hyperhelp') {
      const {writeMarkdownPackage} = await import('../work/markdown-package.js')
      const status = await writeMarkdownPackage(operands, options, surroundings)
      if (status !== undefined) return status
    }
    const {isSite} = await import('../work/is-site.js')
    if (await isSite(operands, options, surroundings.folder)) {
      const {writeSite} = await import('../work/site.js')
      return writeSite(operands, options, surroundings)
    }
    if (options.ndjson && operands.length === 0) {
      const {convertLines, documentConverter} = await import('../work/ndjson.js')
      const format = await formatOf(options)
      return convertLines(documentConverter(format, options), options, surroundings)
    }
    // Load parsers only to convert, not to print help, and formats only if requested.
    const format = await formatOf(options)
    const {runConvert} = await import('../work/convert.js')
    const {work} = await import('../work/work.js')
    return work(operands, options, runConvert(format, options), surroundings)
  }
}

/** Load the requested format and apply its options. */
async function formatOf({to, tables, directives}: SiteOptions): Promise<Format> {
  const format = await formats.find(({name}) => name === to)!.load()
  const own = {...(tables && {tables}), ...(directives && {directives})}
  if (Object.keys(own).length === 0) return format
  return {...format, stringify: (tree, options) => format.stringify(tree, {...options, ...own})}
}

function toShard(value: string): {part: number; of: number} {
  const [part, of] = value.split('/').map(Number)
  if (!/^\d{1,6}\/\d{1,6}$/.test(value) || !part || !of || part > of) {
    throw new InvalidValue('expected a part and the number of parts: 1/4 to 4/4')
  }
  return {part, of}
}
