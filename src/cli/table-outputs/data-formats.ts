import type {Choice} from '../description/command.js'

/** Formats of data that can be read. */
export type DataFormat = 'csv' | 'json' | 'markdown' | 'ndjson' | 'tsv'

/** Values of `-f` of `gridhelp tables` besides documents: tables other than grid tables. */
export const dataFormats: ReadonlyArray<Choice & {name: DataFormat}> = [
  {name: 'csv', description: 'comma-separated values'},
  {name: 'tsv', description: 'tab-separated values', aliases: ['tab']},
  {name: 'json', description: 'a list of records, or a list of such lists'},
  {name: 'ndjson', description: 'one record per line', aliases: ['jsonl']},
  {name: 'markdown', description: 'pipe tables and grid tables in Markdown', aliases: ['md', 'gfm']}
]
