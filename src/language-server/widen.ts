import type {TextEdit} from 'vscode-languageserver'
import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {columnUnits, textWidth} from '../../grammars/grid-table/widths.js'
import type {OpenDocument} from './open-document.js'

/** Longer tables, in lines, are replaced as a whole: editors treat each edit as a separate change. */
const mostEdits = 200

/** A column of a table to widen. */
export interface WiderColumn {
  /** Column where it ends. */
  stop: number
  /** Number of columns to add. */
  by: number
  /** New text of the line that was typed in. */
  own: string
}

/**
 * Widen a column in all lines of a table, except for the one that was typed in.
 *
 * In a cell that spans the end of the column, the end of the cell moves. The document remembers the result.
 */
export function widen(
  document: OpenDocument,
  typed: number,
  {stop, by, own}: WiderColumn,
  model: WidthModel
): Array<TextEdit> {
  if (by <= 0) return []
  const whole = document.text.getText()
  const startOf = (line: number): number => document.text.offsetAt({line, character: 0})
  const left = document.line(typed).search(/[+|]/)
  const isTableLine = (line: number): boolean => {
    const mark = whole[startOf(line) + left]
    return line >= 0 && line < document.text.lineCount && (mark === '|' || mark === '+')
  }
  let first = typed
  while (isTableLine(first - 1)) first -= 1
  let last = typed
  while (isTableLine(last + 1)) last += 1
  const starts: Array<number> = []
  for (let line = first; line <= last + 1; line += 1) starts.push(startOf(line))
  const ends = findEnds({whole, starts}, typed - first, stop, model)
  const edits: Array<TextEdit> = []
  const columns: Array<number | undefined> = []
  const blanks = ' '.repeat(by)
  const rules = new Map(['-', '=', ':'].map((mark) => [mark, mark.repeat(by)]))
  const above = wide(0, typed - first)
  columns.push(undefined)
  const below = wide(typed - first + 1, last - first + 1)
  // Neither edit touches the line with the cursor.
  if (last - first >= mostEdits) {
    edits.push(...replaceLines(first, typed - 1, above), ...replaceLines(typed + 1, last, below))
  }
  const ending = endingOf(whole.slice(starts[typed - first], starts[typed - first + 1]))
  document.widening = {first, last, text: above + own + ending + below, columns, by}
  return edits

  function wide(from: number, to: number): string {
    const parts: Array<string> = []
    let done = starts[from]!
    for (let index = from; index < to; index += 1) {
      const end = ends[index]
      if (end === undefined) {
        columns.push(undefined)
        continue
      }
      const start = starts[index]!
      const at = whole[start + end - 1] === ':' ? end - 1 : end
      const isCorner = whole[start + end] === '+'
      const fill = (isCorner ? rules.get(whole[start + at - 1]!) : undefined) ?? blanks
      columns.push(at)
      parts.push(whole.slice(done, start + at), fill)
      done = start + at
      if (last - first < mostEdits) edits.push(insertAt(first + index, at, fill))
    }
    parts.push(whole.slice(done, starts[to]))
    return parts.join('')
  }

  function replaceLines(from: number, to: number, newText: string): Array<TextEdit> {
    if (from > to) return []
    const end = {line: to, character: document.line(to).length}
    const own = newText.slice(0, newText.length - endingOf(newText).length)
    return [{range: {start: {line: from, character: 0}, end}, newText: own}]
  }
}

/** The line ending at the end of a text. */
function endingOf(text: string): string {
  return text.endsWith('\r\n') ? '\r\n' : (/[\n\r]$/.exec(text.slice(-1))?.[0] ?? '')
}

/** Insert text at a position. */
export function insertAt(line: number, character: number, newText: string): TextEdit {
  const place = {line, character}
  return {range: {start: place, end: {...place}}, newText}
}

/** Add the columns of a border's corners. */
export function addCorners(line: string, model: WidthModel, corners: Set<number>): void {
  for (let at = line.indexOf('+'); at !== -1; at = line.indexOf('+', at + 1)) {
    if (isRule(line[at - 1]) || isRule(line[at + 1])) {
      corners.add(textWidth(line.slice(0, at), model))
    }
  }
}

