import type {Language} from '../../../grammars/nodes.js'
import type {DocumentLanguage} from '../settings.js'
import {hyperhelp} from './hyperhelp.js'
import {rst} from './rst.js'
import {sphinxHelp} from './sphinx-help.js'
import {sphinxText} from './sphinx-text.js'

/** All document languages, for readers of tables in any of them. */
export const documentLanguages: Readonly<Record<Language, DocumentLanguage>> = {
  hyperhelp,
  'sphinx-help': sphinxHelp,
  'sphinx-text': sphinxText,
  rst
}
