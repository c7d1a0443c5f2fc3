import type {Root} from 'mdast'
import type {Compatible} from 'vfile'
import type {FromHyperhelpOptions} from './options.js'
import {readHyperhelp} from './read-hyperhelp.js'
import {readMarkdownCell} from './read-markdown.js'

export type {DialectEvidence} from './help-dialect.js'
export type {DocumentOptions, FromHyperhelpOptions} from './options.js'

/**
 * Read a HyperHelp help file.
 *
 * @param value
 *   The file: text, UTF-8 bytes, or a vfile.
 * @param options
 *   How to read it.
 * @returns
 *   The document. Any text is valid; problems are messages on `options.file`.
 * @throws {TypeError}
 *   If `value` is not text, or an option is invalid.
 * @example
 *   fromHyperhelp('See |:setup.txt/install:how to install|.')
 */
export function fromHyperhelp(
  value: Compatible,
  options?: FromHyperhelpOptions | null | undefined
): Root {
  return readHyperhelp(value, options ?? {}, {readMarkdown: readMarkdownCell})
}
