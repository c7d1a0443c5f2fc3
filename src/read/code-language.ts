import type {Root} from 'mdast'
import type {Language} from '../../grammars/nodes.js'
import {visit} from '../shared/visit.js'

/** Languages whose sources do not name the language of code; their readers only guess it. */
const guessed: ReadonlySet<Language> = new Set(['sphinx-help', 'sphinx-text'])

/**
 * Set the language of code blocks for which the document does not name one.
 *
 * @param tree
 *   Document; it is changed.
 * @param name
 *   Name of the language.
 * @param language
 *   Language of the document.
 */
export function setCodeLanguage(tree: Root, name: string, language: Language): void {
  const isGuessed = guessed.has(language)
  visit(tree, (node) => {
    // Drawings in help files are also code nodes, but not code.
    const isCode =
      node.type === 'code' && (isGuessed || language === 'rst' || node.data?.fenced !== false)
    if (node.type === 'code' && isCode && (isGuessed || !node.lang)) node.lang = name
  })
}
