import {fromMarkdownHelp} from '../from-markdown-help.js'
import type {PlainReader} from './reader.js'

export const markdown: PlainReader = (file) => ({
  tree: fromMarkdownHelp(file),
  language: 'hyperhelp'
})
