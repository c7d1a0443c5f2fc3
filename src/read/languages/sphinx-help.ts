import {sphinxHelp as blocks} from '../../../grammars/block/sphinx-help/index.js'
import {sphinxHelp as inline} from '../../../grammars/inline/sphinx-help/index.js'
import type {DocumentLanguage} from '../settings.js'

/** HyperHelp help files as written by the Sphinx builder sphinx_hyperhelp. */
export const sphinxHelp: DocumentLanguage = {name: 'sphinx-help', blocks, inline}
