import {fromRst} from '../from-rst.js'
import type {Reader} from './reader.js'

export const rst: Reader = (file, {cells, codeLanguage} = {}) => ({
  tree: fromRst(file, {cells, codeLanguage}),
  language: 'rst'
})
