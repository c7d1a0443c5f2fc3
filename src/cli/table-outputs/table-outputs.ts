import type {OutputFormat} from '../description/choose-format.js'

/** Values of `-t` of `gridhelp tables`, the default first; the formats themselves are loaded on demand. */
export const tableOutputs: ReadonlyArray<OutputFormat> = [
  {
    name: 'json',
    description: 'a list of tables, each a list of records; with --nth a single list of records',
    extensions: ['json']
  },
  {
    name: 'ndjson',
    description: 'one record per line',
    aliases: ['jsonl'],
    extensions: ['ndjson', 'jsonl']
  },
  {
    name: 'csv',
    description: 'comma-separated values, with a blank line between tables',
    extensions: ['csv']
  },
  {
    name: 'tsv',
    description: 'tab-separated values, with a blank line between tables',
    aliases: ['tab'],
    extensions: ['tsv', 'tab']
  },
  {
    name: 'markdown',
    description: 'Markdown tables, with a blank line between them',
    aliases: ['md', 'gfm', 'github', 'pipe'],
    extensions: ['md', 'markdown', 'mdown', 'mkd', 'qmd', 'rmd']
  },
  {
    name: 'html',
    description: 'the tables as an HTML page',
    aliases: ['htm'],
    extensions: ['html', 'htm']
  },
  {
    name: 'grid',
    description: 'grid tables, with a blank line between them; --dialect sets the dialect',
    aliases: ['grid-table', 'txt', 'text'],
    extensions: ['txt', 'text'],
    accepts: ['rst', 'rest', 'inc', 'md', 'markdown', 'mdown', 'mkd', 'qmd', 'rmd']
  },
  {
    name: 'rst',
    description: 'reStructuredText grid tables',
    aliases: ['rest', 'restructuredtext'],
    extensions: ['rst', 'rest', 'inc'],
    accepts: ['txt', 'text']
  },
  {
    name: 'list-table',
    description: 'reStructuredText list tables',
    extensions: [],
    accepts: ['rst', 'rest', 'inc', 'txt', 'text']
  },
  {
    name: 'csv-table',
    description: 'reStructuredText CSV tables',
    extensions: [],
    accepts: ['rst', 'rest', 'inc', 'txt', 'text']
  }
]
