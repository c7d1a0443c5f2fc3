import type {Heading, Nodes, Paragraph, RootContent, Yaml} from 'mdast'
import type {HelpHeader} from '../../grammars/nodes.js'
import type {LowerState} from './state.js'

/**
 * Lower the header of a help file: its title becomes the heading of rank 1, with all other headings below it.
 *
 * HyperHelp shows title and date in the first line of a file, so the date is kept, in italics.
 */
export function lowerHelpHeader(node: HelpHeader, state: LowerState): Array<RootContent> {
  const {header} = state.settings
  if (header === 'none') return []
  const {title, date, attributes, position} = node
  const place = position && {position}
  const nodes: Array<RootContent> = []
  if (header === 'front-matter') {
    const lines = Object.entries(attributes).map(([key, value]) => `${key}: ${quote(value)}`)
    const yaml: Yaml = {type: 'yaml', value: lines.join('\n'), ...place}
    if (lines.length > 0) nodes.push(yaml)
  }
  if (title) {
    const heading: Heading = {
      type: 'heading',
      depth: 1,
      children: [{type: 'text', value: title, ...place}],
      ...place
    }
    nodes.push(heading)
    state.shift = 1
    state.title = title
  }
  if (date && header === 'heading') {
    const paragraph: Paragraph = {
      type: 'paragraph',
      children: [{type: 'emphasis', children: [{type: 'text', value: date, ...place}], ...place}],
      ...place
    }
    nodes.push(paragraph)
  }
  return nodes
}

/** Write a YAML scalar in double quotes; JSON strings are valid YAML. */
function quote(value: string): string {
  return JSON.stringify(value)
}

/** Check whether a node or a descendant is visible. */
export function isVisible(node: Nodes): boolean {
  if (node.type === 'comment') return false
  if (node.type === 'anchor') return node.children.some(isVisible)
  if (node.type === 'text') return node.value.trim() !== ''
  if (node.type === 'paragraph') return node.children.some(isVisible)
  return true
}
