import type {WidthModel} from '../../../grammars/grid-table/nodes.js'
import type {GridTableReading} from '../../../grammars/grid-table/reading.js'
import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'
import type {Source} from '../../../grammars/source.js'
import {isBlank} from '../../../grammars/text-block.js'

/** Spaces that replace a tab, in UTF-16 units of a line. */
interface Tab {
  start: number
  end: number
}

/** The lines of a table in its text, with their surroundings. */
export interface TableLines {
  /** Offset of the first character of the table, in UTF-16 units from 0. */
  start: number
  /** Offset after the last line, without its line ending. */
  end: number
  /** Prefix of each line: indentation, comment leader, or bullet. */
  prefixes: Array<string>
  /** Each line between the left and right side of the table, with tabs as spaces. */
  contents: Array<string>
  /** Each line from the left side of the table to the end of the line, unchanged. */
  given: Array<string>
  /** Where spaces in `contents` replace tabs. */
  tabs: Array<Array<Tab>>
  /** How to measure characters. */
  widths: WidthModel
  /** Trailing spaces of each line. */
  trailing: Array<string>
  /** Line ending of each line; empty at the end of the text. */
  eols: Array<string>
}

/**
 * Find the lines of a table in a text.
 *
 * @param text
 *   Original text.
 * @param source
 *   Text as it was read.
 * @param reading
 *   Table.
 * @param widths
 *   How to measure characters, for tabs.
 */
export function findLines(
  text: string,
  source: Source,
  {node, block}: GridTableReading,
  widths: WidthModel
): TableLines {
  const first = node.position!.start.line - 1
  const last = node.position!.end.line - 1
  const lines: TableLines = {
    start: node.position!.start.offset!,
    end: source.pointAt(last, source.lineEnd(last)).offset!,
    prefixes: [],
    contents: [],
    given: [],
    tabs: [],
    widths,
    trailing: [],
    eols: []
  }
  for (let line = first; line <= last; line += 1) {
    const lineStart = source.lineStarts[line]!
    const lineEnd = source.lineEnd(line)
    const start = Math.min(block.starts[line - first]!, lineEnd)
    const whole = source.value.slice(start, lineEnd)
    let length = whole.length
    while (length > 0 && isBlank(whole.charCodeAt(length - 1))) length -= 1
    const content = whole.slice(0, length)
    const prefix = source.value.slice(lineStart, start)
    const from = content.includes('\t') ? textWidth(prefix, widths) : 0
    lines.prefixes.push(prefix)
    lines.given.push(whole)
    const tabs: Array<Tab> = []
    lines.contents.push(expandTabs(content, widths, from, tabs))
    lines.tabs.push(tabs)
    lines.trailing.push(whole.slice(content.length))
    const end = source.pointAt(line, lineEnd).offset!
    const next = source.lineStarts[line + 1]
    lines.eols.push(
      next === undefined ? '' : text.slice(end, source.pointAt(line + 1, next).offset)
    )
  }
  return lines
}

/** Expand tabs to multiples of eight columns (docutils: `string2lines`). */
function expandTabs(text: string, widths: WidthModel, column: number, tabs: Array<Tab>): string {
  if (!text.includes('\t')) return text
  const units = columnUnits(text, widths, column)
  let result = ''
  let from = 0
  for (let index = text.indexOf('\t'); index !== -1; index = text.indexOf('\t', index + 1)) {
    let width = 0
    for (const unit of units) if (unit === index || unit === ~index) width += 1
    result += text.slice(from, index) + ' '.repeat(width)
    tabs.push({start: result.length - width, end: result.length})
    from = index + 1
  }
  return result + text.slice(from)
}

/** A line that replaces part of a table. */
export interface NewLine {
  content: string
  /** The line of the table that it corresponds to, from 0; -1 for none. */
  source: number
}

/**
 * Replace the lines of a table; unchanged ones keep their bytes.
 *
 * @returns
 *   Replacement for the text from `start` to `end`.
 */
export function replaceLines(lines: TableLines, replacement: ReadonlyArray<NewLine>): string {
  const {prefixes, contents, given, trailing, eols} = lines
  // The prefix of the first line may have a bullet.
  const margin = prefixes[1] ?? ' '.repeat(prefixes[0]!.length)
  const eol = eols[0] || '\n'
  let result = ''
  for (const [index, {content, source}] of replacement.entries()) {
    if (index > 0)
      result += source > 0 ? prefixes[source]! : content === '' ? margin.trimEnd() : margin
    if (source === -1) result += content
    else if (content === contents[source]) result += given[source]!
    else result += keepTabs(content, source, lines) + trailing[source]!
    if (index + 1 < replacement.length) result += (source === -1 ? '' : eols[source]) || eol
  }
  return result
}

/** In a changed line, keep the tabs that still reach the same column. */
function keepTabs(content: string, source: number, {contents, tabs, widths}: TableLines): string {
  const old = contents[source]!
  let same = 0
  while (same < content.length && content[same] === old[same]) same += 1
  const shift = content.length - old.length
  let rest = old.length
  while (rest > same && rest + shift > same && content[rest - 1 + shift] === old[rest - 1])
    rest -= 1
  let result = content
  for (const {start, end} of tabs[source]!.toReversed()) {
    if (end <= same) {
      result = `${result.slice(0, start)}\t${result.slice(end)}`
    } else if (start >= rest) {
      const before = content.slice(0, start + shift)
      if (textWidth(before, widths) !== textWidth(old.slice(0, start), widths)) continue
      result = `${result.slice(0, start + shift)}\t${result.slice(end + shift)}`
    }
  }
  return result
}
