import type {Report} from '../../problem.js'
import {isBlank} from '../../text-block.js'
import type {GridLines} from '../lines.js'
import {readBorderColumns, type SimpleColumn, type SimpleFrame, underline} from './frame.js'

/** A row that was found. */
export interface SimpleRow {
  /** Row of its first line. */
  start: number
  /** Row after its last line. */
  end: number
  cells: Array<SimpleCell>
}

/** A cell that was found. */
export interface SimpleCell {
  column: SimpleColumn
  colSpan: number
}

/**
 * Read the rows of a simple table: each starts at a line with text in the first column, or after an underline.
 *
 * @param keep
 *   Whether lines that no row start precedes form a row; docutils drops them.
 */
export function readSimpleRows(
  frame: SimpleFrame,
  keep: boolean,
  report: Report
): Array<SimpleRow> {
  const {lines} = frame
  const first = {...frame.columns[0]!}
  const rows: Array<SimpleRow> = []
  let start = 1
  let textFound = false
  for (let row = 1; row < lines.count; row += 1) {
    if (underline.test(lines.text(row))) {
      addRow(readUnderline(frame, row, report), row, true)
      start = row + 1
      textFound = false
    } else if (hasText(lines, row, first.start, first.end)) {
      if (textFound && row !== start) addRow(copy(frame.columns), row, false)
      start = row
      textFound = true
    } else if (!textFound) {
      start = row + 1
      if (!hasText(lines, row, first.end, lines.width(row))) continue
      reportFirstColumn(lines, row, keep, report)
      if (!keep) continue
      start = row
      textFound = true
    }
  }
  return rows

  function addRow(spans: Array<SimpleColumn> | undefined, end: number, underlined: boolean): void {
    if (!spans || (start === end && !underlined)) return
    checkMargins(frame, start, end, spans, report)
    const cells = joinColumns(frame, spans, end, report)
    if (cells) rows.push({start, end, cells})
  }
}

/** Read an underline: one run per cell, up to the end of the top border. */
function readUnderline(
  frame: SimpleFrame,
  row: number,
  report: Report
): Array<SimpleColumn> | undefined {
  const {lines, columns, rules} = frame
  const spans = readBorderColumns(lines.text(row))
  const last = spans[spans.length - 1]!
  if (last.end !== frame.end) {
    const drawn = lines.value.slice(lines.starts[row]!, lines.ends[row]!)
    report({
      ruleId:
        row === lines.count - 1 || rules.includes(row)
          ? 'simple-table-rule'
          : 'simple-table-span-incomplete',
      reason: `The underline ends in column ${last.end}, but the top border in column ${frame.end}`,
      start: lines.starts[row]!,
      end: lines.ends[row]!,
      actual: drawn,
      note: `Extend the line to the end of the top border; cells that do not span are underlined too. docutils: "Column span incomplete in table line ${row + 1}."`
    })
    return undefined
  }
  // The last column has no end.
  last.end = columns[columns.length - 1]!.end
  return spans
}

/** Derive the cells of a row from its underline: each covers whole columns. */
function joinColumns(
  frame: SimpleFrame,
  spans: Array<SimpleColumn>,
  row: number,
  report: Report
): Array<SimpleCell> | undefined {
  const {columns} = frame
  const cells: Array<SimpleCell> = []
  let index = 0
  for (const span of spans) {
    const first = index
    if (span.start === columns[first]?.start) {
      while (index < columns.length && span.end !== columns[index]!.end) index += 1
    } else index = columns.length
    if (index === columns.length) {
      reportSpan(frame, span, Math.min(row, frame.lines.count - 1), report)
      return undefined
    }
    index += 1
    cells.push({column: span, colSpan: index - first})
  }
  return cells
}

/** Check that there is no text between two cells, and extend the last one to its text. */
function checkMargins(
  {lines, columns}: SimpleFrame,
  from: number,
  to: number,
  spans: Array<SimpleColumn>,
  report: Report
): void {
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index]!
    const next = spans[index + 1]
    for (let row = from; row < to; row += 1) {
      if (!next) {
        if (lines.width(row) <= span.end) continue
        const column = columns[columns.length - 1]!
        span.end = Math.max(column.end, lines.width(row))
        column.end = span.end
      } else if (hasText(lines, row, span.end, next.start)) {
        reportMargin(lines, row, span, next, report)
      }
    }
  }
}

/** Whether some columns of a row contain text, including part of a wide character. */
function hasText(lines: GridLines, row: number, start: number, end: number): boolean {
  const width = Math.min(end, lines.width(row))
  for (let column = start; column < width; column += 1) {
    const code = lines.at(row, column) || lines.value.charCodeAt(lines.offset(row, column))
    if (!isBlank(code)) return true
  }
  return false
}

function copy(columns: Array<SimpleColumn>): Array<SimpleColumn> {
  return columns.map((column) => ({...column}))
}

function reportFirstColumn(lines: GridLines, row: number, keep: boolean, report: Report): void {
  report({
    ruleId: 'simple-table-first-column',
    severity: 'warning',
    reason: 'The first column of a new row is empty',
    start: lines.starts[row]!,
    end: lines.ends[row]!,
    actual: lines.text(row),
    note: `Write \`\\ \` there for an empty cell, or move the line below its row: docutils drops it${keep ? '' : ', and so does the dialect `rst-simple`; `auto` keeps it'}.`
  })
}

function reportSpan(
  {lines, columns}: SimpleFrame,
  span: SimpleColumn,
  row: number,
  report: Report
): void {
  const start = lines.offset(row, span.start)
  const end = lines.offset(row, span.end)
  report({
    ruleId: 'simple-table-span-alignment',
    reason: 'The underline does not start and end where columns do',
    start,
    end,
    actual: lines.value.slice(start, end),
    expected: [lines.text(0)],
    note: `Columns are ${columns.map(({start, end}) => `${start + 1}–${end}`).join(', ')}. docutils: "Column span alignment problem in table line ${row + 1}."`
  })
}

function reportMargin(
  lines: GridLines,
  row: number,
  span: SimpleColumn,
  next: SimpleColumn,
  report: Report
): void {
  const start = lines.offset(row, span.end)
  const end = lines.offset(row, next.start)
  report({
    ruleId: 'simple-table-margin',
    reason: 'Text crosses the gap between two columns',
    start,
    end,
    actual: lines.value.slice(start, end),
    expected: [' '.repeat(next.start - span.end)],
    note: `Widen the column in all borders, or move the text to column ${next.start + 1}. docutils: "Text in column margin in table line ${row + 1}."`
  })
}
