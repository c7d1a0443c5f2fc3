import type {GridTableReading} from '../../../grammars/grid-table/reading.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import type {Source} from '../../../grammars/source.js'
import type {TextBlock} from '../../../grammars/text-block.js'

/** The lines of a table, or of what is meant as one, in a text. */
export interface TableText {
  /** The table, where it can be read. */
  reading: GridTableReading | undefined
  /** First line of the text that belongs to it, from 0, and the one behind the last. */
  first: number
  end: number
  /** What stands in front of each line. */
  prefixes: ReadonlyArray<string>
  /** What stands in front of all lines but the first, which may hold a bullet. */
  margin: string
  /** Each line behind that, up to its end. */
  lines: ReadonlyArray<string>
  /** How many lines stand above its first border, and below its last. */
  above: number
  below: number
  /** The first line that is not blank below them, behind the margin; nothing where it stands outside of that. */
  next: string | undefined
  /** Columns in front of the table, for tabs. */
  column: number
}

/**
 * Find the lines of a table.
 *
 * @param source
 *   Text that it stands in.
 * @param found
 *   The table, or the lines that are refused.
 */
export function tableText(source: Source, found: GridTableReading | TextBlock): TableText {
  const reading = 'node' in found ? found : undefined
  const block = 'node' in found ? found.drawing?.lines.block.slice(0, found.length) : found
  const starts = block ? block.starts : simpleStarts(source, reading!)
  const first = source.lineAt(starts[0]!)
  let prefixes = starts.map((start) => source.value.slice(lineStart(source, start), start))
  const margin = prefixes[1] ?? prefixes[0]!.replace(/[^\t ]/g, ' ')
  let lines = starts.map((start) => source.value.slice(start, source.lineEnd(source.lineAt(start))))
  let above: Array<string> = []
  let below: Array<string> = []
  if (block) {
    above = linesAbove(source, first, margin)
    below = linesBelow(source, first + lines.length, margin)
    prefixes = [...above.map(() => margin), ...prefixes, ...below.map(() => margin)]
    lines = [...above, ...lines, ...below]
  }
  return {
    reading,
    first: first - above.length,
    end: first - above.length + lines.length,
    prefixes,
    margin,
    lines,
    above: above.length,
    below: below.length,
    next: nextLine(source, first - above.length + lines.length, margin),
    column: textWidth(margin, 'docutils')
  }
}

function lineStart(source: Source, offset: number): number {
  return source.lineStarts[source.lineAt(offset)]!
}

function simpleStarts(source: Source, {node, length}: GridTableReading): Array<number> {
  const {line, column} = node.position!.start
  const first = source.lineStarts[line - 1]!
  const indent = column - source.point(first).column
  return Array.from({length}, (_, index) =>
    Math.min(source.lineStarts[line - 1 + index]! + indent, source.lineEnd(line - 1 + index))
  )
}

/** Find lines of a table right above its first border: its top border lacks, or is hardly one. */
function linesAbove(source: Source, first: number, margin: string): Array<string> {
  const lines: Array<string> = []
  let line = first - 1
  for (; line >= 0; line -= 1) {
    const text = textBehind(source, line, margin)
    if (text === undefined || !isTableLine(text)) break
    lines.unshift(text)
  }
  // What stands right below text is part of it.
  return line < 0 || isOutside(source, line, margin) ? lines : []
}

/** Find lines of a table right below its last border. */
function linesBelow(source: Source, next: number, margin: string): Array<string> {
  const lines: Array<string> = []
  let line = next
  for (; line < source.lineStarts.length; line += 1) {
    const text = textBehind(source, line, margin)
    if (text === undefined) break
    if (isTableLine(text)) lines.push(text)
    else if (isOpenLine(text, textBehind(source, line + 1, margin))) lines.push(text)
    else break
  }
  return line >= source.lineStarts.length || isOutside(source, line, margin) ? lines : []
}

function nextLine(source: Source, end: number, margin: string): string | undefined {
  let line = end
  const leader = margin.trimEnd()
  while (line < source.lineStarts.length) {
    const text = source.value.slice(source.lineStarts[line], source.lineEnd(line))
    if (text.trim() !== '' && text.trim() !== leader.trim()) break
    line += 1
  }
  return textBehind(source, line, margin)
}

/** What stands in a line behind the margin of a table; nothing in a blank line, or outside of the margin. */
function textBehind(source: Source, line: number, margin: string): string | undefined {
  if (line < 0 || line >= source.lineStarts.length) return undefined
  const text = source.value.slice(source.lineStarts[line], source.lineEnd(line)).trimEnd()
  return text.startsWith(margin) && text.length > margin.length
    ? text.slice(margin.length)
    : undefined
}

/** Whether a line starts and ends with a border, or has one that was meant to. */
function isTableLine(text: string): boolean {
  return (
    (/^[|+]/.test(text) && /[|+]$/.test(text) && text.length > 2) ||
    /^[|+-][-=]{2}[-=+|:]*[-=+|]$/.test(text)
  )
}

/** Whether a line lacks its left border: it ends with one, and the table goes on below it. */
function isOpenLine(text: string, next: string | undefined): boolean {
  return /[^\s|+]/.test(text) && /\|$/.test(text) && next !== undefined && isTableLine(next)
}

/** Whether a line is blank behind what stands in front of the table, or stands outside of that. */
function isOutside(source: Source, line: number, margin: string): boolean {
  const text = source.value.slice(source.lineStarts[line], source.lineEnd(line))
  const leader = margin.trimEnd()
  return text.startsWith(leader) ? text.slice(leader.length).trim() === '' : !text.includes('|')
}
