import type {Heading, RootContent} from 'mdast'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder} from '../construct.js'
import {lastAnchors} from './hidden-anchors.js'

/** Number signs and a topic, which may break at a hyphen like any word (spec A7). */
const start = /(#{1,6})[ \n]((?:[^\s:|*#]|(?<=-)\n|(?<!-)\n(?=-))+):/g

interface Start {
  at: number
  marks: number
  identifier: string
  /** Where the title starts. */
  text: number
}

/**
 * Split running text at its headings. The Sphinx builder writes no line ending before or after a heading, so that it
 * follows the anchors before it, and runs on into the next heading (spec A12). It is wrapped like a paragraph (A13).
 *
 * ```text
 *  > *|complex:⚓|* # complex-arrays:Complex arrays## numpy-style:NumPy-style
 *  > shape and strides*|numpy:⚓|*
 * ```
 *
 * @param block
 *   Lines, trimmed.
 * @param text
 *   The same, joined by `\n`.
 * @param builder
 *   Builder of the nodes.
 * @returns
 *   Headings and anchors; nothing if the text is not a heading.
 */
export function splitHeadings(
  block: TextBlock,
  text: string,
  builder: BlockBuilder
): Array<RootContent> | undefined {
  const starts: Array<Start> = []
  start.lastIndex = 0
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const last = starts[starts.length - 1]
    if (last ? isOpened(text, last.text, match.index) : !isStart(text.slice(0, match.index))) {
      continue
    }
    starts.push({
      at: match.index,
      marks: match[1]!.length,
      identifier: match[2]!.replaceAll('\n', ''),
      text: match.index + match[0].length
    })
  }
  if (starts.length === 0) {
    // The title of a topic directive or a sidebar has no link topic (spec A15).
    const title = /^#{1,6} (?=\S)/.exec(text)
    if (!title) return undefined
    const node: Heading = {
      type: 'heading',
      depth: (title[0].length - 1) as Heading['depth'],
      children: [],
      data: {rubric: true}
    }
    builder.nodes.leave({node, text: block.cut(title[0].length), kind: 'heading'})
    node.position = builder.nodes.position(block)
    return [node]
  }
  const nodes: Array<RootContent> = []
  const cut = cutter(block)
  addPlain(nodes, cut(0, starts[0]!.at), builder)
  for (const [index, {at, marks, identifier, text: from}] of starts.entries()) {
    const next = starts[index + 1]?.at ?? text.length
    const end = Math.max(from, titleEnd(text.slice(0, next)))
    const node: Heading = {
      type: 'heading',
      depth: marks as Heading['depth'],
      identifier,
      children: []
    }
    node.position = builder.nodes.position(cut(at, end))
    builder.nodes.leave({node, text: cut(from, end), kind: 'heading'})
    nodes.push(node)
    addPlain(nodes, cut(end, next), builder)
  }
  return nodes
}

/** Where a title ends: before the anchors and images that follow it (spec A12, A23). */
export function titleEnd(text: string): number {
  let end = lastAnchors(text)
  for (let count = 0; count < 9 && text[end - 1] === ']'; count += 1) {
    const piece = text.slice(Math.max(0, end - 1000), end)
    const start = piece.lastIndexOf('[image')
    if (start === -1 || !/^\[image(?:: [^\]]*)?\]$/.test(piece.slice(start))) break
    end -= piece.length - start
  }
  return end
}

/** Find the heading glued to a title; -1 if there is none. */
export function nextHeading(text: string, from: number): number {
  start.lastIndex = from
  for (let match = start.exec(text); match; match = start.exec(text)) {
    if (match.index > from && !isOpened(text, from, match.index)) {
      start.lastIndex = 0
      return match.index
    }
  }
  return -1
}

/** Whether a bracket or quote is still open before number signs, which are then text of the title. */
function isOpened(text: string, from: number, offset: number): boolean {
  const before = text[offset - 1]!
  if (before !== '"') return '(“‘'.includes(before)
  let quotes = 0
  for (let at = text.indexOf('"', from); at !== -1 && at < offset; at = text.indexOf('"', at + 1)) {
    quotes += 1
  }
  return quotes % 2 === 1
}

/** Make a function that cuts parts out of a block, in order of their starts; it passes no line twice. */
function cutter(block: TextBlock): (from: number, to: number) => TextBlock {
  /** The line where the last part started, and its offset. */
  let line = 0
  let at = 0
  const behind = (index: number): number => block.ends[index]! - block.starts[index]! + 1
  return (from, to) => {
    while (line < block.length - 1 && at + behind(line) <= from) {
      at += behind(line)
      line += 1
    }
    let last = line
    for (let end = at; last < block.length && end < to; last += 1) end += behind(last)
    return block.slice(line, last).cut(from - at, to - at)
  }
}

/** Whether a heading may follow: nothing precedes it, or only anchors, or an image, which does not open a paragraph. */
function isStart(before: string): boolean {
  const text = before.slice(0, lastAnchors(before)).trimEnd()
  return (
    text === '' ||
    (text.endsWith(']') && /^\[image(?:: [^\]]*)?\]$/.test(text.slice(text.lastIndexOf('[image'))))
  )
}

function addPlain(nodes: Array<RootContent>, block: TextBlock, builder: BlockBuilder): void {
  if (block.length > 0) {
    nodes.push(builder.nodes.compact(block))
  }
}
