import type {RootContent} from 'mdast'
import type {
  Admonition,
  DefinitionBody,
  DefinitionList,
  DefinitionTerm,
  Expression,
  KeyBinding
} from '../../grammars/nodes.js'
import {withClassifiers} from '../shared/with-classifiers.js'
import {labelOf} from './admonition.js'
import {isSignature} from './definition-list.js'
import {toCode} from './expression.js'
import {isKeys} from './key-binding.js'
import type {LowerState} from './state.js'

/** Keep a key, as `<kbd>` or code. */
export function keepKeyBinding(node: KeyBinding, state: LowerState): Array<RootContent> {
  const isKey = node.data?.isKey === true
  const keys = state.settings.keys === 'kbd' && (isKey || isKeys(node.value))
  const value = keys || isKey ? node.value : `<${node.value}>`
  return [
    {
      ...node,
      data: {...node.data, hName: keys ? 'kbd' : 'code', hChildren: [{type: 'text', value}]}
    }
  ]
}

/** Keep an expression, as `<code>` with links inside. */
export function keepExpression(node: Expression, state: LowerState): Array<RootContent> {
  return [{...node, data: {...node.data, hName: 'code'}, children: state.phrasing(node.children)}]
}

/** Keep a definition list, as `<dl>`, `<dt>`, `<dd>`; signatures are code. */
export function keepDefinitionList(node: DefinitionList, state: LowerState): Array<RootContent> {
  state.title = undefined
  const kind = node.data?.kind
  const children = node.children.map((child): DefinitionTerm | DefinitionBody => {
    if (child.type === 'definitionBody') {
      const content = state.flow(child.children) as DefinitionBody['children']
      return {...child, data: {...child.data, hName: 'dd'}, children: content}
    }
    const content = state.phrasing(withClassifiers(child))
    const code = kind === 'signature' && isSignature(child)
    return {
      ...child,
      data: {...child.data, hName: 'dt'},
      children: code ? toCode(content) : content
    }
  })
  const element = {hName: 'dl', ...(kind && {hProperties: {className: [kind]}})}
  return [{...node, data: {...node.data, ...element}, children}]
}

/** Keep an admonition, as `<aside>` with its label. */
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
