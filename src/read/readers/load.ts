import {mayHoldMarkdown} from '../../../grammars/grid-table/dialect.js'
import type {DocumentFormat, PlainReader, Reader} from './reader.js'

const loaders: Readonly<Record<DocumentFormat, () => Promise<PlainReader>>> = {
  hyperhelp: async () => (await import('./hyperhelp.js')).hyperhelp,
  markdown: async () => (await import('./markdown.js')).markdown,
  rst: async () => (await import('./rst.js')).rst,
  'sphinx-text': async () => (await import('./sphinx-text.js')).sphinxText
}

/**
 * Load the reader of a format; each has grammars of its own.
 *
 * @param format
 *   Format.
 * @param text
 *   Text to read; if it contains no Markdown table, the Markdown reader is not loaded (default: any text).
 */
export async function loadReader(format: DocumentFormat, text?: string): Promise<Reader> {
  const read = await loaders[format]()
  const readMarkdown =
    text === undefined || mayHoldMarkdown(text)
      ? (await import('../read-markdown.js')).readMarkdownCell
      : undefined
  return (file, options = {}) => read(file, options, readMarkdown)
}
