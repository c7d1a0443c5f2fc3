import type {Choice} from '../command.js'

/** What `-f` of `gridhelp convert` takes, besides `auto`. */
export const inputFormats = [
  {name: 'hyperhelp', description: 'a HyperHelp help file', aliases: ['hh']},
  {name: 'rst', description: 'reStructuredText', aliases: ['rest', 'restructuredtext']},
  {name: 'sphinx-text', description: 'plain text that Sphinx wrote', aliases: ['text', 'txt']},
  {name: 'grid-table', description: 'the tables in any text', aliases: ['grid', 'table']}
] as const satisfies ReadonlyArray<Choice>

export type InputFormat = (typeof inputFormats)[number]['name']
