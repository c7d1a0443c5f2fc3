import type {Range, TextEdit} from 'vscode-languageserver'
import {type FormatTablesOptions, formatTables} from '../table-text/format/format-tables.js'
import {minimalEdits} from './minimal-edits.js'
import type {OpenDocument} from './open-document.js'
import {dialectOfReading} from './read-text.js'
import {blockAt, blockLines, type LineBlock, rowsAround, textBetween} from './table-at.js'

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

/** Blocks of more lines are not repaired whole where a few rows of them tell what is wrong. */
const longestBlock = 300

/** A way to repair a table. */
export interface RepairEdits {
  title: string
  edits: Array<TextEdit>
  /** Whether there is no other way that is as likely. */
  isCertain: boolean
}

/**
 * Find the ways to repair the tables in the block around a line: the one that is likeliest by far, or each likely way to
 * read the line in doubt. None where nothing is wrong or can be done. The document has tables there: what stands in
 * literal blocks and code is none.
 */
export function repairsAt(
  document: OpenDocument,
  line: number,
  style: TableStyle
): Array<RepairEdits> {
  const lines = blockLines(document, line, longestBlock)
  if (!lines) return []
  if (lines.last - lines.first >= longestBlock) {
    const rows = rowsAround(document, {first: line, last: line}, lines)
    // Drawn anew, rows would not fit the rest of their table.
    if (rows) return repairText(document, textBetween(document, rows), 'keep')
  }
  return repairText(document, blockAt(document, line)!, style)
}

function repairText(
  document: OpenDocument,
  {text, first}: LineBlock,
  style: TableStyle
): Array<RepairEdits> {
  // Alone, what is indented would be a quote or code.
  const margin = marginOf(text)
  const inner = text.replaceAll(/^[\t ]+/gm, (blanks) =>
    blanks.startsWith(margin) ? blanks.slice(margin.length) : blanks
  )
  const from = dialectOfReading(document.reading)
  const {value, readings} = formatTables(inner, {from, style, fix: true})
  const repairs: Array<RepairEdits> = []
  const add = (title: string, repaired: string, isCertain: boolean): void => {
    const whole = margin === '' ? repaired : repaired.replaceAll(/^(?=.)/gm, margin)
    const edits = minimalEdits(text, whole, first)
    if (edits.length > 0) repairs.push({title, edits, isCertain})
  }
  add('Repair this table', value, readings.length === 0)
  for (const {start, end, line, readings: ways} of readings) {
    for (const {text: way, value: table} of ways) {
      const title = `Read line ${first + line} as \`${way.trim()}\``
      add(title, inner.slice(0, start) + table + inner.slice(end), false)
    }
  }
  return repairs
}

/** The blanks that all lines have in front. */
function marginOf(text: string): string {
  const margins = text.match(/^[\t ]*(?=[^\s])/gm) ?? ['']
  return margins.reduce((least, margin) => (margin.length < least.length ? margin : least))
}

/** Tables are read where they stand in the document: there are none in literal blocks and code. */
function format(document: OpenDocument, style: TableStyle, fix: boolean): Array<TextEdit> {
  const text = document.text.getText()
  const from = dialectOfReading(document.reading)
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
