import type {Root} from 'mdast'
import type {Compatible} from 'vfile'
import {reportCharacters} from '../shared/characters.js'
import {checkOptions} from '../shared/check-options.js'
import {reportAt, reportTo} from '../shared/message.js'
import {setCodeLanguage} from './code-language.js'
import type {DocumentOptions} from './options.js'
import {fileOf, readValue} from './read-value.js'
import {readRst} from './rst/read.js'
import {documentKinds} from './table-options.js'

/**
 * Read a reStructuredText document as docutils does, with the directives and roles of Sphinx.
 *
 * References, substitutions and footnotes are resolved. Nothing that the document names is opened or run.
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
 *   fromRst('Title\n=====\n\nSee `the manual <https://example.org>`_.\n')
 */
export function fromRst(value: Compatible, options?: DocumentOptions | null | undefined): Root {
  const source = readValue(value)
  const settings = options ?? {}
  checkOptions('read reStructuredText', settings, documentKinds)
  const file = fileOf(value, settings)
  const report = reportTo(file, source)
  if (file) reportCharacters(source, report, settings.bidi)
  const tree = readRst(source, {
    tables: {dialect: 'rst', widths: 'docutils', literal: settings.cells === 'literal'},
    cells: settings.cells ?? 'inline',
    unwrap: settings.unwrap ?? true,
    report,
    reportAt: reportAt(file)
  })
  if (settings.codeLanguage) setCodeLanguage(tree, settings.codeLanguage, 'rst')
  return tree
}
