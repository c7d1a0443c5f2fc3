import type {GridTableReading} from '../../grammars/grid-table/index.js'
import type {WidthModel} from '../../grammars/grid-table/nodes.js'
import {columnUnits, textWidth} from '../../grammars/grid-table/widths.js'
import type {Source} from '../../grammars/source.js'
import {isBlank} from '../../grammars/text-block.js'

/** The lines of a table in the text that it was read from, with what stands around them. */
export interface TableLines {
  /** UTF-16 units of the text, from 0: the first character of the table. */
  start: number
  /** Behind the last line, its line ending left out. */
  end: number
  /** What stands in front of each line: indentation, the leader of a comment, a bullet. */
  prefixes: Array<string>
  /** Each line from the table's left side to its right, tabs as blanks. */
  contents: Array<string>
  /** Each line from the table's left side to the line's end, as it stands there. */
  given: Array<string>
  /** Blanks behind each line of the table. */
  trailing: Array<string>
  /** Line ending of each line; nothing at the end of the text. */
  eols: Array<string>
}

/**
 * Find the lines of a table in a text.
 *
 * @param text
 *   The text as it was given.
 * @param source
 *   The text as it was read.
 * @param reading
 *   The table.
 * @param widths
 *   How wide characters are, for tabs.
 */
export function findLines(
  text: string,
  source: Source,
  {node, drawing}: GridTableReading,
  widths: WidthModel
): TableLines {
  const first = node.position!.start.line - 1
  const last = node.position!.end.line - 1
  const margin =
    node.position!.start.column - 1 - (source.point(0).column - 1) * Number(first === 0)
  const lines: TableLines = {
    start: node.position!.start.offset!,
    end: source.pointAt(last, source.lineEnd(last)).offset!,
    prefixes: [],
    contents: [],
    given: [],
    trailing: [],
    eols: []
  }
  for (let line = first; line <= last; line += 1) {
    const lineStart = source.lineStarts[line]!
    const lineEnd = source.lineEnd(line)
    const start = drawing?.lines.starts[line - first] ?? Math.min(lineStart + margin, lineEnd)
    const whole = source.value.slice(start, lineEnd)
    let length = whole.length
    while (length > 0 && isBlank(whole.charCodeAt(length - 1))) length -= 1
    const content = whole.slice(0, length)
    const prefix = source.value.slice(lineStart, start)
    const from = content.includes('\t') ? textWidth(prefix, widths) : 0
    lines.prefixes.push(prefix)
    lines.given.push(whole)
    lines.contents.push(expandTabs(content, widths, from))
    lines.trailing.push(whole.slice(content.length))
    const end = source.pointAt(line, lineEnd).offset!
    const next = source.lineStarts[line + 1]
    lines.eols.push(
      next === undefined ? '' : text.slice(end, source.pointAt(line + 1, next).offset)
    )
  }
  return lines
}

/** Write blanks for tabs, up to the next multiple of eight (docutils: `string2lines`). */
function expandTabs(text: string, widths: WidthModel, column: number): string {
  if (!text.includes('\t')) return text
  const units = columnUnits(text, widths, column)
  let result = ''
  let from = 0
  for (let index = text.indexOf('\t'); index !== -1; index = text.indexOf('\t', index + 1)) {
    let width = 0
    for (const unit of units) if (unit === index || unit === ~index) width += 1
    result += text.slice(from, index) + ' '.repeat(width)
    from = index + 1
  }
  return result + text.slice(from)
}

/** A line to put in the place of a table. */
export interface NewLine {
  content: string
  /** The line of the table that it stands for, from 0; -1 for none. */
  source: number
}

/**
 * Write lines where a table stood; what did not change keeps its bytes.
 *
 * @returns
 *   What replaces the text from `start` to `end`.
 */
export function replaceLines(lines: TableLines, replacement: ReadonlyArray<NewLine>): string {
  const {prefixes, contents, given, trailing, eols} = lines
  // A bullet may stand before the first line.
  const margin = prefixes[1] ?? ' '.repeat(prefixes[0]!.length)
  const eol = eols[0] || '\n'
  let result = ''
  for (const [index, {content, source}] of replacement.entries()) {
    if (index > 0) result += source > 0 ? prefixes[source]! : margin
    if (source === -1) result += content
    else if (content === contents[source]) result += given[source]!
    else result += content + trailing[source]!
    if (index + 1 < replacement.length) result += (source === -1 ? '' : eols[source]) || eol
  }
  return result
}
