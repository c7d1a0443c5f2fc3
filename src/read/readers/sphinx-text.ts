import {fromSphinxText} from '../from-sphinx-text.js'
import type {Reader} from './reader.js'

export const sphinxText: Reader = (file, {cells, codeLanguage} = {}) => ({
  tree: fromSphinxText(file, {cells, codeLanguage}),
  language: 'sphinx-text'
})
