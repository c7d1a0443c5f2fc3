import {sphinxText as blocks} from '../../../grammars/block/sphinx-text/index.js'
import {sphinxText as inline} from '../../../grammars/inline/sphinx-text/index.js'
import {readPlainCell} from '../plain-cell.js'
import type {DocumentLanguage} from '../settings.js'

/** Documents as Sphinx's plain-text builder writes them. */
export const sphinxText: DocumentLanguage = {
  name: 'sphinx-text',
  blocks,
  inline,
  // What Sphinx's writer leaves has none; what is drawn otherwise people wrote (docutils: "Escaping Mechanism").
  hasEscapes: (dialect) => dialect === 'rst' || dialect === 'rst-simple',
  readPlainCell
}
