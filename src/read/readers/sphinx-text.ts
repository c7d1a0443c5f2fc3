import {readSphinxText} from '../read-sphinx-text.js'
import type {PlainReader} from './reader.js'

export const sphinxText: PlainReader = (file, {cells, codeLanguage}, readMarkdown) => ({
  tree: readSphinxText(file, {cells, codeLanguage}, readMarkdown),
  language: 'sphinx-text'
})
