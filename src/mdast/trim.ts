import type {PhrasingContent} from 'mdast'
import {footnoteMark} from '../tables/to-plain-text.js'
import {isTarget} from './targets.js'

const blankAtStart = /^[\t\n\r ]/
const blankAtEnd = /[\t\n\r ]$/

/**
 * Trim phrasing content, and remove the spaces that a target in between would double.
 *
 * @param children
 *   Phrasing content.
 * @returns
 *   The trimmed content, without empty texts.
 */
export function trimPhrasing(children: ReadonlyArray<PhrasingContent>): Array<PhrasingContent> {
  const result: Array<PhrasingContent> = []
  /** Whether the content so far is empty or ends with a space. */
  let blank = true
  for (const child of children) {
    if (child.type !== 'text') {
      result.push(child)
      if (!isTarget(child)) blank = child.type === 'break'
      continue
    }
    const value = blank && blankAtStart.test(child.value) ? child.value.trimStart() : child.value
    if (value === '') continue
    blank = blankAtEnd.test(value)
    result.push(value === child.value ? child : {...child, value})
  }
  trimEnd(result)
  return result
}

function trimEnd(result: Array<PhrasingContent>): void {
  for (let index = result.length - 1; index >= 0; index -= 1) {
    const child = result[index]!
    if (isTarget(child)) continue
    if (child.type === 'break') {
      result.splice(index, 1)
      continue
    }
    if (child.type !== 'text') return
    const value = child.value.trimEnd()
    if (value !== '') {
      if (value !== child.value) result[index] = {...child, value}
      return
    }
    result.splice(index, 1)
  }
}

/**
 * Get the visible text of nodes.
 *
 * @param nodes
 *   Nodes.
 */
export function phrasingText(nodes: ReadonlyArray<PhrasingContent>): string {
  return nodes.map(textOf).join('')
}

function textOf(node: PhrasingContent): string {
  if (node.type === 'keyBinding') return `<${node.value}>`
  if (node.type === 'html' || node.type === 'comment') return ''
  if (node.type === 'break') return ' '
  if (node.type === 'footnoteReference') return footnoteMark(node)
  if ('value' in node) return node.value
  return 'children' in node ? phrasingText(node.children) : ''
}
