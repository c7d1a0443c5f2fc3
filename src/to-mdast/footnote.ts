import type {FootnoteDefinition, FootnoteReference, RootContent} from 'mdast'
import type {LowerState} from './state.js'

/**
 * Lower a footnote. GFM shows neither one that nothing refers to nor a second one of the same label: those become
 * paragraphs that start with the label.
 */
export function lowerFootnoteDefinition(
  node: FootnoteDefinition,
  state: LowerState
): Array<RootContent> {
  const {defined, called} = state.footnotes
  const used = called.has(node.identifier) && defined.get(node.identifier) === node
  if (used && isLabel(node.identifier)) state.nesting += 1
  const children = state.flow(node.children)
  if (used && isLabel(node.identifier)) {
    state.nesting -= 1
    return [{...node, children: children as FootnoteDefinition['children']}]
  }
  const label = {type: 'text' as const, value: `[${node.label ?? node.identifier}] `}
  const [first, ...rest] = children
  return first?.type === 'paragraph'
    ? [{...first, children: [label, ...first.children]}, ...rest]
    : [{type: 'paragraph', children: [label]}, ...children]
}

/** Lower a reference to a footnote; where there is no footnote, it is text. */
export function lowerFootnoteReference(
  node: FootnoteReference,
  state: LowerState
): Array<RootContent> {
  if (state.footnotes.defined.has(node.identifier) && isLabel(node.identifier)) return [{...node}]
  return [
    {
      type: 'text',
      value: `[${node.label ?? node.identifier}]`,
      ...(node.position && {position: node.position})
    }
  ]
}

/** Check for a label that GFM can hold. */
function isLabel(label: string): boolean {
  return /^[^\s[\]]+$/.test(label)
}
