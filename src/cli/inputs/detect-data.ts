import path from 'node:path'
import {kindOf} from '../../shared/document-kind.js'

/** What an input is that is no document of ours. */
export type OtherFormat = 'csv' | 'html' | 'json' | 'markdown' | 'ndjson' | 'tsv'

/** Endings of names of data. */
const dataEndings: Readonly<Record<string, Exclude<OtherFormat, 'html' | 'markdown'>>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson'
}

/** Tell which data, or Markdown, a file holds by the ending of its name, with the dot. */
export function dataOf(extension: string): Exclude<OtherFormat, 'html'> | undefined {
  return (
    dataEndings[extension.toLowerCase()] ??
    (kindOf(extension) === 'markdown' ? 'markdown' : undefined)
  )
}

/** Names for people. */
export const otherFormats: Readonly<Record<OtherFormat, string>> = {
  csv: 'CSV',
  html: 'HTML',
  json: 'JSON',
  markdown: 'Markdown',
  ndjson: 'NDJSON',
  tsv: 'TSV'
}

/** What the name of a file says that it is. */
export function formatOfName(name: string): OtherFormat | undefined {
  const extension = path.extname(name)
  return /^\.html?$/i.test(extension) ? 'html' : dataOf(extension)
}

/**
 * Detect data and pages in what has no name that says so.
 *
 * @param text
 *   A whole input.
 */
export async function detectData(
  text: string
): Promise<Exclude<OtherFormat, 'markdown'> | undefined> {
  const start = text.slice(0, 500).trimStart()
  if (/^<(?:!doctype html|html)\b/i.test(start)) return 'html'
  if (start.startsWith('{') || start.startsWith('[')) {
    if (isJson(text)) return 'json'
    const [first = '', second = ''] = text.trim().split('\n', 2)
    if (isJson(first) && isJson(second)) return 'ndjson'
  }
  if (await isSeparated(text, '\t')) return 'tsv'
  return (await isSeparated(text, ',')) ? 'csv' : undefined
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/**
 * Whether a text is rows of the same number of fields, at least two by two. In prose a blank follows a comma; names of
 * columns have none there.
 */
async function isSeparated(text: string, delimiter: string): Promise<boolean> {
  const first = text.slice(0, text.indexOf('\n'))
  if (!first.includes(delimiter) || /^\s|[,\t] |,\s*$|\t[^\S\t]*$/.test(first)) return false
  // Borders of a simple table may have tabs between them.
  if (/^=[=\s]*=\s*$/.test(first)) return false
  // Few documents get this far.
  const {isCsv} = await import('../../tables/csv.js')
  return isCsv(text, delimiter)
}
