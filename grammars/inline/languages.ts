import type {Language} from '../nodes.js'
import {hyperhelp} from './hyperhelp/index.js'
import type {InlineLanguage} from './language.js'
import {rst} from './rst/index.js'
import {sphinxHelp} from './sphinx-help/index.js'
import {sphinxText} from './sphinx-text/index.js'

/** All languages, for diagrams and tests; readers are passed their own. */
export const inlineLanguages: Readonly<Record<Language, InlineLanguage>> = {
  hyperhelp,
  'sphinx-help': sphinxHelp,
  'sphinx-text': sphinxText,
  rst
}
