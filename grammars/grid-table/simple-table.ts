import type {Report} from '../problem.js'
import {isBlank, type TextBlock} from '../text-block.js'
import type {GridTableSettings} from './index.js'
import type {GridTableReading, PendingCell} from './layout.js'
import {GridLines} from './lines.js'
import {LiteralCells} from './literal-cells.js'
import type {
  GridTable,
  GridTableBody,
  GridTableCell,
  GridTableHeader,
  GridTableRow
} from './nodes.js'

/** Border or rule (docutils: `states.Body.simple_table_border_pat`). */
const border = /^=[ =]*$/
/** Column span underline (docutils: `SimpleTableParser.span_pat`). */
const underline = /^-[ -]*$/

/** A column: its first display column and the one behind its last, from 0. */
interface Column {
  start: number
  end: number
}

/** A row that was found. */
interface SimpleRow {
  /** Row of its first line. */
  start: number
  /** Row behind its last line. */
  end: number
  cells: Array<{column: Column; colSpan: number}>
}

/**
 * Read a simple table.
 *
 * ```text
 *  =====  =====  ======
 *     Inputs     Output     a cell over two columns,
 *  ------------  ------     told by the underline
 *    A      B    A or B
 *  =====  =====  ======     rule below the head
 *  False  False  False      a new row starts where the first column has text
 *  True   False  True
 *                line 2     and goes on where it has none
 *  =====  =====  ======
 * ```
 *
 * Text may stand between the first and last column of a cell only, except in the last, which has no end (docutils:
 * `tableparser.SimpleTableParser`). All faults are reported; with one of them the table is refused.
 */
