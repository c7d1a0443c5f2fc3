import {readHyperhelp} from '../from-hyperhelp.js'
import {dialectOf} from '../help-dialect.js'
import type {Reader} from './reader.js'

export const hyperhelp: Reader = (file, {cells, codeLanguage, dialect, only} = {}) => {
  const tree = readHyperhelp(file, {cells, codeLanguage, dialect}, only)
  return {tree, language: dialectOf(file) === 'sphinx' ? 'sphinx-help' : 'hyperhelp'}
}
