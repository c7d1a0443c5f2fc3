import type {Blockquote, Code, List, RootContent} from 'mdast'
import type {Finish} from '../language.js'
import {addChildren, finishBlocks, joinDefinitions, spreadByLines} from '../shared/finish.js'

const finishTree = finishBlocks(() => ({join, each: spreadByLines}))

/** Authors may vary the indentation, and continue blocks after blank lines. */
export const finish: Finish = (nodes, notes) => readSections(finishTree(nodes, notes))

function join(last: RootContent, node: RootContent): boolean {
  if (isLaidOut(last) && isLaidOut(node)) {
    // Drawings and columns continue after blank lines.
    const lines = (node.position?.start.line ?? 2) - (last.position?.end.line ?? 0)
    last.value += '\n'.repeat(Math.max(lines, 1)) + node.value
    if (last.position && node.position) last.position.end = node.position.end
    return true
  }
  if (!goesOn(last, node)) return joinDefinitions(last, node)
  addChildren(last as List | Blockquote, node)
  if (last.type === 'list') last.spread = true
  return true
}

/** Whether a list or a quote continues. */
function goesOn(last: RootContent, node: RootContent): node is List | Blockquote {
  return last.type === 'list'
    ? node.type === 'list' && node.ordered === last.ordered
    : last.type === 'blockquote' && node.type === 'blockquote'
}

/** Whether a block consists of lines laid out by hand: code without a fence. */
function isLaidOut(node: RootContent): node is Code {
  return node.type === 'code' && node.data?.fenced === false
}

/**
 * Unwrap quotes that are all of a section, which is indented as a whole, and those directly below columns, which
 * explain the characters used there.
 */
function readSections(children: ReadonlyArray<RootContent>): Array<RootContent> {
  const result: Array<RootContent> = []
  for (let from = 0; from < children.length; ) {
    let to = from + 1
    while (to < children.length && children[to]!.type !== 'heading') to += 1
    const heading = children[from]!.type === 'heading'
    const own = children.slice(heading ? from + 1 : from, to)
    if (heading) result.push(children[from]!)
    const blocks = own.filter((child) => child.type !== 'comment' && child.type !== 'thematicBreak')
    const only = blocks.length === 1 ? blocks[0]! : undefined
    for (const [index, child] of own.entries()) {
      const isBelowColumns = own[index - 1]?.type === 'table' && isText(child)
      if (child.type === 'blockquote' && ((heading && child === only) || isBelowColumns)) {
        for (const grandchild of child.children) result.push(grandchild)
      } else {
        result.push(child)
      }
    }
    from = to
  }
  return result
}

/** Whether a quote contains only paragraphs. */
function isText(node: RootContent): boolean {
  return node.type === 'blockquote' && node.children.every(({type}) => type === 'paragraph')
}
