import type {Position} from 'vscode-languageserver'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {placeCells} from '../tables/place-cells.js'
import type {OpenDocument} from './open-document.js'

/** Lines of a document without a blank one among them. */
export interface TextBlock {
  /** Its first line, from 0. */
  first: number
  last: number
  text: string
}

/** Find the lines between blank ones around a line; `undefined` at a blank line. */
export function blockAt(document: OpenDocument, line: number): TextBlock | undefined {
  if (document.isBlank(line)) return undefined
  let first = line
  while (!document.isBlank(first - 1)) first -= 1
  let last = line
  while (!document.isBlank(last + 1)) last += 1
  const range = {start: {line: first, character: 0}, end: {line: last + 1, character: 0}}
  return {first, last, text: document.text.getText(range)}
}

/** A cell of a table. */
export interface CellPlace {
  row: number
  column: number
  rowSpan: number
  colSpan: number
}

/**
 * Find the cell of a table that a place lies in: on the border right or below of a cell it is that cell.
 *
 * @param table
 *   Table.
 * @param position
 *   Place in the text that the table was read from, from 0.
 */
export function cellAt(table: GridTable, {line, character}: Position): CellPlace | undefined {
  let found: CellPlace | undefined
  for (const {cell, row, column} of placeCells(table).cells) {
    const {start, end} = cell.position!
    if (line + 1 < start.line || character + 1 < start.column) continue
    if (line > end.line || character + 1 > end.column) continue
    found = {row, column, rowSpan: cell.rowSpan ?? 1, colSpan: cell.colSpan ?? 1}
    if (line < end.line) break
  }
  return found
}

/** Whether a place lies in the lines of a table, from 0. */
export function isInTable({position}: GridTable, line: number): boolean {
  return line + 1 >= position!.start.line && line + 1 <= position!.end.line
}
