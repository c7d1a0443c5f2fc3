import type {GridTableReading} from '../../../grammars/grid-table/reading.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import type {Source} from '../../../grammars/source.js'
import type {TextBlock} from '../../../grammars/text-block.js'

/** The lines of a table in a text, or of what is meant as one. */
export interface TableText {
  /** The table, if it can be read. */
  reading: GridTableReading | undefined
  /** Its first line in the text, from 0, and the line after its last. */
  first: number
  end: number
  /** Prefix of each line. */
  prefixes: ReadonlyArray<string>
  /** Prefix of all lines but the first, whose own may contain a bullet. */
  margin: string
  /** Each line after its prefix. */
  lines: ReadonlyArray<string>
  /** Number of lines above its first border, and below its last. */
  above: number
  below: number
  /** The next non-blank line below, after the margin; `undefined` if it is outside of the margin. */
  next: string | undefined
  /** Display columns before the table, for tabs. */
  column: number
}

/**
 * Find the lines of a table.
 *
 * @param source
 *   Text that contains it.
 * @param found
 *   Table, or the lines that were refused.
 * @param from
 *   First line that may belong to it, from 0.
 */
export function tableText(
  source: Source,
  found: GridTableReading | TextBlock,
  from: number
): TableText {
  const reading = 'node' in found ? found : undefined
  const {starts} = reading ? reading.block.slice(0, reading.length) : (found as TextBlock)
  const isGrid = source.value.charCodeAt(starts[0]!) !== 61
  const first = firstLine(source, found)
  const prefixes = starts.map((start) => source.value.slice(lineStart(source, start), start))
  let margin = prefixes[1] ?? prefixes[0]!.replace(/[^\t ]/g, ' ')
  const lines = starts.map((start, index): Line => {
    const text = source.value.slice(start, source.lineEnd(source.lineAt(start)))
    return {prefix: prefixes[index]!, text}
  })
  const above = isGrid ? linesAbove(source, first, margin, lines[0]!, from) : []
  if (above.length > 0) lines[0] = inColumn(lines[0]!, margin)
  const below = isGrid ? linesBelow(source, first + lines.length, margin, lines) : []
  let all = [...above, ...lines, ...below]
  const [top, second] = above
  if (
    top &&
    (top.prefix === second?.prefix || (top.prefix.trim() !== '' && margin.trim() === ''))
  ) {
    // There are more lines than a border above, or the border is at the position of a list item.
    margin = top.prefix.replace(/[^\t ]/g, ' ')
    all = all.map((line) => inColumn(line, margin))
  }
  return {
    reading,
    first: first - above.length,
    end: first - above.length + all.length,
    prefixes: all.map(({prefix}) => prefix),
    margin,
    lines: all.map(({text}) => text),
    above: above.length,
    below: below.length,
    next: nextLine(source, first - above.length + all.length, margin),
    column: textWidth(margin, 'docutils')
  }
}

/** A line of a table, and its prefix. */
interface Line {
  prefix: string
  text: string
}

/** The first line of a table, from 0. */
export function firstLine(source: Source, found: GridTableReading | TextBlock): number {
  return 'node' in found ? found.node.position!.start.line - 1 : source.lineAt(found.start)
}

function lineStart(source: Source, offset: number): number {
  return source.lineStarts[source.lineAt(offset)]!
}

/**
 * Find the lines of a table right above its first border, if its top border is missing, broken, or separated by lines
 * in another column.
 */
function linesAbove(
  source: Source,
  first: number,
  margin: string,
  {text: border}: Line,
  from: number
): Array<Line> {
  const lines: Array<Line> = []
  let isWhole = true
  let line = first - 1
  for (; line >= from; line -= 1) {
    const below = lines[0]?.text ?? border
    const text = textBehind(source, line, margin)
    const isOwn = text !== undefined && isTableLine(text)
    const found =
      text && (isOwn || isOpenLine(text, below.trim()))
        ? {prefix: margin, text}
        : movedLine(source, line, margin, border)
    if (!found || (!isOwn && isBorder(found.text.trim()) && isBorder(below.trim()))) break
    isWhole &&= isOwn
    lines.unshift(found)
  }
  const start = lines.length > 0 && !isBorder(lines[0]!.text.trim()) ? line : -1
  const marked = markedBorder(source, start, border)
  if (marked) return [marked, ...lines]
  const before = isBlank(source, start, margin) && movedLine(source, start - 1, margin, border)
  if (before) {
    // A lone border belongs below as the first one; an unfinished table above may continue here.
    if (!isBorder(before.text.trim())) return []
    if (isOutside(source, start - 2, margin)) return [before, {prefix: '', text: ''}, ...lines]
  }
  // Lines that directly follow text belong to that text.
  const isApart = line < 0 || isOutside(source, line, isWhole ? margin : '')
  return isApart && (isWhole || isBorder(lines[0]!.text.trim())) ? lines : []
}

