import type {Root} from 'mdast'
import type {Compatible} from 'vfile'
import {reportCharacters} from '../shared/characters.js'
import {checkOptions} from '../shared/check-options.js'
import {reportTo} from '../shared/message.js'
import {tableDialectOf} from '../shared/table-dialect.js'
import {setCodeLanguage} from './code-language.js'
import {sphinxText} from './languages/sphinx-text.js'
import type {DocumentOptions} from './options.js'
import {parse} from './read-document.js'
import {fileOf, readValue} from './read-value.js'
import type {ReadMarkdown} from './settings.js'
import {documentKinds} from './table-options.js'

/**
 * Read the output of Sphinx's text builder; see `fromSphinxText`.
 *
 * @param value
 *   The document.
 * @param settings
 *   How to read it.
 * @param readMarkdown
 *   Reads Markdown cells.
 */
export function readSphinxText(
  value: Compatible,
  settings: DocumentOptions,
  readMarkdown?: ReadMarkdown
): Root {
  const source = readValue(value)
  checkOptions("read Sphinx's text", settings, documentKinds)
  const file = fileOf(value, settings)
  const report = reportTo(file, source)
  if (file) reportCharacters(source, report, settings.bidi)
  const tree = parse(source, {
    language: sphinxText,
    readMarkdown,
    tables: {dialect: tableDialectOf(source, 'sphinx-text'), widths: 'auto'},
    cells: settings.cells ?? 'inline',
    unwrap: settings.unwrap ?? true,
    report
  })
  if (settings.codeLanguage) setCodeLanguage(tree, settings.codeLanguage, 'sphinx-text')
  return tree
}
