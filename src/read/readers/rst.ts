import {fromRst} from '../from-rst.js'
import type {PlainReader} from './reader.js'

export const rst: PlainReader = (file, {cells, codeLanguage}) => ({
  tree: fromRst(file, {cells, codeLanguage}),
  language: 'rst'
})
