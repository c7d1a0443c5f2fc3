import type {Code, Html, RootContent} from 'mdast'
import type {InlineMath, Math as MathBlock} from 'mdast-util-math'
import type {Subscript, Superscript} from '../../grammars/rst-nodes.js'
import type {LowerState} from './state.js'

/** Lower super- and subscript to tags, since Markdown has no markup for them. */
export function lowerScript(node: Superscript | Subscript, state: LowerState): Array<RootContent> {
  const name = nameOf(node)
  const tag = (value: string): Html => ({type: 'html', value})
  return [tag(`<${name}>`), ...state.phrasing(node.children), tag(`</${name}>`)]
}

/** Keep super- and subscript, as `<sup>`, `<sub>`. */
export function keepScript(node: Superscript | Subscript, state: LowerState): Array<RootContent> {
  const data = {...node.data, hName: nameOf(node)}
  return [{...node, data, children: state.phrasing(node.children)}]
}

function nameOf({type}: Superscript | Subscript): 'sup' | 'sub' {
  return type === 'superscript' ? 'sup' : 'sub'
}

/** Lower code: drop what only affects docutils or Sphinx, and markup inside. */
export function lowerCode(node: Code, {settings}: LowerState): Array<RootContent> {
  const {directive, silent, visible} = node.data ?? {}
  if (directive !== undefined && settings.directives === 'myst') return [mystOf(node, directive)]
  if (silent) return []
  return [visible === undefined ? node : {...node, value: visible}]
}

/**
 * Write a directive in MyST.
 *
 * ```text
 *  .. name:: argument        ```{name} argument
 *     :option: value         :option: value
 *
 *     content                content
 *                            ```
 * ```
 */
function mystOf({value, ...node}: Code, name: string): Code {
  const [first = '', ...rest] = value.split('\n')
  const margin = Math.min(
    ...rest.filter((line) => line !== '').map((line) => /^ */.exec(line)![0].length)
  )
  const lines = rest.map((line) => line.slice(Math.min(margin, line.length)))
  const until = (isEnd: (line: string) => boolean, from: number): number => {
    const end = lines.findIndex((line, index) => index >= from && isEnd(line))
    return end === -1 ? lines.length : end
  }
  const blank = until((line) => line === '', 0)
  const options = Math.min(
    until((line) => /^:(?! )[^:]+:(?: |$)/.test(line), 0),
    blank
  )
  const colons = first.indexOf('::')
  const told = colons === -1 ? '' : first.slice(colons + 2).trimStart()
  const argument = [told, ...lines.slice(0, options)]
  const meta = argument.filter(Boolean).join(' ')
  return {
    ...node,
    lang: `{${name}}`,
    ...(meta && {meta}),
    value: lines.slice(options).join('\n').replace(/^\n+/, '')
  }
}

/** Keep math in the form of remark-math, so that the same renderers work. */
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
