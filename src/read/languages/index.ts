import type {Language} from '../../../grammars/nodes.js'
import type {DocumentLanguage} from '../settings.js'
import {hyperhelp} from './hyperhelp.js'
import {rst} from './rst.js'
import {sphinxHelp} from './sphinx-help.js'
import {sphinxText} from './sphinx-text.js'

/** All languages of documents, for those who read tables of any. */
export const documentLanguages: Readonly<Record<Language, DocumentLanguage>> = {
  hyperhelp,
  'sphinx-help': sphinxHelp,
  'sphinx-text': sphinxText,
  rst
}
