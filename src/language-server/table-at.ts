import type {Position} from 'vscode-languageserver'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {placeCells} from '../tables/place-cells.js'
import type {OpenDocument} from './open-document.js'

/** Lines of a document, from 0. */
export interface Lines {
  first: number
  last: number
}

/** Lines and their text. */
export interface LineBlock extends Lines {
  text: string
}

/** Find the block of non-blank lines around a line; `undefined` at a blank line. */
export function blockAt(document: OpenDocument, line: number): LineBlock | undefined {
  const lines = blockLines(document, line, Number.POSITIVE_INFINITY)
  return lines && textBetween(document, lines)
}

/**
 * Find the block of non-blank lines around a line; `undefined` at a blank line.
 *
 * @param most
 *   How many lines to search in each direction.
 */
export function blockLines(document: OpenDocument, line: number, most: number): Lines | undefined {
  if (document.isBlank(line)) return undefined
  let first = line
  while (!document.isBlank(first - 1) && line - first < most) first -= 1
  let last = line
  while (!document.isBlank(last + 1) && last - line < most) last += 1
  return {first, last}
}

/** Take lines of a document, with their line endings. */
export function textBetween(document: OpenDocument, {first, last}: Lines): LineBlock {
  const range = {start: {line: first, character: 0}, end: {line: last + 1, character: 0}}
  return {first, last, text: document.text.getText(range)}
}

/** How far apart, in lines, two equal borders may be for the rows between them to be checked on their own. */
const farthestBorder = 400

/**
 * Find two equal borders above and below some lines of a table: together with the rows between them, they form a table.
 *
 * @param document
 *   Document.
 * @param lines
 *   Some lines of the table.
 * @param table
 *   All lines of the table.
 */
export function rowsAround(
  document: OpenDocument,
  {first, last}: Lines,
  table: Lines
): Lines | undefined {
  /** The next border of each kind below the lines. */
  const below = new Map<string, number>()
  let headEnd: number | undefined
  for (let line = last + 1; line <= table.last && line < last + farthestBorder; line += 1) {
    const text = document.line(line)
    if (/\+=+\+/.test(text)) headEnd ??= line
    if (isBorder(text) && !below.has(text)) below.set(text, line)
  }
  for (let above = first - 1; above >= table.first && above > first - farthestBorder; above -= 1) {
    const border = document.line(above)
    if (!isBorder(border)) continue
    const isTop = above === table.first
    // A header ends only once.
    if (border.includes('=') && !isTop) return undefined
    const end = below.get(border)
    if (end === undefined) continue
    if (headEnd !== undefined && headEnd <= end && !isTop) return undefined
    // The header of a table is its first rows.
    return isTop && end === table.last ? undefined : {first: above, last: end}
  }
  return undefined
}

/** Whether a line is a border from side to side, whatever precedes it. */
function isBorder(line: string): boolean {
  return /^[^+|]*\+(?:[-=:]+\+)+[\t ]*$/.test(line)
}

/** A cell of a table. */
export interface CellPlace {
  row: number
  column: number
  rowSpan: number
  colSpan: number
}

/**
 * Find the cell at a position; a position on the right or bottom border of a cell is in that cell.
 *
 * @param table
 *   Table.
 * @param position
 *   Position in the text that the table was read from, from 0.
 */
export function cellAtPosition(
  table: GridTable,
  {line, character}: Position
): CellPlace | undefined {
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

/** Whether a line is in a table; lines from 0. */
export function isInTable({position}: GridTable, line: number): boolean {
  return line + 1 >= position!.start.line && line + 1 <= position!.end.line
}
