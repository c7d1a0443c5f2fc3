import {sphinxText as blocks} from '../../../grammars/block/sphinx-text/index.js'
import {sphinxText as inline} from '../../../grammars/inline/sphinx-text/index.js'
import {readPlainCell} from '../plain-cell.js'
import type {DocumentLanguage} from '../settings.js'

/** Output of Sphinx's plain-text builder. */
export const sphinxText: DocumentLanguage = {
  name: 'sphinx-text',
  blocks,
  inline,
  // The output of Sphinx's writer has no escapes; tables drawn otherwise were written by hand (docutils: "Escaping
  // Mechanism").
  hasEscapes: (dialect) => dialect === 'rst' || dialect === 'rst-simple',
  readPlainCell
}
