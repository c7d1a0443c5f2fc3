import type {Code, Html, RootContent} from 'mdast'
import type {InlineMath, Math as MathBlock} from 'mdast-util-math'
import type {Subscript, Superscript} from '../../grammars/rst-nodes.js'
import type {LowerState} from './state.js'

/** Lower raised or lowered text: tags, since Markdown has no marks for it. */
export function lowerScript(node: Superscript | Subscript, state: LowerState): Array<RootContent> {
  const name = nameOf(node)
  const tag = (value: string): Html => ({type: 'html', value})
  return [tag(`<${name}>`), ...state.phrasing(node.children), tag(`</${name}>`)]
}

/** Keep raised or lowered text: `<sup>`, `<sub>`. */
export function keepScript(node: Superscript | Subscript, state: LowerState): Array<RootContent> {
  const data = {...node.data, hName: nameOf(node)}
  return [{...node, data, children: state.phrasing(node.children)}]
}

function nameOf({type}: Superscript | Subscript): 'sup' | 'sub' {
  return type === 'superscript' ? 'sup' : 'sub'
}

/** Lower code: what tells docutils or Sphinx something, and readers nothing, goes; so do marks in it. */
export function lowerCode(node: Code): Array<RootContent> {
  const {silent, visible} = node.data ?? {}
  if (silent) return []
  return [visible === undefined ? node : {...node, value: visible}]
}

/** Keep math as remark-math does, so that what renders its output renders ours. */
export function keepMath(node: MathBlock | InlineMath): Array<RootContent> {
  const isBlock = node.type === 'math'
  const className = ['language-math', isBlock ? 'math-display' : 'math-inline']
  const text = {type: 'text' as const, value: node.value}
  const code = {
    type: 'element' as const,
    tagName: 'code',
    properties: {className},
    children: [text]
  }
  return [
    {
      ...node,
      data: isBlock
        ? {...node.data, hName: 'pre', hChildren: [code]}
        : {...node.data, hName: 'code', hProperties: {className}, hChildren: [text]}
    }
  ]
}
