import type {Nodes} from 'mdast'
import {toPlainText} from '../../../src/tables/to-plain-text.js'

/**
 * List the blocks of a document, each with its text, in order: what a reader would miss if it came out otherwise.
 *
 * @param node
 *   Document, or a part of it.
 */
export function listBlocks(node: Nodes, blocks: Array<string> = []): Array<string> {
  switch (node.type) {
    case 'comment':
    case 'helpHeader':
      return blocks
    case 'admonition':
      blocks.push(`admonition ${node.kind}`)
      break
    case 'list':
      blocks.push(`list ${node.ordered ? 'ol' : 'ul'} ${node.children.length}`)
      break
    case 'footnoteDefinition':
      blocks.push(`footnote ${node.label}`)
      break
    case 'definitionTerm':
      blocks.push(`term ${textOf(node)}`)
      return blocks
    case 'gtCell':
    case 'tableCell':
      blocks.push(`cell ${textOf(node)}`)
      return blocks
    case 'code':
      blocks.push(`code ${node.value.replace(/[ \t]+$/gm, '')}`)
      return blocks
    case 'thematicBreak':
      blocks.push('rule')
      return blocks
    case 'heading':
      blocks.push(`heading ${Math.min(node.depth, 6)} ${textOf(node)}`)
      return blocks
    case 'anchor':
    case 'paragraph': {
      const text = textOf(node)
      if (text !== '') blocks.push(`paragraph ${text}`)
      return blocks
    }
  }
  if ('children' in node) for (const child of node.children) listBlocks(child, blocks)
  return blocks
}

/** List the blocks of one document that another has not, as often as it has them. */
export function missingBlocks(
  wanted: ReadonlyArray<string>,
  found: ReadonlyArray<string>
): Array<string> {
  const counts = new Map<string, number>()
  for (const block of found) counts.set(block, (counts.get(block) ?? 0) + 1)
  return wanted.filter((block) => {
    const left = counts.get(block) ?? 0
    counts.set(block, left - 1)
    return left <= 0
  })
}

/** Count the letters and digits of blocks, whatever block they are in. */
export function countLetters(node: Nodes): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of allText(node).match(/[\p{L}\p{N}]/gu) ?? []) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return counts
}

/** List the letters that one count has and another lacks. */
export function lostLetters(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>
): string {
  let lost = ''
  for (const [letter, count] of before) {
    lost += letter.repeat(Math.max(0, count - (after.get(letter) ?? 0)))
  }
  return lost
}

function allText(node: Nodes): string {
  if (node.type === 'comment' || node.type === 'helpHeader') return ''
  if (node.type === 'footnoteDefinition') {
    return `${node.label ?? node.identifier} ${node.children.map(allText).join('\n')}`
  }
  if (node.type === 'admonition') {
    return `${node.data?.label ?? node.kind} ${node.children.map(allText).join('\n')}`
  }
  if ('children' in node && node.type !== 'paragraph') return node.children.map(allText).join('\n')
  return toPlainText(node)
}

function textOf(node: Nodes): string {
  const text = toPlainText(node).replaceAll('\u2060', '')
  return text.replace(/\s+/g, ' ').trim()
}
