import type {Range, TextEdit} from 'vscode-languageserver'
import {type FormatTablesOptions, formatTables} from '../table-text/format/index.js'
import {minimalEdits} from './minimal-edits.js'
import type {OpenDocument} from './open-document.js'
import {dialectOf} from './read-text.js'
import {blockAt} from './table-at.js'

/** How tables are formatted: `keep` leaves what is consistent, `canonical` draws anew. */
export type TableStyle = FormatTablesOptions['style']

/**
 * Format the tables of a document. The table that was last typed in is repaired, too; all others that are broken stay.
 */
export function formatDocument(document: OpenDocument, style: TableStyle): Array<TextEdit> {
  const edits = format(document, style, false)
  const block = document.lastLine === undefined ? undefined : blockAt(document, document.lastLine)
  if (!block) return edits
  const isInBlock = ({range}: TextEdit): boolean =>
    range.end.line >= block.first && range.start.line <= block.last
  const repaired = format(document, style, true).filter(isInBlock)
  return [...edits.filter((edit) => !isInBlock(edit)), ...repaired]
}

/** Format the tables that have lines in a range. */
export function formatRange(
  document: OpenDocument,
  {start, end}: Range,
  style: TableStyle
): Array<TextEdit> {
  return within(document, format(document, style, false), start.line, end.line)
}

/** Repair the tables in the block around a line and format them; no edits where nothing is wrong or can be done. */
export function repairAt(document: OpenDocument, line: number, style: TableStyle): Array<TextEdit> {
  return within(document, format(document, style, true), line, line)
}

/** Tables are read where they stand in the document: there are none in literal blocks and code. */
function format(document: OpenDocument, style: TableStyle, fix: boolean): Array<TextEdit> {
  const text = document.text.getText()
  const from = dialectOf(document.reading)
  return minimalEdits(text, formatTables(text, {from, style, fix}).value)
}

/** Keep the edits of blocks that have lines in a range: a table changes as a whole, or not at all. */
function within(
  document: OpenDocument,
  edits: ReadonlyArray<TextEdit>,
  start: number,
  end: number
): Array<TextEdit> {
  const first = blockAt(document, start)?.first ?? start
  const last = blockAt(document, end)?.last ?? end
  return edits.filter(({range}) => range.end.line >= first && range.start.line <= last)
}
