import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Language} from '../../grammars/nodes.js'
import {type FromHyperhelpOptions, fromHyperhelp} from './from-hyperhelp.js'
import {fromMarkdownHelp} from './from-markdown-help.js'
import {fromRst} from './from-rst.js'
import {fromSphinxText} from './from-sphinx-text.js'

/** Formats of whole documents. */
export type DocumentFormat = 'hyperhelp' | 'markdown' | 'rst' | 'sphinx-text'

/** How documents of any format are read. */
export type ReadAsOptions = Pick<FromHyperhelpOptions, 'cells' | 'codeLanguage' | 'dialect'>

/**
 * Read a document of a format.
 *
 * @param file
 *   Its text; takes the messages.
 * @param format
 *   What it is.
 * @param options
 *   How to read it; what does not concern the format is left out.
 * @returns
 *   The document, and the language whose marks its text had.
 */
export function readAs(
  file: VFile,
  format: DocumentFormat,
  {cells, codeLanguage, dialect}: ReadAsOptions = {}
): {tree: Root; language: Language} {
  switch (format) {
    case 'hyperhelp': {
      const tree = fromHyperhelp(file, {cells, codeLanguage, dialect})
      return {tree, language: dialectOf(file) === 'sphinx' ? 'sphinx-help' : 'hyperhelp'}
    }
    case 'markdown':
      return {tree: fromMarkdownHelp(file), language: 'hyperhelp'}
    case 'rst':
      return {tree: fromRst(file, {cells, codeLanguage}), language: 'rst'}
    case 'sphinx-text':
      return {tree: fromSphinxText(file, {cells, codeLanguage}), language: 'sphinx-text'}
  }
}

/** Who wrote a help file, as its reader found out: it leaves a note on the file. */
export function dialectOf({data}: VFile): 'hyperhelp' | 'sphinx' {
  const {dialect} = Object(data.gridhelp) as {dialect?: unknown}
  return dialect === 'sphinx' ? 'sphinx' : 'hyperhelp'
}
