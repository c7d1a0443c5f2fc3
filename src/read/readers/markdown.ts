import {fromMarkdownHelp} from '../from-markdown-help.js'
import type {Reader} from './reader.js'

export const markdown: Reader = (file) => ({tree: fromMarkdownHelp(file), language: 'hyperhelp'})
