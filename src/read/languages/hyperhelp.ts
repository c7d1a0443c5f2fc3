import {hyperhelp as blocks} from '../../../grammars/block/hyperhelp/index.js'
import {hyperhelp as inline} from '../../../grammars/inline/hyperhelp/index.js'
import type {DocumentLanguage} from '../settings.js'

/** Hand-written HyperHelp help files. */
export const hyperhelp: DocumentLanguage = {name: 'hyperhelp', blocks, inline}