/** A border, possibly broken, after the marker of a list item, field or directive, about as wide as that of a table. */
function markedBorder(source: Source, line: number, border: string): Line | undefined {
  const [, prefix, text] =
    /^([\t ]*(?:[-*+\u2022]|[\w#(]+[.)]|:[^:]+:|\.\. (?:[^:]|:(?!:))+::)[\t ]+)(\+(?=[^|]*--)[^|]*\+)$/.exec(
      lineText(source, line)
    ) ?? []
  return prefix !== undefined && Math.abs(widthOf(text!) - widthOf(border)) <= 2
    ? {prefix, text: text!}
    : undefined
}

/**
 * Find the lines of a table right below its last border, including those in another column or after a blank line: two
 * borders in a row mean two tables, and a blank line between two lines of text may replace a border.
 */
function linesBelow(
  source: Source,
  next: number,
  margin: string,
  above: ReadonlyArray<Line>
): Array<Line> {
  const lines: Array<Line> = []
  const [{text: border}] = above as [Line]
  let {text: last} = above[above.length - 1]!
  let line = next
  for (; line < source.lineStarts.length; line += 1) {
    const text = textBehind(source, line, margin)
    if (text && (isTableLine(text) || isOpenLine(text, textBehind(source, line + 1, margin)))) {
      lines.push({prefix: margin, text})
      last = text
      continue
    }
    const isGap = isBlank(source, line, margin)
    const other = movedLine(source, line + Number(isGap), margin, border)
    if (!other) break
    const beside = [last, other.text]
    if (beside.every((text) => isBorder(text.trim()))) break
    if (
      isGap &&
      (!beside.some((text) => hasBorder(text)) || isDelimiter(lineText(source, line + 2)))
    )
      break
    if (isGap) lines.push({prefix: '', text: ''})
    lines.push(other)
    line += Number(isGap)
    last = other.text
  }
  if (line < source.lineStarts.length && !isOutside(source, line, margin)) return []
  // With header separators on both sides of a blank line, there are two tables.
  const rules = [...above, ...lines].filter(({text}) => /^\+=[=+]+\+$/.test(text.trim())).length
  const gap = lines.findIndex(({text}) => text === '')
  return rules > 1 && gap !== -1 ? lines.slice(0, gap) : lines
}

/** A line that would belong to a table in the table's column, as it is as wide as its border. */
function movedLine(source: Source, line: number, margin: string, border: string): Line | undefined {
  const text = lineText(source, line)
  const leader = margin.trimEnd()
  const own = text.slice(leader.length).trimStart()
  if (!text.startsWith(leader) || !isTableLine(own) || widthOf(own) !== widthOf(border))
    return undefined
  return inColumn({prefix: text.slice(0, text.length - own.length), text: own}, margin)
}

/** Cut off the margin of a table from a line; a line further left stays as it is. */
function inColumn({prefix, text}: Line, margin: string): Line {
  return prefix.startsWith(margin)
    ? {prefix: margin, text: prefix.slice(margin.length) + text}
    : {prefix, text}
}

function widthOf(text: string): number {
  return textWidth(text.trimEnd(), 'docutils')
}

function hasBorder(text: string): boolean {
  return /[+|][-=]+[+|]/.test(text)
}

/** Whether a line is the second one of a pipe table. */
function isDelimiter(text: string): boolean {
  return /\|[ \t]*:?-+:?[ \t]*\|/.test(text) && !/[^\s|:>*-]/.test(text)
}

function isBorder(text: string): boolean {
  return /^\+[-=+]+\+$/.test(text)
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

/** Text of a line after the margin of a table; `undefined` for a blank line, or outside of the margin. */
function textBehind(source: Source, line: number, margin: string): string | undefined {
  const text = lineText(source, line)
  return text.startsWith(margin) && text.length > margin.length
    ? text.slice(margin.length)
    : undefined
}

/** Whether a line starts and ends with a border, or seems meant as one. */
function isTableLine(text: string): boolean {
  return (
    (/^[|+]/.test(text) && /[|+]$/.test(text) && text.length > 2) ||
    /^[|+-][-=]{2}[-=+|:]*[-=+|]$/.test(text)
  )
}

/** Whether a line just lacks its left border: it ends with one, and a line of the table follows. */
function isOpenLine(text: string, next: string | undefined): boolean {
  return /[^\s|+]/.test(text) && /\|$/.test(text) && next !== undefined && isTableLine(next)
}

/** Whether a line is blank after the prefix of a table, or is outside of it. */
function isOutside(source: Source, line: number, margin: string): boolean {
  const text = lineText(source, line)
  return text.startsWith(margin.trimEnd()) ? isBlank(source, line, margin) : !text.includes('|')
}

/** Whether a line is blank after the prefix of a table. */
function isBlank(source: Source, line: number, margin: string): boolean {
  return lineText(source, line) === margin.trimEnd()
}

/** A line without trailing spaces; empty outside of the text. */
function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line]
  return start === undefined ? '' : source.value.slice(start, source.lineEnd(line)).trimEnd()
}
