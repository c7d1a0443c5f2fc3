/** What `-t` of `gridhelp tables` takes, the default first: the formats themselves are loaded when one is needed. */
export const tableOutputs: ReadonlyArray<{name: string; description: string}> = [
  {
    name: 'json',
    description: 'a list of tables, each a list of records; with --nth one list of records'
  },
  {name: 'ndjson', description: 'one record a line'},
  {name: 'csv', description: 'comma-separated values, an empty line between tables'},
  {name: 'tsv', description: 'tab-separated values, an empty line between tables'},
  {name: 'markdown', description: 'the tables as Markdown, an empty line between them'},
  {name: 'html', description: 'the tables as a page of HTML'},
  {name: 'grid-table', description: 'grid tables, an empty line between them'}
]
