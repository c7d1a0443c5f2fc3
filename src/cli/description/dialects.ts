import type {Choice} from './command.js'

/** Dialects of grid tables that can be read. */
export const readDialects: ReadonlyArray<Choice> = [
  {name: 'rst', description: 'reStructuredText', aliases: ['rest', 'docutils']},
  {name: 'sphinx', description: "Sphinx's text and help files"},
  {name: 'hyperhelp', description: 'HyperHelp', aliases: ['hh']},
  {name: 'pandoc', description: "pandoc's Markdown"},
  {name: 'adobe', description: "Adobe's Markdown"}
]

/** Dialects of grid tables that can be drawn. */
export const drawnDialects: ReadonlyArray<Choice> = readDialects
