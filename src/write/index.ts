import type {FormatEntry} from './format.js'

/** All formats of documents, the default one first. */
export const formats: ReadonlyArray<FormatEntry> = [
  {
    name: 'markdown',
    description: 'GitHub-flavoured Markdown',
    load: async () => (await import('./markdown/index.js')).markdown
  },
  {
    name: 'html',
    description: 'a page of HTML',
    load: async () => (await import('./html/index.js')).html
  },
  {
    name: 'json',
    description: 'the syntax tree as JSON',
    load: async () => (await import('./json/index.js')).json
  },
  {
    name: 'grid-table',
    description: 'the document as it is, its tables drawn anew',
    load: async () => (await import('./grid-table/document.js')).gridTable
  },
  {
    name: 'hyperhelp',
    description: 'a HyperHelp help file',
    load: async () => (await import('./hyperhelp/index.js')).hyperhelp
  }
]
