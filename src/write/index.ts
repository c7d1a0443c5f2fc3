import type {FormatEntry} from './format.js'

/** All document formats, the default first. */
export const formats: ReadonlyArray<FormatEntry> = [
  {
    name: 'markdown',
    description: 'GitHub-flavoured Markdown',
    aliases: ['md', 'gfm', 'github'],
    extensions: ['md', 'markdown', 'mdown'],
    load: async () => (await import('./markdown/index.js')).markdown
  },
  {
    name: 'html',
    description: 'an HTML page',
    aliases: ['htm'],
    extensions: ['html', 'htm'],
    load: async () => (await import('./html/index.js')).html
  },
  {
    name: 'json',
    description: 'the syntax tree as JSON',
    aliases: ['ast'],
    extensions: ['json'],
    load: async () => (await import('./json/index.js')).json
  },
  {
    name: 'grid-table',
    description: 'the document as it is, with its tables redrawn',
    aliases: ['grid', 'txt', 'text', 'rst', 'rest', 'restructuredtext'],
    extensions: ['rst', 'rest', 'inc'],
    accepts: ['txt', 'text'],
    load: async () => (await import('./grid-table/document.js')).gridTableFormat
  },
  {
    name: 'hyperhelp',
    description: 'a HyperHelp help file',
    aliases: ['hh', 'help'],
    extensions: ['hyperhelp'],
    accepts: ['txt', 'text'],
    load: async () => (await import('./hyperhelp/index.js')).hyperhelp
  }
]
