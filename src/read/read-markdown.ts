import type {Nodes, Paragraph, RootContent} from 'mdast'
import {fromMarkdown, type Options} from 'mdast-util-from-markdown'
import {JoinedText} from '../../grammars/joined-text.js'
import type {TextBlock} from '../../grammars/text-block.js'

/**
 * Read lines as CommonMark: the cells of pandoc's and Adobe's tables are that.
 *
 * @param block
 *   Lines of a cell.
 * @param options
 *   Extensions of the syntax (default: none).
 * @returns
 *   Flow nodes, their positions those of the source that the lines were cut from.
 */
export function readMarkdown(
  block: TextBlock,
  options?: Options | null | undefined
): Array<RootContent> {
  const text = JoinedText.of(block, '\n')
  if (!options && plainWords.test(text.value)) return [paragraphOf(text)]
  const {children} = fromMarkdown(text.value, options)
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

/**
 * Carry positions over from joined text to its source; cells are no deeper than the Markdown parser's own stack allows.
 *
 * @param node
 *   Node whose offsets are those of the joined text; it is changed.
 * @param text
 *   Joined text.
 */
export function placeNode(node: Nodes, text: JoinedText): void {
  const {position} = node
  if (position) {
    node.position = text.position(position.start.offset ?? 0, position.end.offset ?? 0)
  }
  if ('children' in node) for (const child of node.children) placeNode(child, text)
}
