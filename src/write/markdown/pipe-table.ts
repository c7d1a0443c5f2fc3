import type {GridTable, GridTableAlign} from '../../../grammars/grid-table/nodes.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'

/** Maximum width of an aligned table in columns. */
const maximumWidth = 100

/**
 * Write a pipe table.
 *
 * @param rows
 *   Markdown of the cells; the first row is the header.
 * @param alignments
 *   Alignment of each column.
 * @param align
 *   Whether to align the pipes (default: if the table is then no wider than 100 columns).
 */
export function writePipeTable(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  alignments: ReadonlyArray<GridTableAlign | undefined>,
  align?: boolean
): string {
  const widths =
    align === false ? undefined : measure(rows, alignments, align ? Infinity : maximumWidth)
  const [head = [], ...body] = rows
  const lines = [line(head, widths, alignments), delimiters(alignments, widths)]
  for (const row of body) lines.push(line(row, widths, alignments))
  return lines.join('\n')
}

/** Get the alignment of each column. */
export function alignmentsOf(table: GridTable, columns: number): Array<GridTableAlign | undefined> {
  return Array.from({length: columns}, (_, column) => table.columns?.[column]?.align)
}

/** Measure the columns; `undefined` if they are too wide together. */
function measure(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  alignments: ReadonlyArray<GridTableAlign | undefined>,
  maximum: number
): Array<number> | undefined {
  const widths = alignments.map(() => 3)
  let total = widths.length * 6 + 1
  for (const row of rows) {
    for (const [column, value] of row.entries()) {
      const width = textWidth(value, 'terminal')
      if (width <= widths[column]!) continue
      total += width - widths[column]!
      if (total > maximum) return undefined
      widths[column] = width
    }
  }
  return widths
}

function line(
  row: ReadonlyArray<string>,
  widths: ReadonlyArray<number> | undefined,
  alignments: ReadonlyArray<GridTableAlign | undefined>
): string {
  let result = '|'
  for (const [column, value] of row.entries()) {
    if (!widths) {
      result += value === '' ? ' |' : ` ${value} |`
      continue
    }
    const room = widths[column]! - textWidth(value, 'terminal')
    const align = alignments[column]
    const before = align === 'right' ? room : align === 'center' ? Math.floor(room / 2) : 0
    result += ` ${' '.repeat(before)}${value}${' '.repeat(room - before)} |`
  }
  return result
}

function delimiters(
  alignments: ReadonlyArray<GridTableAlign | undefined>,
  widths: ReadonlyArray<number> | undefined
): string {
  let result = '|'
  for (const [column, align] of alignments.entries()) {
    const left = align === 'left' || align === 'center' ? ':' : '-'
    const right = align === 'right' || align === 'center' ? ':' : '-'
    result += ` ${left}${'-'.repeat((widths?.[column] ?? 3) - 2)}${right} |`
  }
  return result
}
