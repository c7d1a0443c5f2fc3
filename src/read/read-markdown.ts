import type {List, ListItem, Paragraph, RootContent} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import type {ReadLines} from '../../grammars/grid-table/reading.js'
import {JoinedText} from '../../grammars/joined-text.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {readBreaks} from './breaks.js'
import {joinLines} from './join-lines.js'
import {cellOptions} from './markdown/cell-options.js'
import {readParagraphs} from './markdown/paragraphs.js'
import {placeNode} from './markdown/place-node.js'
import {holdsOnly} from './markdown/plain-text.js'
import {readSimpleInline} from './markdown/simple-inline.js'
import type {ReadMarkdown} from './settings.js'

/**
 * Read lines as Markdown, the content of cells in pandoc's and Adobe's tables.
 *
 * @param block
 *   Lines of a cell.
 * @param dialect
 *   Dialect of the table.
 * @returns
 *   Flow nodes, with positions in the source of the lines.
 */
export function readMarkdown(block: TextBlock, dialect: 'pandoc' | 'adobe'): Array<RootContent> {
  return read(JoinedText.of(block, '\n'), dialect)
}

/** Read a cell as Markdown, but join lines, and break them at `<br>`. */
export const readMarkdownCell: ReadMarkdown = (cell, dialect) => {
  const paragraph = cell.asParagraph?.(readLines[dialect])
  if (paragraph) return paragraph
  const {text: block} = cell
  if (block.length === 0) return []
  const text = JoinedText.of(block, '\n')
  const children = read(text, dialect)
  joinLines(children)
  for (const child of children) readBreaks(child)
  return children
}

/** Reads one paragraph of plain text or simple markup, which needs no micromark. */
const readLines: Record<'pandoc' | 'adobe', ReadLines> = {
  pandoc: (lines, locate) => readParagraph(lines, locate, 'pandoc'),
  adobe: (lines, locate) => readParagraph(lines, locate, 'adobe')
}

function readParagraph(
  lines: string,
  locate: () => JoinedText,
  dialect: 'pandoc' | 'adobe'
): ReturnType<ReadLines> {
  if (lines.includes('\n\n')) return undefined
  if (holdsOnly(lines, 'plain', dialect)) return lines.replaceAll('\n', ' ')
  if (!holdsOnly(lines, 'simple', dialect)) return undefined
  const nodes = readSimpleInline(locate(), 0, lines.length)
  if (nodes) joinLines(nodes)
  return nodes
}

function read(text: JoinedText, dialect: 'pandoc' | 'adobe'): Array<RootContent> {
  const paragraphs = holdsOnly(text.value, 'simple', dialect) ? readParagraphs(text) : undefined
  if (paragraphs) return paragraphs
  const list = bullets.test(text.value) ? readBullets(text, dialect) : undefined
  if (list) return [list]
  const {children} = fromMarkdown(text.value, cellOptions(dialect))
  for (const child of children) placeNode(child, text)
  return children
}

/** Bullets of one kind, each on one line; a box may make an item a task, and further bullets a thematic break. */
const bullets = /^([-*+]) (?![-*+ ]*(?:\n|$))[^\s[][^\n]*(?:\n\1 (?![-*+ ]*(?:\n|$))[^\s[][^\n]*)*$/

/** Make a tight list of lines, like micromark; nothing if one of them needs micromark. */
function readBullets(text: JoinedText, dialect: 'pandoc' | 'adobe'): List | undefined {
  const items: Array<ListItem> = []
  for (const {0: line, index} of text.value.matchAll(/[^\n]+/g)) {
    if (!holdsOnly(line.slice(2), 'simple', dialect)) return undefined
    const [start, end] = [index + 2, index + line.length]
    const children = readSimpleInline(text, start, end)
    if (!children) return undefined
    const paragraph: Paragraph = {type: 'paragraph', children, position: text.position(start, end)}
    const position = text.position(index, end)
    items.push({type: 'listItem', spread: false, checked: null, children: [paragraph], position})
  }
  const position = text.position(0, text.value.length)
  return {type: 'list', ordered: false, start: null, spread: false, children: items, position}
}
