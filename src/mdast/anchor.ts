import type {PhrasingContent, RootContent} from 'mdast'
import type {Anchor, HelpLink} from '../../grammars/nodes.js'
import {bodyOfLink, describeUnknownPackage, describeUnknownTopic} from '../shared/link-faults.js'
import {lowerFootnoteReference} from './footnote.js'
import {citationOf} from './footnotes.js'
import {resolveLink} from './resolve-link.js'
import {isSafeUrl} from './safe-url.js'
import type {LowerState} from './state.js'
import {createTarget} from './targets.js'
import {withWholeUrl} from './whole-url.js'

/** Lower an anchor: to its target, and its visible content. */
export function lowerAnchor(node: Anchor, state: LowerState): Array<RootContent> {
  const id = node.identifier === undefined ? undefined : state.ids.take(node.identifier)
  const target: Array<PhrasingContent> = id === undefined ? [] : [createTarget(id, node, state)]
  // HyperHelp hides the markers of a hidden anchor, not its text (HyperHelp: help/syntax.txt, "Anchors").
  return [...target, ...state.phrasing(node.children)]
}

/** Lower a link to a topic; its text remains if it has no target. */
export function lowerHelpLink(link: HelpLink, state: LowerState): Array<RootContent> {
  const node = withWholeUrl(link)
  if (state.links > 0) return state.phrasing(node.children)
  const reference = citationOf(node)
  if (reference && state.footnotes.defined.has(reference.identifier)) {
    return lowerFootnoteReference(reference, state)
  }
  state.links += 1
  const {title} = node.data ?? {}
  const children = state.phrasing(
    title === undefined ? node.children : [{type: 'text', value: title}]
  )
  state.links -= 1
  // Reported by the reader.
  if (node.data?.malformed) return children
  const url = resolveLink(node, state)
  if (url === null) return children
  if (url === undefined) {
    state.report(
      bodyOf(node),
      'link-unresolved',
      node.package ? describeUnknownPackage(node.package) : describeUnknownTopic(node.identifier),
      'The link becomes plain text'
    )
    return children
  }
  if (!checkUrl(url, bodyOf(node), state)) return children
  return [{type: 'link', url, children, ...(node.position && {position: node.position})}]
}

function bodyOf(node: HelpLink): HelpLink {
  return node.position ? {...node, position: bodyOfLink(node.position)} : node
}

/** Check a URL; report one that is omitted. */
export function checkUrl(url: string, node: RootContent, state: LowerState): boolean {
  if (isSafeUrl(url)) return true
  state.report(
    node,
    'link-unsafe',
    `The scheme of the URL \`${url}\` is not allowed, only \`http\`, \`https\`, \`mailto\`, or a relative URL`,
    'The link becomes plain text'
  )
  return false
}
