import type {DefinitionList, DefinitionTerm} from '../../../grammars/nodes.js'
import {visibleText} from './tree.js'

/** Take the classifiers out of terms, `term : classifier`; what looks like one in markup is none (docutils: `term`). */
export function splitClassifiers(list: DefinitionList): void {
  if (list.data?.kind) return
  for (const child of list.children) if (child.type === 'definitionTerm') split(child)
}

function split(term: DefinitionTerm): void {
  const index = term.children.findIndex(
    (child) => child.type === 'text' && / +: +/.test(child.value)
  )
  const text = term.children[index]
  if (text?.type !== 'text') return
  const at = text.value.search(/ +: +/)
  const rest = term.children.slice(index)
  const words = rest
    .map((child) => visibleText(child))
    .join('')
    .slice(at)
  const value = text.value.slice(0, at)
  const start = text.position?.start
  const end = start && {...start, column: start.column + at, offset: (start.offset ?? 0) + at}
  term.data = {...term.data, classifiers: words.split(/ +: +/).slice(1)}
  const head = value === '' ? [] : [{...text, value, ...(start && end && {position: {start, end}})}]
  term.children = [...term.children.slice(0, index), ...head]
}
