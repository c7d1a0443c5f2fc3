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
  const classifiers: Array<string> = []
  for (const [position, child] of term.children.slice(index).entries()) {
    const value = visibleText(child)
    const parts = child.type === 'text' ? value.split(/ +: +/) : [value]
    // What stands before the first one is the term.
    const [first = '', ...others] = position === 0 ? parts.slice(1) : parts
    if (position === 0) classifiers.push(first)
    else classifiers.push(classifiers.pop() + first)
    classifiers.push(...others)
  }
  const value = text.value.slice(0, at)
  const start = text.position?.start
  const end = start && {...start, column: start.column + at, offset: (start.offset ?? 0) + at}
  term.data = {...term.data, classifiers}
  const head = value === '' ? [] : [{...text, value, ...(start && end && {position: {start, end}})}]
  term.children = [...term.children.slice(0, index), ...head]
}
