import type {Position, TextEdit} from 'vscode-languageserver'
import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {columnUnits, textWidth} from '../../grammars/grid-table/widths.js'
import type {OpenDocument} from './open-document.js'
import {addCorners, insertAt, widen} from './widen.js'

/** The lines of a table around the line that is typed in. */
interface Frame {
  /** Columns before the table. */
  left: number
  /** The borders above and below the line; either may be missing. */
  above: string | undefined
  below: string | undefined
  /** Columns where a cell may end, from the beginning of the line, sorted. */
  stops: Array<number>
}

/** How many lines the borders of a row may be away from a line. */
const tallestRow = 500

const border = /^[^\w+|]*\+(?:[-=:]+\+)+[\t ]*$/

/** Characters that realign a table when typed: anything that may be in a cell. */
export const typedCharacters: ReadonlyArray<string> = [
  '\n',
  ...Array.from({length: 0x7f - 0x20}, (_, index) => String.fromCharCode(0x20 + index))
]

/**
 * Realign a table after a character was typed in it.
 *
 * Text that fits into the spaces of its cell leaves the borders where they are; text that outgrows its cell widens the
 * column. A bar that ends a cell moves to the end of the column, or moves that end. A new line after a row makes a new
 * row.
 *
 * ```text
 *  +-----+-----+            +------+-----+
 *  | words| b  |     ▶      | words| b   |     only the bar of the cell that was typed in moves
 *  +-----+-----+            +------+-----+
 * ```
 *
 * @param document
 *   Document after typing.
 * @param position
 *   Position of the cursor, after the character.
 * @param typed
 *   Typed character.
 * @returns
 *   Further edits; none outside of tables, or if the table was not aligned before.
 */
export function typeInTable(
  document: OpenDocument,
  position: Position,
  typed: string
): Array<TextEdit> {
  const model = document.reading === 'markdown' ? 'code-point' : 'docutils'
  if (typed === '\n') return startRow(document, position.line, model)
  const {line, character} = position
  const text = document.line(line)
  // A bar, not a border.
  if (!/^[^\w+|]*\|/.test(text) || text.includes('\t')) return []
  const frame = frameOf(document, line, model)
  const outline = frame?.above ?? frame?.below
  if (!frame || outline === undefined) return []
  const before = text.slice(0, character)
  if (text.slice(character).trim() === '') {
    return typed === '|' ? endCell(document, line, before, frame, model) : []
  }
  if (!/\|[\t ]*$/.test(text)) return []
  const excess = textWidth(text.trimEnd(), model) - textWidth(outline.trimEnd(), model)
  if (excess === 0) return []
  const cursor = textWidth(before, model)
  const units = columnUnits(text, model)
  const stop = frame.stops.find(
    (column) => column + excess >= cursor && text[units[column + excess] ?? -1] === '|'
  )
  if (stop === undefined) return []
  // Only the cell at the cursor may be out of line.
  const isInOrder = frame.stops.every((column) => {
    if (column >= stop) return true
    return text[units[column] ?? -1] === '|' || !isBarAbove(document, line, column, model)
  })
  if (!isInOrder) return []
  const bar = units[stop + excess]!
  if (excess < 0) return [insertAt(line, bar, ' '.repeat(-excess))]
  let blanks = 0
  while (bar - blanks > character && text[bar - blanks - 1] === ' ') blanks += 1
  // Keep one space between the text and its bar.
  const removed = Math.min(excess, Math.max(0, blanks - 1))
  const own = text.slice(0, bar - removed) + text.slice(bar)
  const edits = widen(document, line, {stop, by: excess - removed, own}, model)
  if (removed > 0) {
    const range = {
      start: {line, character: bar - removed},
      end: {line, character: bar}
    }
    edits.push({range, newText: ''})
  }
  return edits
}

/** A bar was typed at the end of a line and ends a cell. */
function endCell(
  document: OpenDocument,
  line: number,
  before: string,
  {left, stops}: Frame,
  model: WidthModel
): Array<TextEdit> {
  const column = textWidth(before, model) - 1
  const units = columnUnits(before, model)
  // Columns where the cells before this one end.
  const ended = stops.filter((stop) => stop < column && before[units[stop] ?? -1] === '|')
  const last = ended.at(-1) ?? left
  const stop = stops.find((stop) => stop > last)
  if (stop === undefined || stop === column || column === left) return []
  if (column < stop) {
    // A cell that spans columns ends where one of them does.
    return [insertAt(line, before.length - 1, ' '.repeat(stop - column))]
  }
  if (stops.includes(column)) return []
  return widen(document, line, {stop, by: column - stop, own: document.line(line)}, model)
}

/** A new line after a row starts another row. */
function startRow(document: OpenDocument, line: number, model: WidthModel): Array<TextEdit> {
  const typed = document.line(line)
  if (line === 0 || !/^[^\w+|]*$/.test(typed)) return []
  const row = document.line(line - 1)
  if (row.includes('\t') || !/[+|][\t ]*$/.test(row) || !/^[^\w+|]*[+|]/.test(row)) return []
  const isBorder = border.test(row)
  const frame = frameOf(document, isBorder ? line - 2 : line - 1, model)
  const outline = isBorder ? row : (frame?.above ?? frame?.below)
  if (outline === undefined) return []
  if (!isBorder && textWidth(row.trimEnd(), model) !== textWidth(outline.trimEnd(), model))
    return []
  const left = outline.search(/\+/)
  const margin = outline.slice(0, left).replace(/[-*+](?=\s)/g, ' ')
  const next = document.line(line + 1)
  const goesOn = next[left] === '|' || next[left] === '+'
  // Below the last border, the table has ended.
  if (isBorder && !goesOn && document.line(line - 2)[left] === '|') return []
  const own = outline.slice(left).trimEnd()
  const rule = own.replace(/[=:]/g, '-')
  const blank = own.replace(/[-=:]/g, ' ').replaceAll('+', '|')
  const {eol} = document
  const lines = [margin + blank]
  if (isBorder) {
    if (!goesOn || next[left] === '|') lines.push(margin + rule)
  } else if (next[left] !== '|') {
    lines.unshift(margin + rule)
    if (!goesOn) lines.push(margin + rule)
  }
  const range = {start: {line, character: 0}, end: {line, character: typed.length}}
  return [{range, newText: lines.join(eol)}]
}

/** Find the lines around a line of a table. */
function frameOf(document: OpenDocument, line: number, model: WidthModel): Frame | undefined {
  const text = document.line(line)
  const left = text.search(/[+|]/)
  if (left < 0) return undefined
  const stops = new Set<number>()
  const walk = (step: 1 | -1): string | undefined => {
    for (let far = 1; far < tallestRow; far += 1) {
      const other = document.line(line + far * step)
      if (other[left] !== '|' && other[left] !== '+') return undefined
      if (other[left] === '+' || /\+[-=]|[-=]\+/.test(other)) addCorners(other, model, stops)
      if (border.test(other)) return other
    }
    return undefined
  }
  const above = walk(-1)
  const below = walk(1)
  if (above === undefined && below === undefined) return undefined
  const column = textWidth(text.slice(0, left), model)
  const sorted = [...stops].filter((stop) => stop > column).sort((a, b) => a - b)
  return {left: column, above, below, stops: sorted}
}

/** Whether the line above has a bar or a corner in a column, so that a cell ends there. */
function isBarAbove(
  document: OpenDocument,
  line: number,
  column: number,
  model: WidthModel
): boolean {
  const above = document.line(line - 1)
  return above[columnUnits(above, model)[column] ?? -1] === '|'
}
