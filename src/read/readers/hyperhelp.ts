import {helpDialectOf} from '../help-dialect.js'
import {readHyperhelp} from '../read-hyperhelp.js'
import type {PlainReader} from './reader.js'

export const hyperhelp: PlainReader = (
  file,
  {cells, codeLanguage, dialect, only},
  readMarkdown
) => {
  const tree = readHyperhelp(file, {cells, codeLanguage, dialect}, {only, readMarkdown})
  return {tree, language: helpDialectOf(file) === 'sphinx' ? 'sphinx-help' : 'hyperhelp'}
}