export function readSimpleTable(
  block: TextBlock,
  settings: GridTableSettings,
  report: Report
): GridTableReading | undefined {
  const lines = new GridLines(block, settings.widths === 'auto' ? 'docutils' : settings.widths)
  const last = lines.count - 1
  let failed = false
  const fail = (
    ruleId: `simple-table-${string}`,
    row: number,
    start: number,
    end: number,
    reason: string,
    note: string,
    expected?: string
  ): void => {
    failed = true
    report({
      ruleId,
      reason,
      start,
      end,
      note,
      severity: 'error',
      actual: lines.value.slice(start, end) || lines.text(row),
      ...(expected === undefined ? {} : {expected: [expected]})
    })
  }

  const top = lines.count > 0 ? lines.text(0) : ''
  if (!border.test(top)) {
    fail(
      'simple-table-top',
      0,
      block.start,
      lines.ends[0] ?? block.start,
      'Unexpected text, expected a border of `=`, one run for each column',
      'Start the table with a border such as `=====  =====`.',
      '=====  ====='
    )
    return undefined
  }
  const columns = readColumns(top)
  const borderEnd = columns[columns.length - 1]!.end
  const rules: Array<number> = []
  for (let row = 1; row <= last; row += 1) {
    const text = lines.text(row)
    if (!border.test(text)) continue
    if (row < last) rules.push(row)
    lines.view(row, text.replaceAll('=', '-'))
  }
  if (last === 0 || !lines.hasView(last)) {
    const end = lines.ends[last]!
    fail(
      'simple-table-bottom',
      last,
      end,
      end,
      'Unexpected end of table, expected a bottom border',
      `Repeat the top border below the last row: \`${top}\`. docutils: "Malformed table. No bottom table border found."`,
      top
    )
  }
  for (let index = 1; index < rules.length; index += 1) {
    const row = rules[index]!
    fail(
      'simple-table-head-repeat',
      row,
      lines.starts[row]!,
      lines.ends[row]!,
      'Unexpected second rule below a head, expected at most one',
      `Use \`-\` to underline column spans, or leave the line out. docutils: "Multiple head/body row separators (table lines ${rules[0]! + 1} and ${row + 1}); only one allowed."`
    )
  }

  const rows: Array<SimpleRow> = []
  let start = 1
  let textFound = false
  const first = {...columns[0]!}
  for (let row = 1; row <= last; row += 1) {
    const text = lines.text(row)
    if (underline.test(text)) {
      addRow(start, row, row)
      start = row + 1
      textFound = false
    } else if (hasText(lines, row, first.start, first.end)) {
      if (textFound && row !== start) addRow(start, row)
      start = row
      textFound = true
    } else if (!textFound) {
      if (hasText(lines, row, first.end, lines.width(row))) {
        // Nothing that this could go on with: docutils drops the line without a word. We do where its law is asked for.
        textFound = settings.dialect === 'auto'
        start = textFound ? row : row + 1
        report({
          ruleId: 'simple-table-first-column',
          severity: 'warning',
          reason: 'Unexpected blanks in the first column of a new row, expected text',
          start: lines.starts[row]!,
          end: lines.ends[row]!,
          actual: lines.text(row),
          note: `Write \`\\ \` there for an empty cell, or move the line below the row that it belongs to: docutils drops it${textFound ? '' : ', and so does the dialect `rst-simple`; `auto` keeps it'}.`
        })
      } else start = row + 1
    }
  }
  if (failed) return undefined
  return layOut()

  function addRow(from: number, to: number, underlined?: number): void {
    if (from === to && underlined === undefined) return
    const spans =
      underlined === undefined ? columns.map((column) => ({...column})) : spansOf(underlined)
    if (!spans) return
    checkMargins(from, to, spans)
    const cells: SimpleRow['cells'] = []
    let index = 0
    for (const span of spans) {
      let colSpan = 1
      if (span.start !== columns[index]?.start) {
        misaligned(to, span)
        return
      }
      while (span.end !== columns[index]!.end) {
        index += 1
        colSpan += 1
        if (index >= columns.length) {
          misaligned(to, span)
          return
        }
      }
      cells.push({column: span, colSpan})
      index += 1
    }
    rows.push({start: from, end: to, cells})
  }

  function spansOf(row: number): Array<Column> | undefined {
    const spans = readColumns(lines.text(row))
    const end = spans[spans.length - 1]!.end
    if (end !== borderEnd) {
      const isBottom = row === last
      fail(
        isBottom || rules.includes(row) ? 'simple-table-rule' : 'simple-table-span-incomplete',
        row,
        lines.starts[row]!,
        lines.ends[row]!,
        `Unexpected underline of ${end} columns, expected ${borderEnd} as in the top border`,
        `Draw the line up to the end of the top border; a cell that spans nothing is underlined too. docutils: "Column span incomplete in table line ${row + 1}."`
      )
      return undefined
    }
    // The last column has no end.
    spans[spans.length - 1]!.end = columns[columns.length - 1]!.end
    return spans
  }

  function misaligned(to: number, span: Column): void {
    const row = Math.min(to, last)
    fail(
      'simple-table-span-alignment',
      row,
      lines.offset(row, span.start),
      lines.offset(row, span.end),
      'Unexpected underline, expected it to start and end where columns do',
      `Columns are ${columns.map(({start, end}) => `${start + 1}–${end}`).join(', ')}. docutils: "Column span alignment problem in table line ${row + 1}."`,
      top
    )
  }

  function checkMargins(from: number, to: number, spans: Array<Column>): void {
    for (let index = 0; index < spans.length; index += 1) {
      const span = spans[index]!
      const next = spans[index + 1]
      for (let row = from; row < to; row += 1) {
        if (next) {
          if (!hasText(lines, row, span.end, next.start)) continue
          const at = lines.offset(row, span.end)
          fail(
            'simple-table-margin',
            row,
            at,
            lines.offset(row, next.start),
            'Unexpected text between two columns, expected blanks',
            `Widen the column in all borders, or move the text to column ${next.start + 1}. docutils: "Text in column margin in table line ${row + 1}."`,
            ' '.repeat(next.start - span.end)
          )
        } else if (lines.width(row) > span.end) {
          const column = columns[columns.length - 1]!
          span.end = Math.max(column.end, lines.width(row))
          column.end = span.end
        }
      }
    }
  }

  function layOut(): GridTableReading {
    const {source} = lines
    const rule = rules[0] ?? 0
    let headRows = rule > 0 ? rows.findIndex((row) => row.start > rule) : 0
    if (headRows < 0) headRows = 0
    const pending: Array<PendingCell> = []
    const literals = settings.literal
      ? new LiteralCells(lines, source.lineAt(block.start))
      : undefined
    const rowNodes = rows.map((row): GridTableRow => {
      const end = Math.max(row.end - 1, row.start)
      const rowNode: GridTableRow = {
        type: 'gtRow',
        children: [],
        position: source.position(
          lines.starts[row.start]!,
          row.end > row.start ? lines.ends[end]! : lines.starts[row.start]!
        )
      }
      row.cells.forEach(({column, colSpan}, index) => {
        const right = index === row.cells.length - 1 ? columns[columns.length - 1]!.end : column.end
        const start = lines.offset(row.start, column.start)
        const node: GridTableCell = {
          type: 'gtCell',
          children: literals
            ? literals.read(row.start, column.start, row.end, right, undefined)
            : [],
          position: source.position(start, row.end > row.start ? lines.offset(end, right) : start)
        }
        if (colSpan > 1) node.colSpan = colSpan
        rowNode.children.push(node)
        if (literals) return
        const text = lines.cut(row.start, column.start, row.end, right)
        pending.push({node, text, width: right - column.start})
      })
      return rowNode
    })
    const children: GridTable['children'] = []
    if (headRows > 0) {
      const head: GridTableHeader = {type: 'gtHeader', children: rowNodes.slice(0, headRows)}
      children.push(place(head))
    }
    const body: GridTableBody = {type: 'gtBody', children: rowNodes.slice(headRows)}
    children.push(place(body))
    return {
      node: {
        type: 'gridTable',
        columns: columns.map(({start, end}) => ({width: end - start})),
        dialect: 'rst-simple',
        children,
        position: source.position(block.start, lines.ends[last]!)
      },
      cells: pending,
      length: lines.count
    }

    function place<Section extends GridTableHeader | GridTableBody>(section: Section): Section {
      const {children} = section
      section.position =
        children.length > 0
          ? {
              start: {...children[0]!.position!.start},
              end: {...children[children.length - 1]!.position!.end}
            }
          : source.position(lines.starts[last]!, lines.starts[last]!)
      return section
    }
  }
}

/** Runs of `=` or `-` in a border. */
function readColumns(text: string): Array<Column> {
  const columns: Array<Column> = []
  let at = 0
  while (at < text.length) {
    while (at < text.length && text.charCodeAt(at) === 32) at += 1
    if (at >= text.length) break
    const start = at
    while (at < text.length && text.charCodeAt(at) !== 32) at += 1
    columns.push({start, end: at})
  }
  return columns
}

/** Whether anything but blanks stands in some columns of a row: a part of a wide character is text as well. */
function hasText(lines: GridLines, row: number, start: number, end: number): boolean {
  const width = Math.min(end, lines.width(row))
  for (let column = start; column < width; column += 1) {
    const code = lines.at(row, column) || lines.value.charCodeAt(lines.offset(row, column))
    if (!isBlank(code)) return true
  }
  return false
}
