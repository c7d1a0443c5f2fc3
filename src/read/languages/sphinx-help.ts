import {sphinxHelp as blocks} from '../../../grammars/block/sphinx-help/index.js'
import {sphinxHelp as inline} from '../../../grammars/inline/sphinx-help/index.js'
import type {DocumentLanguage} from '../settings.js'

/** HyperHelp's help files as the Sphinx builder sphinx_hyperhelp writes them. */
export const sphinxHelp: DocumentLanguage = {name: 'sphinx-help', blocks, inline}
