import type {Root} from 'mdast'
import type {Compatible} from 'vfile'
import type {DocumentOptions} from './options.js'
import {readMarkdownCell} from './read-markdown.js'
import {readSphinxText} from './read-sphinx-text.js'

/**
 * Read the output of Sphinx's plain-text builder.
 *
 * @param value
 *   The document: text, UTF-8 bytes, or a vfile.
 * @param options
 *   How to read it.
 * @returns
 *   The document. Any text is valid; problems are messages on `options.file`.
 * @throws {TypeError}
 *   If `value` is not text, or an option is invalid.
 * @example
 *   fromSphinxText('Title\n*****\n\nCall "run()".\n')
 */
export function fromSphinxText(
  value: Compatible,
  options?: DocumentOptions | null | undefined
): Root {
  return readSphinxText(value, options ?? {}, readMarkdownCell)
}
