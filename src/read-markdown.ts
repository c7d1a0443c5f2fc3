import type {Nodes, RootContent} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {JoinedText} from '../grammars/joined-text.js'
import type {TextBlock} from '../grammars/text-block.js'

/**
 * Read lines as CommonMark: the cells of pandoc's and Adobe's tables are that.
 *
 * @param block
 *   Lines of a cell.
 * @returns
 *   Flow nodes, their positions those of the source that the lines were cut from.
 */
export function readMarkdown(block: TextBlock): Array<RootContent> {
  const text = JoinedText.of(block, '\n')
  const {children} = fromMarkdown(text.value)
  for (const child of children) place(child, text)
  return children
}

/** Carry positions over from the joined text; cells are no deeper than the Markdown parser's own stack allows. */
function place(node: Nodes, text: JoinedText): void {
  const {position} = node
  if (position) {
    node.position = text.position(position.start.offset ?? 0, position.end.offset ?? 0)
  }
  if ('children' in node) for (const child of node.children) place(child, text)
}
