import type {FootnoteDefinition, FootnoteReference, PhrasingContent, RootContent} from 'mdast'
import {footnoteMark} from '../tables/to-plain-text.js'
import type {LowerState} from './state.js'
import {createTarget} from './targets.js'

/** Lower a footnote: to one of GFM, or a paragraph that starts with its label. */
export function lowerFootnoteDefinition(
  node: FootnoteDefinition,
  state: LowerState
): Array<RootContent> {
  const {defined, native} = state.footnotes
  const first = defined.get(node.identifier) === node
  if (first && native.has(node.identifier)) {
    state.nesting += 1
    const children = state.flow(node.children) as FootnoteDefinition['children']
    state.nesting -= 1
    return [{...node, children}]
  }
  const id = first ? state.ids.take(topicOf(node.identifier)) : undefined
  const label: Array<PhrasingContent> = [
    ...(id === undefined ? [] : [createTarget(id, node, state)]),
    {type: 'text', value: footnoteMark(node)}
  ]
  const [head, ...rest] = state.flow(node.children)
  return head?.type === 'paragraph'
    ? [{...head, children: [...label, {type: 'text', value: ' '}, ...head.children]}, ...rest]
    : [{type: 'paragraph', children: label}, ...(head ? [head, ...rest] : [])]
}

/** Lower a footnote reference: to one of GFM, a link, or text if the footnote does not exist. */
export function lowerFootnoteReference(
  node: FootnoteReference,
  state: LowerState
): Array<RootContent> {
  const {defined, native} = state.footnotes
  const place = node.position && {position: node.position}
  const text: PhrasingContent = {
    type: 'text',
    value: footnoteMark(node),
    ...place
  }
  if (!defined.has(node.identifier)) return [text]
  if (native.has(node.identifier)) return [{...node}]
  if (state.links > 0) return [text]
  const id = state.ids.add(topicOf(node.identifier))
  return [{type: 'link', url: `#${id}`, children: [text], ...place}]
}

/** Topic for the target of a footnote, unlike the name of any real topic. */
function topicOf(label: string): string {
  return `footnote ${label}`
}
