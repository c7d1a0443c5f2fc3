import type {Paragraph, RootContent} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {JoinedText} from '../../grammars/joined-text.js'
import type {TextBlock} from '../../grammars/text-block.js'
import {cellOptions} from './markdown/index.js'
import {placeNode} from './markdown/place-node.js'
import {contentOf} from './markdown/plain-text.js'
import {readSimpleInline} from './markdown/simple-inline.js'

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
  const content = contentOf(text.value, dialect)
  const paragraphs = content === 'other' ? undefined : readParagraphs(text, content === 'plain')
  if (paragraphs) return paragraphs
  const {children} = fromMarkdown(text.value, cellOptions(dialect))
  for (const child of children) placeNode(child, text)
  return children
}

/** Make paragraphs of runs of lines without a blank one, as micromark does; nothing where it has to be asked. */
function readParagraphs(text: JoinedText, isPlain: boolean): Array<Paragraph> | undefined {
  const paragraphs: Array<Paragraph> = []
  for (const {0: value, index} of text.value.matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
    const end = index + value.length
    const children = isPlain
      ? [{type: 'text' as const, value, position: text.position(index, end)}]
      : readSimpleInline(text, index, end)
    if (!children) return undefined
    paragraphs.push({type: 'paragraph', children, position: text.position(index, end)})
  }
  return paragraphs
}
