import type {Report} from '../problem.js'
import type {Source} from '../source.js'
import {isBlank, TextBlock} from '../text-block.js'
import {reportCutOff} from './faults.js'
import {readGridTable} from './index.js'
import {findLineRuns, type LineRun} from './line-parser.js'
import type {GridTableReading} from './reading.js'
import {isSimpleBorder} from './recognize.js'
import type {GridTableSettings} from './settings.js'
import {columnUnits, textWidth} from './widths.js'

/**
 * Find and read every table in a text: indented, in lists, in quotes, after comment leaders.
 *
 * ```text
 *  - +-----+      > | a |        # +-----+-----+      ///  +-----+
 *    | a   |                     # | a   | b   |      ///  | a   |
 *    +-----+                     # +-----+-----+      ///  +-----+
 * ```
 *
 * A table ends at the first line whose `+` or `|` is not below the first line's. Broken tables are reported, and their
 * text is left alone.
 *
 * @param refuse
 *   Receives the lines of each broken grid table.
 * @param skipped
 *   Ranges in which no table starts: pairs of offsets, ascending (default: those of `findCode`).
 */
export function findGridTables(
  source: Source,
  settings: GridTableSettings,
  report: Report,
  refuse?: (block: TextBlock) => void,
  skipped?: ReadonlyArray<number> | undefined
): Array<GridTableReading> {
  const readings: Array<GridTableReading> = []
  const {dialect} = settings
  const runs = findLineRuns(source.value)
  const isRst = dialect === 'rst' || dialect === 'rst-simple'
  const code = skipped ?? (isRst ? literalBlocks(source) : fencedCode(source, runs))
  const simple = runs.filter((run) => run.kind === 'simple')
  let nextSimple = 0
  let skip = 0
  // Offset after what has been read.
  let done = 0
  for (const run of runs) {
    const start = run.starts[0]!
    while (skip < code.length && code[skip + 1]! <= start) skip += 2
    const inside = skip < code.length && code[skip]! <= start
    if (run.kind === 'simple') {
      nextSimple += 1
      if (inside || start < done || !(dialect === 'auto' || isRst)) continue
      done = readSimple(run, nextSimple)
    } else if (run.kind === 'grid') {
      if (inside || start < done || dialect === 'rst-simple') continue
      for (const block of splitRun(source, run)) readGrid(block)
    }
  }
  return readings

  function readGrid(found: TextBlock): void {
    const first = source.lineAt(found.start)
    // To docutils, lines above the first border are a line block, and must look like one.
    const upper = linesAbove(source, first, found.start, isRst ? '| ' : '|')
    const moved = isRst || upper === 0 ? undefined : movedBorder(source, first - upper - 1, found)
    const block = moved === undefined ? found : withMoved(source, moved, first - upper, found)
    const above = moved === undefined ? upper : 0
    const line = source.lineAt(block.start)
    if (isRst && followsParagraph(source, line - above, block.start - source.lineStarts[line]!)) {
      refuse?.(block)
      return
    }
    // To docutils, a lone border is a table without rows; to all others, it is text.
    if (block.length === 1) return
    if (above > 0) reportTop(line - above)
    if (moved !== undefined) reportMoved(block)
    const reading = readGridTable(block, settings, report)
    if (!reading) {
      refuse?.(block)
      return
    }
    readings.push(reading)
    if (reading.length < block.length) {
      reportCutOff(block, reading.length, reading.node.dialect, report)
    } else if (reading.node.dialect === 'rst' && dialect !== 'auto') {
      checkFinish(line + reading.length, source, block.start, 'grid-table-blank-after', report)
    }
  }

  /** Report lines of a table above its first border. */
  function reportTop(line: number): void {
    const start = source.lineStarts[line]!
    const end = source.lineEnd(line)
    report({
      ruleId: 'grid-table-top',
      reason: 'A line of the table is above its first border',
      start,
      end,
      actual: source.value.slice(start, end),
      expected: ['+-----+-----+'],
      note: 'Add a border above the line; without one it is not part of the table.'
    })
  }

  /** Report a first border whose column differs from that of the lines below it. */
  function reportMoved(block: TextBlock): void {
    const columns = [0, 1].map((line) => columnOf(source, block.starts[line]!) + 1)
    report({
      ruleId: 'grid-table-top',
      reason: `The first border starts in column ${columns[0]}, the lines below it in column ${columns[1]}`,
      start: block.start,
      end: block.ends[0]!,
      note: 'It is read as the border of this table, as in a Python docstring; in a file, docutils sees no table here. Align it with the other lines.'
    })
  }

  /** Read a simple table from its top border; return where it ends. */
  function readSimple(run: LineRun, next: number): number {
    const start = skipLeader(source.value, run.starts[0]!, run.ends[0]!, 61)
    const top = source.value.slice(start, run.ends[0]).trimEnd()
    const line = source.lineAt(start)
    if (!isSimpleBorder(top) || followsParagraph(source, line, start - source.lineStarts[line]!))
      return 0
    const own = start - source.lineStarts[line]!
    const indent = isRst ? own : (movedIndent(source, line, top, simple[next]) ?? own)
    let bottom = -1
    let found = 0
    const limit = endOfIndented(source, line, indent, simple[next + 1]?.starts[0])
    for (let index = next; index < next + 2 && index < simple.length; index += 1) {
      const border = simple[index]!
      if (border.starts[0]! >= limit) break
      const at = source.lineAt(border.starts[0]!)
      found += 1
      bottom = at
      if (found === 2 || isBlankLine(source, at + 1)) break
    }
    const complete = found === 2 || (found === 1 && isBlankLine(source, bottom + 1))
    if (!complete) {
      if (found === 0 && dialect === 'auto' && isBlankLine(source, line + 1)) return 0
      const words =
        found === 0
          ? 'No bottom table border found'
          : 'No bottom table border found or no blank line after table bottom'
      report({
        ruleId: found === 0 ? 'simple-table-bottom' : 'simple-table-blank-after',
        reason:
          found === 0
            ? 'The bottom border is missing'
            : 'Text follows a border of the table without a blank line',
        start: found === 0 ? start : source.lineStarts[bottom + 1]!,
        end: found === 0 ? run.ends[0]! : source.lineEnd(bottom + 1),
        actual:
          found === 0
            ? ''
            : source.value.slice(source.lineStarts[bottom + 1], source.lineEnd(bottom + 1)),
        expected: [found === 0 ? top : ''],
        note: `${found === 0 ? `Close the table with \`${top}\`` : 'Put a blank line below the table'}. docutils: "Malformed table. ${words}."`,
        severity: 'error'
      })
      return found === 0 ? 0 : source.lineEnd(bottom)
    }
    const starts: Array<number> = [start]
    const ends: Array<number> = [source.lineEnd(line)]
    for (let row = line + 1; row <= bottom; row += 1) {
      const end = source.lineEnd(row)
      starts.push(Math.min(source.lineStarts[row]! + indent, end))
      ends.push(end)
    }
    const reading = readGridTable(
      new TextBlock(source, starts, ends),
      isRst ? {...settings, dialect: 'rst-simple'} : settings,
      report
    )
    if (reading) {
      readings.push(reading)
      checkFinish(bottom + 1, source, start, 'simple-table-blank-after', report)
    } else refuse?.(new TextBlock(source, starts, ends))
    return source.lineEnd(bottom)
  }
}

/** Distance of an offset from the start of its line. */
function columnOf(source: Source, offset: number): number {
  return offset - source.lineStarts[source.lineAt(offset)]!
}

/**
 * Find the first border of a table whose column differs from the other lines, as at the start of a docstring.
 *
 * ```text
 *  """+---+---+        +---+---+
 *  | a | b |               | a | b |
 *  +---+---+               +---+---+
 * ```
 *
 * @returns
 *   Where it starts.
 */
function movedBorder(source: Source, line: number, {starts, ends}: TextBlock): number | undefined {
  if (line < 0) return undefined
  const text = lineText(source, line).trimEnd()
  const width = source.value.slice(starts[0], ends[0]).trimEnd().length
  const at = text.length - width
  // The border starts exactly there, not further left.
  const isBorder =
    at >= 0 && /^\+(?:[-=]+\+)+$/.test(text.slice(at)) && !/\+[-=]+$/.test(text.slice(0, at))
  return isBorder ? source.lineStarts[line]! + at : undefined
}

/** Put a moved border, and the lines from `line` on, above the lines of a table. */
function withMoved(source: Source, border: number, line: number, block: TextBlock): TextBlock {
  const last = source.lineAt(block.start)
  const starts = [border]
  const ends = [source.lineEnd(line - 1)]
  for (let row = line; row < last; row += 1) {
    starts.push(source.lineStarts[row]! + columnOf(source, block.start))
    ends.push(source.lineEnd(row))
  }
  return new TextBlock(source, [...starts, ...block.starts], [...ends, ...block.ends])
}

/** Find the indentation of a simple table whose first border follows the quotes of a docstring. */
function movedIndent(
  source: Source,
  line: number,
  top: string,
  next: LineRun | undefined
): number | undefined {
  if (!next || !/^\s*[rRuU]?(?:"""|''')/.test(lineText(source, line))) return undefined
  const start = skipLeader(source.value, next.starts[0]!, next.ends[0]!, 61)
  const text = source.value.slice(start, next.ends[0]).trimEnd()
  return text === top ? columnOf(source, start) : undefined
}

/**
 * Find code, in which no table starts: literal blocks in reST, fenced code elsewhere.
 *
 * @returns
 *   Pairs of offsets, ascending.
 */
export function findCode(
  source: Source,
  {dialect}: Pick<GridTableSettings, 'dialect'>
): Array<number> {
  const isRst = dialect === 'rst' || dialect === 'rst-simple'
  return isRst ? literalBlocks(source) : fencedCode(source, findLineRuns(source.value))
}

/** Report a table with no blank line between it and the text below. */
function checkFinish(
  line: number,
  source: Source,
  start: number,
  ruleId: 'grid-table-blank-after' | 'simple-table-blank-after',
  report: Report
): void {
  if (isBlankLine(source, line)) return
  const at = source.lineStarts[line]!
  const end = source.lineEnd(line)
  const column = start - source.lineStarts[source.lineAt(start)]!
  if (indentation(source, line) < column) return
  report({
    ruleId,
    reason: 'There is no blank line below the table',
    start: at,
    end,
    actual: source.value.slice(at, end),
    expected: [''],
    note: 'Add a blank line below the table. docutils: "Blank line required after table."'
  })
}

/** Split a run of table lines wherever the left side moves. */
function splitRun(source: Source, run: LineRun): Array<TextBlock> {
  const {value} = source
  const blocks: Array<TextBlock> = []
  let block: TextBlock | undefined
  let column = -1
  let leader: string | undefined
  if (run.captioned) {
    // The lines below start in the column of the caption, not in that of the border after it.
    block = new TextBlock(source, [run.starts[0]!], [run.ends[0]!])
    blocks.push(block)
    column = skipLeader(value, run.starts[1]!, run.ends[1]!, 43, 124) - run.starts[1]!
  }
  for (let index = run.captioned ? 1 : 0; index < run.starts.length; index += 1) {
    const from = run.starts[index]!
    const start = skipLeader(value, from, run.ends[index]!, 43, 124)
    const own = value.slice(from, start)
    const at = own.includes('\t') ? columnUnits(own, 'docutils').length - 1 : own.length
    const isStart = value.charCodeAt(start) === 43 && !own.endsWith('----')
    // The first line may have a bullet; below it, leaders are the same. A tab equals the spaces it expands to.
    const mark = own.trim() === '' ? '' : own
    if (block && (at !== column || (leader !== undefined && mark !== leader))) block = undefined
    if (block) {
      leader ??= mark
      block.starts.push(start)
      block.ends.push(run.ends[index]!)
    } else if (isStart) {
      block = new TextBlock(source, [start], [run.ends[index]!])
      column = at
      leader = undefined
      blocks.push(block)
    }
  }
  return blocks
}

/** Where the first of two characters occurs in a line. */
function skipLeader(
  value: string,
  start: number,
  end: number,
  one: number,
  other: number = one
): number {
  let at = start
  while (at < end && value.charCodeAt(at) !== one && value.charCodeAt(at) !== other) at += 1
  return at
}

/** Count the table lines, `| … |`, directly above a border. */
function linesAbove(source: Source, line: number, start: number, side: string): number {
  const {value, lineStarts} = source
  const column = start - lineStarts[line]!
  let count = 0
  for (let row = line - 1; row >= 0; row -= 1) {
    const end = source.lineEnd(row)
    const from = lineStarts[row]! + column
    if (end - from < 3 || !value.startsWith(side, from) || !value.slice(end - 3, end).includes('|'))
      break
    if (value.slice(lineStarts[row], from) !== value.slice(lineStarts[line], start)) break
    count += 1
  }
  return count
}

function isBlankLine(source: Source, line: number): boolean {
  if (line >= source.lineStarts.length) return true
  return indentation(source, line) === Number.POSITIVE_INFINITY
}

/** Indentation of a line; infinite for a blank line. */
function indentation(source: Source, line: number): number {
  const start = source.lineStarts[line]!
  const end = source.lineEnd(line)
  let at = start
  while (at < end && isBlank(source.value.charCodeAt(at))) at += 1
  return at === end ? Number.POSITIVE_INFINITY : at - start
}

/** Whether the line above is a paragraph that continues in the table's first line. */
function followsParagraph(source: Source, line: number, column: number): boolean {
  if (line === 0 || isBlankLine(source, line - 1)) return false
  // After a bullet on its own line, the table comes first.
  if (indentation(source, line) < column) return false
  if (isUnderline(source, line - 1)) return false
  const above = source.lineStarts[line - 1]!
  const text = source.value.slice(above, source.lineEnd(line - 1))
  const bullet = /^[\t ]*(?:[-*+\u2022\u2023\u2043]|\(?(?:\d+|[A-Za-z#])[.)])[\t ]+/.exec(text)
  const textColumn = bullet ? bullet[0].length : indentation(source, line - 1)
  return textColumn >= column
}

/** Whether a line underlines the one above it: the two are a title, not a paragraph. */
function isUnderline(source: Source, line: number): boolean {
  const text = lineText(source, line).trimEnd()
  if (!/^([!-/:-@[-`{-~])\1+$/.test(text) || line === 0) return false
  const title = lineText(source, line - 1).trimEnd()
  // docutils accepts short underlines of four characters or more.
  return /^\S/.test(title) && (text.length >= textWidth(title, 'docutils') || text.length > 3)
}

function lineText(source: Source, line: number): string {
  return source.value.slice(source.lineStarts[line], source.lineEnd(line))
}

/** Find where an indented block ends, at `limit` at the latest. */
function endOfIndented(
  source: Source,
  line: number,
  indent: number,
  limit: number = source.value.length
): number {
  if (indent === 0) return Number.POSITIVE_INFINITY
  for (let row = line + 1; row < source.lineStarts.length; row += 1) {
    const start = source.lineStarts[row]!
    if (start > limit) return Number.POSITIVE_INFINITY
    if (indentation(source, row) < indent) return start
  }
  return Number.POSITIVE_INFINITY
}

/** Fenced code: pairs of offsets. A fence that is never closed is text. */
function fencedCode(source: Source, runs: ReadonlyArray<LineRun>): Array<number> {
  const ranges: Array<number> = []
  let open: {start: number; mark: number; length: number} | undefined
  for (const run of runs) {
    if (run.kind !== 'fence') continue
    const end = run.ends[0]!
    const at = skipLeader(source.value, run.starts[0]!, end, 96, 126)
    const mark = source.value.charCodeAt(at)
    let length = 0
    while (source.value.charCodeAt(at + length) === mark) length += 1
    const isBare = source.value.slice(at + length, end).trim() === ''
    // Tildes directly below a line of text underline a title.
    if (!open && isBare && mark === 126 && isUnderline(source, source.lineAt(at))) continue
    if (open && mark === open.mark && length >= open.length && isBare) {
      ranges.push(open.start, end)
      open = undefined
    } else {
      open ??= {start: run.starts[0]!, mark, length}
    }
  }
  return ranges
}

/** Literal blocks of reST: indented text below a paragraph that ends in `::`. Pairs of offsets. */
function literalBlocks(source: Source): Array<number> {
  const ranges: Array<number> = []
  const {value, lineStarts} = source
  let start = -1
  let indent = 0
  let opened = false
  for (let line = 0; line < lineStarts.length; line += 1) {
    const own = indentation(source, line)
    if (own === Number.POSITIVE_INFINITY) continue
    const end = source.lineEnd(line)
    if (start >= 0) {
      if (own > indent) continue
      ranges.push(start, lineStarts[line]!)
      start = -1
    } else if (opened && own > indent && isBlankLine(source, line - 1)) {
      start = lineStarts[line]!
      continue
    }
    const text = value.slice(lineStarts[line]! + own, end).trimEnd()
    opened = text.endsWith('::') && !/^\.\. [^ ]+::$/.test(text)
    indent = own
  }
  if (start >= 0) ranges.push(start, value.length)
  return ranges
}