function isRule(character: string | undefined): boolean {
  return character === '-' || character === '=' || character === ':'
}

/** What a border has in a column: a corner, a bar that continues the lines above and below, or neither. */
type Crossing = 'corner' | 'bar' | 'other'

/**
 * Find in each line the UTF-16 unit of the bar or corner at the end of a column, or where a cell that spans it ends:
 *
 * ```text
 *  +-----+-----+          A bar ends a cell if it continues, across other borders, to a corner above and below, or to the
 *  | a   ▮ b   |          end of the table: the text of spanning cells may contain bars, too.
 *  +-----▮     |
 *  | a   ▮     |
 *  +-----▮-----+
 *  | and | no  ▮
 *  +-----------▮
 * ```
 *
 * The line that was typed in has none.
 */
function findEnds(
  {whole, starts}: {whole: string; starts: ReadonlyArray<number>},
  typed: number,
  stop: number,
  model: WidthModel
): Array<number | undefined> {
  const lineCount = starts.length - 1
  // In most tables every character is one column wide, which is quick to check once.
  const isPlain = !/[^\n\r -~]/.test(whole.slice(starts[0], starts[lineCount]))
  const unitIn = (line: string, column: number): number =>
    isPlain ? column : (columnUnits(line, model)[column] ?? -1)
  const ends = new Array<number | undefined>(lineCount)
  /** Each distinct border once: large tables have few. The first entry stands for rows. */
  const borders: Array<{line: string; corners: ReadonlySet<number>}> = [
    {line: '', corners: new Set()}
  ]
  const known = new Map<string, number>()
  /** Index of each line's border. */
  const borderOf = new Int32Array(lineCount)
  const stops = new Set<number>()
  let previous = 0
  let plus = -1
  for (let index = 0; index < lineCount; index += 1) {
    if (index === typed) continue
    const start = starts[index]!
    const end = starts[index + 1]!
    const line = whole.slice(start, end)
    if (line !== borders[previous]!.line) {
      if (plus < start) plus = whole.indexOf('+', start)
      if (plus < 0) break
      if (plus >= end) continue
      if (!/\+[-=:]|[-=:]\+/.test(line)) continue
      previous = known.get(line) ?? borders.length
      if (previous === borders.length) {
        const corners = new Set<number>()
        addCorners(line, model, corners)
        for (const corner of corners) stops.add(corner)
        borders.push({line, corners})
        known.set(line, previous)
      }
    }
    borderOf[index] = previous
  }
  let waiting: Array<number> = []
  for (let index = 0; index < lineCount; index += 1) if (index !== typed) waiting.push(index)
  const columns = [...stops].filter((column) => column >= stop).sort((a, b) => a - b)
  const goesOn = new Uint8Array(lineCount)
  for (const column of columns) {
    if (waiting.length === 0) break
    const crossings = borders.map(({line, corners}, number): Crossing => {
      if (number === 0) return 'bar'
      if (corners.has(column)) return 'corner'
      return line[unitIn(line, column)] === '|' ? 'bar' : 'other'
    })
    let isOpen = true
    for (let index = 0; index < lineCount; index += 1) {
      const crossing = crossings[borderOf[index]!]!
      if (crossing !== 'bar') isOpen = crossing === 'corner'
      goesOn[index] = isOpen ? 1 : 0
    }
    isOpen = true
    for (let index = lineCount - 1; index >= 0; index -= 1) {
      const crossing = crossings[borderOf[index]!]!
      if (crossing !== 'bar') isOpen = crossing === 'corner'
      if (!isOpen) goesOn[index] = 0
    }
    const rest: Array<number> = []
    for (const index of waiting) {
      const start = starts[index]!
      const end = starts[index + 1]!
      const unit = isPlain ? column : unitIn(whole.slice(start, end), column)
      const mark = unit < 0 || start + unit >= end ? undefined : whole[start + unit]
      const isEnd =
        goesOn[index] === 1 &&
        (mark === '|' || (mark === '+' && crossings[borderOf[index]!] === 'corner'))
      if (isEnd) ends[index] = unit
      else rest.push(index)
    }
    waiting = rest
  }
  return ends
}
