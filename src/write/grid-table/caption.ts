import type {
  GridTable,
  GridTableCaption,
  GridTableDialect
} from '../../../grammars/grid-table/nodes.js'
import {captionOf} from '../../mdast/caption.js'
import {printMarkdownPhrasing} from '../notation/markdown.js'

/**
 * Put the caption of a table above or below its lines, as pandoc reads it.
 *
 * ```text
 *  +-------+-------+
 *  | fruit | price |
 *  +-------+-------+
 *
 *  : Prices of *fruit* {#fruit}
 * ```
 *
 * @param table
 *   Table.
 * @param lines
 *   Its drawing.
 * @param dialect
 *   Dialect of the drawing: the others have no captions.
 * @param lose
 *   Takes what the dialect cannot say.
 */
export function addCaption(
  table: GridTable,
  lines: ReadonlyArray<string>,
  dialect: GridTableDialect,
  lose: (what: string) => void
): ReadonlyArray<string> {
  const caption = captionOf(table)
  if (!caption) return lines
  if (dialect !== 'pandoc') {
    if (caption.children.length > 0) lose('caption')
    return lines
  }
  const line = captionLine(caption, printMarkdownPhrasing(caption.children, {pandoc: true}))
  return caption.place === 'above' ? [line, '', ...lines] : [...lines, '', line]
}

/**
 * Write the line of a caption: its mark, its text, its attributes.
 *
 * @param caption
 *   Caption.
 * @param text
 *   Its text, as Markdown.
 */
export function captionLine({mark = ':', markup}: GridTableCaption, text: string): string {
  // Text at the end that looks like attributes is none.
  const own = markup ? text : text.replace(/(?<!\\)\{(?=[^{}]*\}$)/, '\\{')
  return [mark, own, markup].filter(Boolean).join(' ')
}
