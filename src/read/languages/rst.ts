import {rst as blocks} from '../../../grammars/block/rst/index.js'
import {rst as inline} from '../../../grammars/inline/rst/index.js'
import {readPlainRstCell} from '../rst/plain-cell.js'
import {resolveTable} from '../rst/resolve-table.js'
import {mayRefer} from '../rst/survey.js'
import type {DocumentLanguage} from '../settings.js'

/** reStructuredText. */
export const rst: DocumentLanguage = {
  name: 'rst',
  blocks,
  inline,
  hasEscapes: () => true,
  readsEscapes: true,
  // References are resolved in the tree (`resolve`).
  readsAlone: true,
  readPlainCell: readPlainRstCell,
  mayRefer,
  resolveTable
}
