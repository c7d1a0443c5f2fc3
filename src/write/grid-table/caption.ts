import type {
  GridTable,
  GridTableCaption,
  GridTableDialect
} from '../../../grammars/grid-table/nodes.js'
import {captionOf} from '../../mdast/caption.js'
import {printMarkdownPhrasing} from '../notation/markdown.js'

/**
 * Put the caption of a table above or below its lines, in pandoc's notation.
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
 *   Dialect of the drawing; only pandoc's has captions.
 * @param lose
 *   Receives what the dialect cannot express.
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
 * Write the line of a caption: its marker, text and attributes.
 *
 * @param caption
 *   Caption.
 * @param text
 *   Its text, in Markdown.
 */
export function captionLine({mark = ':', markup}: GridTableCaption, text: string): string {
  // Escape text at the end that looks like attributes.
  const own = markup ? text : text.replace(/(?<!\\)\{(?=[^{}]*\}$)/, '\\{')
  return [mark, own, markup].filter(Boolean).join(' ')
}
