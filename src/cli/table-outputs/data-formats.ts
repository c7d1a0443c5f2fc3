/** What `-f` of `gridhelp tables` takes besides documents: tables that are no grid tables. */
export const dataFormats = ['csv', 'tsv', 'json', 'ndjson', 'markdown'] as const

export type DataFormat = (typeof dataFormats)[number]
