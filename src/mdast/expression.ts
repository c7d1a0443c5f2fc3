import type {Link, PhrasingContent, RootContent, Text} from 'mdast'
import type {Expression} from '../../grammars/nodes.js'
import type {LowerState} from './state.js'

/** Lower an expression: to code, and links whose text is code. */
export function lowerExpression(node: Expression, state: LowerState): Array<RootContent> {
  return toCode(state.phrasing(node.children))
}

/**
 * Convert text to code, also in links; spaces at its ends stay text.
 *
 * @param nodes
 *   Lowered phrasing content.
 */
export function toCode(nodes: ReadonlyArray<PhrasingContent>): Array<PhrasingContent> {
  return nodes.flatMap((node): Array<PhrasingContent> => {
    if (node.type === 'text') return codeOf(node)
    if (node.type === 'link')
      return [{...node, children: toCode(node.children) as Link['children']}]
    return 'children' in node && node.type !== 'anchor' ? toCode(node.children) : [node]
  })
}

function codeOf(node: Text): Array<PhrasingContent> {
  const value = node.value.trim()
  if (value === '') return [node]
  const start = node.value.indexOf(value)
  const before = node.value.slice(0, start)
  const after = node.value.slice(start + value.length)
  const code: PhrasingContent = {type: 'inlineCode', value}
  if (node.position) code.position = node.position
  return [
    ...(before === '' ? [] : [{type: 'text' as const, value: before}]),
    code,
    ...(after === '' ? [] : [{type: 'text' as const, value: after}])
  ]
}
