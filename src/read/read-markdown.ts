import type {Paragraph, RootContent} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {JoinedText} from '../../grammars/joined-text.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {cellOptions} from './markdown/index.js'
import {placeNode} from './markdown/place-node.js'

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
  if (plainWords.test(text.value)) return [paragraphOf(text)]
  const {children} = fromMarkdown(text.value, cellOptions(dialect))
  for (const child of children) placeNode(child, text)
  return children
}

/** One line of words, which most cells are: there is nothing to read in it. */
const plainWords = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/

function paragraphOf(text: JoinedText): Paragraph {
  const {value} = text
  const position = text.position(0, value.length)
  const own = text.position(0, value.length)
  return {type: 'paragraph', children: [{type: 'text', value, position: own}], position}
}
