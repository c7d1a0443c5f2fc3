import {hyperhelp as blocks} from '../../../grammars/block/hyperhelp/index.js'
import {hyperhelp as inline} from '../../../grammars/inline/hyperhelp/index.js'
import type {DocumentLanguage} from '../settings.js'

/** HyperHelp's help files, written by hand. */
export const hyperhelp: DocumentLanguage = {name: 'hyperhelp', blocks, inline}
