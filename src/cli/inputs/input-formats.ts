import type {Choice} from '../description/command.js'

/** Formats of documents that can be read. */
export type InputFormat = 'grid-table' | 'hyperhelp' | 'markdown' | 'rst' | 'sphinx-text'

/** Values of `-f` of `gridhelp convert`, besides `auto`. */
export const inputFormats: ReadonlyArray<Choice & {name: InputFormat}> = [
  {name: 'hyperhelp', description: 'a HyperHelp help file', aliases: ['hh']},
  {name: 'rst', description: 'reStructuredText', aliases: ['rest', 'restructuredtext']},
  {name: 'sphinx-text', description: 'plain text written by Sphinx', aliases: ['text', 'txt']},
  {name: 'grid-table', description: 'tables in any text', aliases: ['grid', 'table']}
]
