import type {PhrasingContent, RootContent} from 'mdast'
import type {Expression} from '../../grammars/nodes.js'
import type {LowerState} from './state.js'

/** Code with links in it: mdast's code holds text only, so each piece is code, inside of its link. */
export function lowerExpression(node: Expression, state: LowerState): Array<RootContent> {
  return state.phrasing(node.children.map(asCode))
}

function asCode(node: PhrasingContent): PhrasingContent {
  if (node.type === 'text' && node.value.trim() !== '') {
    return {type: 'inlineCode', value: node.value, ...(node.position && {position: node.position})}
  }
  return 'children' in node ? {...node, children: node.children.map(asCode) as never} : node
}
