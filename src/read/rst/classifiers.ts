import type {PhrasingContent} from 'mdast'
import type {DefinitionList, DefinitionTerm} from '../../../grammars/nodes.js'
import {visibleText} from './tree.js'

/**
 * Split classifiers off terms, `term : classifier`; an apparent one inside markup does not count (docutils: `term`).
 */
export function splitClassifiers(list: DefinitionList): void {
  if (list.data?.kind) return
  const isGlossary = list.data?.glossary === true
  for (const child of list.children) if (child.type === 'definitionTerm') split(child, isGlossary)
}

function split(term: DefinitionTerm, isGlossary: boolean): void {
  const index = term.children.findIndex(isDelimiter)
  if (index === -1) return
  const classifiers: Array<string> = []
  for (const child of term.children.slice(index)) {
    if (isDelimiter(child)) classifiers.push('')
    else classifiers.push(classifiers.pop() + visibleText(child))
  }
  term.data = {...term.data, ...(isGlossary ? {indexKey: classifiers[0]!} : {classifiers})}
  term.children = term.children.slice(0, index)
}

function isDelimiter({type, data}: PhrasingContent): boolean {
  return type === 'text' && data?.delimiter === true
}
