import type {PhrasingContent} from 'mdast'
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

/** reStructuredText (docutils: `states.Inliner`). Markup holds no other markup. */
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
  prepare({source, value, starts, offsets}) {
    return new JoinedText(source, hideEscapes(value), starts, offsets)
  },
  finish(found, state) {
    const nodes = linkAddresses(found, state)
    // Most texts: a list that grows keeps room for many, and no other one is needed.
    const [only] = nodes
    if (nodes.length === 1 && only!.type === 'text' && !only!.value.includes('\0')) {
      delete only!.data
      return nodes
    }
    const shown: Array<PhrasingContent> = []
    for (const node of nodes) {
      if (node.type === 'text') {
        node.value = showEscapes(node.value)
        if (node.value === '') continue
        const last = shown[shown.length - 1]
        if (last?.type === 'text') {
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
