import type {Paragraph, RootContent} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {JoinedText} from '../../grammars/joined-text.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {cellOptions} from './markdown/index.js'
import {placeNode} from './markdown/place-node.js'
import {isPlainMarkdown} from './markdown/plain-text.js'

/**
 * Read lines as Markdown: the cells of pandoc's and Adobe's tables are that.
 *
 * @param block
 *   Lines of a cell.
 * @param dialect
 *   Dialect of the table.
 * @returns
 *   Flow nodes, their positions those of the source that the lines were cut from.
 */
export function readMarkdown(block: TextBlock, dialect: 'pandoc' | 'adobe'): Array<RootContent> {
  const text = JoinedText.of(block, '\n')
  if (isPlainMarkdown(text.value, dialect)) return plainParagraphs(text)
  const {children} = fromMarkdown(text.value, cellOptions(dialect))
  for (const child of children) placeNode(child, text)
  return children
}

/** Make of plain text what micromark makes of it: a paragraph for each run of lines without a blank one. */
function plainParagraphs(text: JoinedText): Array<Paragraph> {
  const paragraphs: Array<Paragraph> = []
  for (const {0: value, index} of text.value.matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
    const end = index + value.length
    const children = [{type: 'text' as const, value, position: text.position(index, end)}]
    paragraphs.push({type: 'paragraph', children, position: text.position(index, end)})
  }
  return paragraphs
}
