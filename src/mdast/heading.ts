import type {Heading, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {LowerState} from './state.js'
import {strong} from './strong.js'
import {createTarget, splitTargets} from './targets.js'
import {phrasingText, trimPhrasing} from './trim.js'

/**
 * Lower a heading. Targets of its topics precede it, so that following a link shows the heading.
 *
 * A rubric is not part of the document's outline, so it becomes a bold paragraph.
 *
 * A heading of rank 1 that repeats the title before any visible content is the title.
 */
export function lowerHeading(node: Heading, state: LowerState): Array<RootContent> {
  const {targets, rest} = splitTargets(state.phrasing(node.children))
  const own: Array<PhrasingContent> = []
  const id = node.identifier === undefined ? undefined : state.ids.take(node.identifier)
  if (id !== undefined) own.push(createTarget(id, node, state))
  const children = trimPhrasing(rest)
  const result: Array<RootContent> = []
  if (own.length + targets.length > 0) {
    const paragraph: Paragraph = {type: 'paragraph', children: [...own, ...targets]}
    result.push(paragraph)
  }
  const {title} = state
  state.title = undefined
  if (children.length === 0) return result
  if (node.depth === 1 && phrasingText(children) === title) {
    // The others are below it already.
    if (state.topHeadings === 1) state.shift = 0
    return result
  }
  if (node.data?.rubric) {
    const rubric: Paragraph = {type: 'paragraph', children: [strong(children)]}
    if (node.position) rubric.position = node.position
    result.push(rubric)
    return result
  }
  const depth = Math.min(node.depth + state.shift, 6) as Heading['depth']
  const heading: Heading = {type: 'heading', depth, children}
  if (node.position) heading.position = node.position
  result.push(heading)
  return result
}
