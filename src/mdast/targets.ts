import type {Html, Nodes, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {Anchor} from '../../grammars/nodes.js'
import type {LowerState} from './state.js'

/** Create the target for links to a topic. */
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

/** Escape a value for double quotes in a tag. */
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

/** Check for a paragraph that consists of targets and invisible content. */
export function isTargets(node: Nodes): node is Paragraph {
  return node.type === 'paragraph' && node.children.length > 0 && node.children.every(isTarget)
}

/**
 * Split off the targets from content on one line, to put them before it.
 *
 * @param children
 *   Phrasing content.
 * @returns
 *   Its targets, and the rest.
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

/** Merge consecutive paragraphs of targets into one. */
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
    /** Id of which the node is the target. */
    target?: string
  }
}
