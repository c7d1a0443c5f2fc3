import type {OutputFormat} from '../description/choose-format.js'

/** What `-t` of `gridhelp tables` takes, the default first: the formats themselves are loaded when one is needed. */
export const tableOutputs: ReadonlyArray<OutputFormat> = [
  {
    name: 'json',
    description: 'a list of tables, each a list of records; with --nth one list of records',
    extensions: ['json']
  },
  {
    name: 'ndjson',
    description: 'one record a line',
    aliases: ['jsonl'],
    extensions: ['ndjson', 'jsonl']
  },
  {
    name: 'csv',
    description: 'comma-separated values, an empty line between tables',
    extensions: ['csv']
  },
  {
    name: 'tsv',
    description: 'tab-separated values, an empty line between tables',
    aliases: ['tab'],
    extensions: ['tsv', 'tab']
  },
  {
    name: 'markdown',
    description: 'the tables as Markdown, an empty line between them',
    aliases: ['md', 'gfm', 'github', 'pipe'],
    extensions: ['md', 'markdown', 'mdown', 'mkd', 'qmd', 'rmd']
  },
  {
    name: 'html',
    description: 'the tables as a page of HTML',
    aliases: ['htm'],
    extensions: ['html', 'htm']
  },
  {
    name: 'grid',
    description: 'grid tables, an empty line between them; --dialect says which',
    aliases: ['grid-table', 'txt', 'text'],
    extensions: ['txt', 'text'],
    accepts: ['rst', 'rest', 'inc', 'md', 'markdown', 'mdown', 'mkd', 'qmd', 'rmd']
  },
  {
    name: 'rst',
    description: 'grid tables of reStructuredText',
    aliases: ['rest', 'restructuredtext'],
    extensions: ['rst', 'rest', 'inc'],
    accepts: ['txt', 'text']
  },
  {
    name: 'list-table',
    description: 'list tables of reStructuredText',
    extensions: [],
    accepts: ['rst', 'rest', 'inc', 'txt', 'text']
  },
  {
    name: 'csv-table',
    description: 'CSV tables of reStructuredText',
    extensions: [],
    accepts: ['rst', 'rest', 'inc', 'txt', 'text']
  }
]
