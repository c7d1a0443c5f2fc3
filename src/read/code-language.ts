import type {Root} from 'mdast'
import type {Language} from '../../grammars/nodes.js'
import {visit} from '../shared/visit.js'

/** Languages whose sources do not say what code is written in: what their readers tell is a guess. */
const guessed: ReadonlySet<Language> = new Set(['sphinx-help', 'sphinx-text'])

/**
 * Give code the language that somebody knows it to have, where the document does not say it.
 *
 * @param tree
 *   Document; it is changed.
 * @param name
 *   Name of the language.
 * @param language
 *   What the document is written in.
 */
export function setCodeLanguage(tree: Root, name: string, language: Language): void {
  const isGuessed = guessed.has(language)
  visit(tree, (node) => {
    // Drawings of help files are kept as code, too, and are none.
    const isCode =
      node.type === 'code' && (isGuessed || language === 'rst' || node.data?.fenced !== false)
    if (node.type === 'code' && isCode && (isGuessed || !node.lang)) node.lang = name
  })
}
