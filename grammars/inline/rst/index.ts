import type {PhrasingContent, Text} from 'mdast'
import {JoinedText} from '../../joined-text.js'
import {hideEscapes, showEscapes} from '../../rst-text.js'
import type {InlineLanguage} from '../language.js'
import {interpretedText} from './interpreted-text.js'
import {footnoteReference, reference} from './reference.js'
import {
  emphasis,
  inlineTarget,
  literal,
  strong,
  substitutionReference,
  unclosed
} from './simple-markup.js'
import {linkAddresses} from './standalone.js'

/** reStructuredText (docutils: `states.Inliner`). Markup does not nest. */
export const rst: InlineLanguage = {
  name: 'rst',
  constructs: [
    strong,
    emphasis,
    literal,
    inlineTarget,
    substitutionReference,
    footnoteReference,
    interpretedText,
    reference,
    unclosed
  ],
  prepare(text) {
    const {source, value, starts, offsets} = text
    if (!value.includes('\\')) return text
    return new JoinedText(source, hideEscapes(value), starts, offsets)
  },
  finish(found, state) {
    const linked = linkAddresses(found, state)
    const nodes = state.term ? linked.flatMap(markClassifiers) : linked
    // Nearly all nodes are final already, and a copy of the list would over-allocate.
    if (isShown(nodes)) return nodes
    const shown: Array<PhrasingContent> = []
    for (const node of nodes) {
      if (node.type === 'text') {
        node.value = showEscapes(node.value)
        if (node.value === '') continue
        const last = shown[shown.length - 1]
        if (node.data?.delimiter) {
          shown.push(node)
          continue
        }
        if (last?.type === 'text' && !last.data?.delimiter) {
          last.value += node.value
          if (last.position && node.position) last.position.end = node.position.end
          continue
        }
        delete node.data
      }
      shown.push(node)
    }
    return shown
  }
}

/** Whether texts are final: without hidden escapes, and not adjacent to each other. */
function isShown(nodes: ReadonlyArray<PhrasingContent>): boolean {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]!
    if (node.type !== 'text') continue
    if (node.data || node.value.includes('\0')) return false
    if (index > 0 && nodes[index - 1]!.type === 'text') return false
  }
  return true
}

/** Separate the colons before classifiers; an escaped one is text (docutils: `classifier_delimiter`). */
function markClassifiers(node: PhrasingContent): Array<PhrasingContent> {
  if (node.type !== 'text' || !node.value.includes(' : ')) return [node]
  const {start} = node.position!
  // A term is one line, and hidden escapes are as long as the backslashes they replace.
  const pointAt = (index: number) => ({
    line: start.line,
    column: start.column + index,
    offset: start.offset! + index
  })
  let end = 0
  return node.value.split(/((?<! ) +: +)/).map((value, index): Text => {
    const from = end
    end += value.length
    const position = {start: pointAt(from), end: pointAt(end)}
    return {type: 'text', value, ...(index % 2 === 1 && {data: {delimiter: true}}), position}
  })
}
