import path from 'node:path'
import {kindOf} from '../../shared/document-kind.js'

/** Formats of inputs that are not documents. */
export type OtherFormat = 'csv' | 'html' | 'json' | 'markdown' | 'ndjson' | 'tsv'

/** File extensions of data. */
const dataEndings: Readonly<Record<string, Exclude<OtherFormat, 'html' | 'markdown'>>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson'
}

/** Find the format of data, or Markdown, by a file's extension, with the dot. */
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

/** The format that a file's name indicates. */
export function formatOfName(name: string): OtherFormat | undefined {
  const extension = path.extname(name)
  return /^\.html?$/i.test(extension) ? 'html' : dataOf(extension)
}

/**
 * Detect data and web pages in an input whose name does not indicate a format.
 *
 * @param text
 *   Whole input.
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
 * Whether a text consists of rows with the same number of fields, at least two by two. In prose, a space follows a
 * comma, unlike in column names.
 */
async function isSeparated(text: string, delimiter: string): Promise<boolean> {
  const first = text.slice(0, text.indexOf('\n'))
  if (!first.includes(delimiter) || /^\s|[,\t] |,\s*$|\t[^\S\t]*$/.test(first)) return false
  // Borders of a simple table may be separated by tabs.
  if (/^=[=\s]*=\s*$/.test(first)) return false
  // Load the parser late, as few documents get this far.
  const {isCsv} = await import('../../tables/csv.js')
  return isCsv(text, delimiter)
}
