import type {RootContent} from 'mdast'
import type {
  Admonition,
  DefinitionBody,
  DefinitionList,
  DefinitionTerm,
  Expression,
  KeyBinding
} from '../../grammars/nodes.js'
import {labelOf} from './admonition.js'
import {isKeys} from './key-binding.js'
import type {LowerState} from './state.js'

/** Keep a key: `<kbd>`, or code. */
export function keepKeyBinding(node: KeyBinding, state: LowerState): Array<RootContent> {
  const keys = state.settings.keys === 'kbd' && isKeys(node.value)
  const value = keys ? node.value : `<${node.value}>`
  return [
    {
      ...node,
      data: {...node.data, hName: keys ? 'kbd' : 'code', hChildren: [{type: 'text', value}]}
    }
  ]
}

/** Keep an expression: `<code>` with links in it. */
export function keepExpression(node: Expression, state: LowerState): Array<RootContent> {
  return [{...node, data: {...node.data, hName: 'code'}, children: state.phrasing(node.children)}]
}

/** Keep a definition list: `<dl>`. */
export function keepDefinitionList(node: DefinitionList, state: LowerState): Array<RootContent> {
  state.title = undefined
  const name = node.data?.kind
  return [
    {
      ...node,
      data: {...node.data, ...{hName: 'dl', ...(name && {hProperties: {className: [name]}})}},
      children: state.flow(node.children) as DefinitionList['children']
    }
  ]
}

/** Keep a term or a body: `<dt>`, `<dd>`. */
export function keepDefinitions(
  node: DefinitionTerm | DefinitionBody,
  state: LowerState
): Array<RootContent> {
  return node.type === 'definitionTerm'
    ? [{...node, data: {...node.data, hName: 'dt'}, children: state.phrasing(node.children)}]
    : [
        {
          ...node,
          data: {...node.data, hName: 'dd'},
          children: state.flow(node.children) as DefinitionBody['children']
        }
      ]
}

/** Keep an admonition: `<aside>` with its label. */
export function keepAdmonition(node: Admonition, state: LowerState): Array<RootContent> {
  state.title = undefined
  const label: RootContent = {
    type: 'paragraph',
    data: {hProperties: {className: ['admonition-title']}},
    children: [{type: 'text', value: labelOf(node)}]
  }
  return [
    {
      ...node,
      data: {
        ...node.data,
        ...{hName: 'aside', hProperties: {className: ['admonition', node.kind]}}
      },
      children: [label, ...(state.flow(node.children) as Admonition['children'])]
    }
  ]
}
