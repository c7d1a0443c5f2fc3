import type {Root} from 'mdast'
import type {Compatible} from 'vfile'
import {reportCharacters} from '../shared/characters.js'
import {checkOptions} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import {tableDialectOf} from '../shared/table-dialect.js'
import {setCodeLanguage} from './code-language.js'
import {type DocumentOptions, fileOf} from './from-hyperhelp.js'
import {sphinxText} from './languages/sphinx-text.js'
import {parse} from './read-document.js'
import {readMarkdownCell} from './read-markdown.js'
import {readValue} from './read-value.js'
import {documentKinds} from './table-options.js'

/**
 * Read the output of Sphinx's plain-text builder, or plain reStructuredText that reads the same.
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
  const source = readValue(value)
  const settings = options ?? {}
  checkOptions("read Sphinx's text", settings, documentKinds)
  const file = fileOf(value, settings)
  const report = reportTo(file, source)
  if (file) reportCharacters(source, report, settings.bidi)
  const tree = parse(source, {
    language: sphinxText,
    readMarkdown: readMarkdownCell,
    tables: {dialect: tableDialectOf(source, 'sphinx-text'), widths: 'auto'},
    cells: settings.cells ?? 'inline',
    unwrap: settings.unwrap ?? true,
    report
  })
  if (settings.codeLanguage) setCodeLanguage(tree, settings.codeLanguage, 'sphinx-text')
  return tree
}
