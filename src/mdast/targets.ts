import type {Html, Nodes, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {Anchor} from '../../grammars/nodes.js'
import type {LowerState} from './state.js'

/** Make the target that links to a topic hit. */
export function createTarget(id: string, node: Nodes, state: LowerState): Html | Anchor {
  const place = node.position && {position: node.position}
  return state.settings.target === 'html'
    ? {
        type: 'anchor',
        identifier: id,
        hidden: true,
        children: [],
        data: {target: id, hName: 'a', hProperties: {id}},
        ...place
      }
    : {type: 'html', value: htmlOfTarget(id), data: {target: id}, ...place}
}

/** Write a target in Markdown. */
export function htmlOfTarget(id: string): string {
  return `<a id="${escapeAttribute(id)}"></a>`
}

/** Write a value that can stand between double quotes in a tag. */
export function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

/** Check for a target. */
export function isTarget(node: Nodes): node is Html | Anchor {
  return (
    (node.type === 'html' || node.type === 'anchor') &&
    node.data !== undefined &&
    'target' in node.data
  )
}

/** Check for a paragraph that holds targets and nothing that a reader sees. */
export function isTargets(node: Nodes): node is Paragraph {
  return node.type === 'paragraph' && node.children.length > 0 && node.children.every(isTarget)
}

/**
 * Take the targets out of what stands in one line, so that they can stand before it.
 *
 * @param children
 *   Phrasing content.
 * @returns
 *   Its targets, and all the rest.
 */
export function splitTargets(children: ReadonlyArray<PhrasingContent>): {
  targets: Array<PhrasingContent>
  rest: Array<PhrasingContent>
} {
  const targets: Array<PhrasingContent> = []
  const rest: Array<PhrasingContent> = []
  for (const child of children) (isTarget(child) ? targets : rest).push(child)
  return {targets, rest}
}

/** Put the targets of several paragraphs in a row into one. */
export function joinTargets(nodes: ReadonlyArray<RootContent>): Array<RootContent> {
  const result: Array<RootContent> = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (last && isTargets(last) && isTargets(node)) {
      result[result.length - 1] = {...last, children: [...last.children, ...node.children]}
    } else {
      result.push(node)
    }
  }
  return result
}

declare module 'mdast' {
  interface Data {
    /** Id that the node is the target of. */
    target?: string
  }
}
