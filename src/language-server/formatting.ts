import type {Range, TextEdit} from 'vscode-languageserver'
import {type FormatTablesOptions, formatTables} from '../table-text/format/format-tables.js'
import {minimalEdits} from './minimal-edits.js'
import type {OpenDocument} from './open-document.js'
import {dialectOfReading} from './read-text.js'
import {blockAt, blockLines, type LineBlock, rowsAround, textBetween} from './table-at.js'

/** How tables are formatted: `keep` leaves what is consistent, `canonical` redraws tables. */
export type TableStyle = FormatTablesOptions['style']

/** Format the tables of a document. Of the broken tables, only the one last typed in is repaired. */
export function formatDocument(document: OpenDocument, style: TableStyle): Array<TextEdit> {
  const edits = format(document, style, false)
  const block = document.lastLine === undefined ? undefined : blockAt(document, document.lastLine)
  if (!block) return edits
  const isInBlock = ({range}: TextEdit): boolean =>
    range.end.line >= block.first && range.start.line <= block.last
  const repaired = format(document, style, true).filter(isInBlock)
  return [...edits.filter((edit) => !isInBlock(edit)), ...repaired]
}

/** Format the tables that overlap a range. */
export function formatRange(
  document: OpenDocument,
  {start, end}: Range,
  style: TableStyle
): Array<TextEdit> {
  return within(document, format(document, style, false), start.line, end.line)
}

/** In blocks with more lines, only the rows around the problem are repaired, if they suffice to detect it. */
const longestBlock = 300

/** A way to repair a table. */
export interface RepairEdits {
  title: string
  edits: Array<TextEdit>
  /** Whether no other repair is as likely. */
  isCertain: boolean
}

/**
 * Find the possible repairs for the tables in the block around a line: the one that is by far the likeliest, or one for
 * each likely reading of the line in doubt. Empty if nothing is wrong or can be done. The block must contain tables,
 * rather than a literal block or code.
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
    // Redrawn rows would not fit the rest of their table.
    if (rows) return repairText(document, textBetween(document, rows), 'keep')
  }
  return repairText(document, blockAt(document, line)!, style)
}

function repairText(
  document: OpenDocument,
  {text, first}: LineBlock,
  style: TableStyle
): Array<RepairEdits> {
  // On its own, indented text would be read as a block quote or code.
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

/** The indent that all lines share. */
function marginOf(text: string): string {
  const margins = text.match(/^[\t ]*(?=[^\s])/gm) ?? ['']
  return margins.reduce((least, margin) => (margin.length < least.length ? margin : least))
}

/** Tables are read in the whole document, so that literal blocks and code contain none. */
function format(document: OpenDocument, style: TableStyle, fix: boolean): Array<TextEdit> {
  const text = document.text.getText()
  const from = dialectOfReading(document.reading)
  return minimalEdits(text, formatTables(text, {from, style, fix}).value)
}

/** Keep the edits of blocks that overlap a range: a table changes as a whole or not at all. */
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
