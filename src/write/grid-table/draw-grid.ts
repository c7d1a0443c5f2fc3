import type {WidthModel} from '../../../grammars/grid-table/nodes.js'
import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'
import type {TableLayout} from '../../tables/place-cells.js'

/** Input of the drawing. */
export interface Drawing {
  layout: TableLayout
  /** Columns between the borders, by column. */
  widths: ReadonlyArray<number>
  /** Text of each cell, by index in `layout.cells`: lines that fit. */
  texts: ReadonlyArray<ReadonlyArray<string>>
  /** Width model. */
  model: WidthModel
  /** Columns before the table, for tabs (default: `0`). */
  margin?: number
  /** Number of text lines in each row (default: as many as the texts need). */
  heights?: ReadonlyArray<number>
  /** How the horizontal line above row `row` is drawn where no cell spans it; `row` may be the number of rows. */
  rule(row: number): HorizontalLine
}

/** How a horizontal line is drawn. */
export interface HorizontalLine {
  dash: '-' | '='
  /** Crossings: Sphinx draws `|` in the header separator. */
  cross: '+' | '|'
  /** Whether inner junctions of a full line are bars: `+----|----+`. */
  bars?: boolean
  /** Whether every column boundary is a crossing, as in Sphinx, or only those where a border leads up or down. */
  all?: boolean
  /** Alignment markers in the line above the cell that starts in this column. */
  mark?(column: number, width: number): string
  /** Alignment markers of a whole column. */
  columnMark?(column: number, width: number): string
}

/**
 * Draw a table.
 *
 * The text of a cell continues across the boundaries that it spans, as docutils reads it:
 *
 * ```text
 * +-----+-----+
 * | one | two |
 * | six +-----+
 * | ten | red |
 * +-----+-----+
 * ```
 *
 * @returns
 *   Lines.
 */
export function drawGrid(drawing: Drawing): Array<string> {
  const {layout, widths, texts, model, margin = 0} = drawing
  const {rows, columns, cells, slots} = layout
  const spans = cells.map(({column, colSpan}) => {
    let width = colSpan - 1
    for (let at = column; at < column + colSpan; at += 1) width += widths[at]!
    return width
  })
  const hidden = findHidden(layout)
  const rules = Array.from({length: rows + 1}, (_, row) => drawing.rule(row))
  const heights = drawing.heights ?? measureHeights(drawing, rules, hidden)
  // The next line of text to write, for each cell.
  const next: Array<number> = new Array(cells.length).fill(0)
  const lines: Array<string> = []

  for (let row = 0; row <= rows; row += 1) {
    const line = horizontal(row)
    lines.push(rules[row]!.bars && wholeBorder.test(line) ? drawBars(line) : line)
    if (row === rows) break
    for (let line = 0; line < heights[row]!; line += 1) lines.push(content(row))
  }
  return lines

  function content(row: number): string {
    let line = '|'
    for (let column = 0; column < columns; ) {
      const index = slots[row]![column]!
      line += `${text(index, line)}|`
      column += cells[index]!.colSpan
    }
    return line
  }

  function text(index: number, before: string): string {
    const value = texts[index]![next[index]!++] ?? ''
    // Tab stops are columns of the line.
    const from = value.includes('\t') ? textWidth(`${before} `, model, margin) + margin : 0
    return ` ${value}${' '.repeat(spans[index]! - 1 - textWidth(value, model, from))}`
  }

  function horizontal(row: number): string {
    const rule = rules[row]!
    let line = ''
    for (let column = 0; column < columns; ) {
      line += crossing(drawing, rule, hidden, row, column)
      const index = slots[row]?.[column]
      if (row > 0 && index !== undefined && slots[row - 1]![column] === index) {
        line += text(index, line)
        column += cells[index]!.colSpan
        continue
      }
      // Markers are above the cell, up to the first border that leads up from it.
      const cell = index === undefined ? undefined : cells[index]!
      let end = column + 1
      let width = widths[column]!
      if (rule.mark && cell?.column === column) {
        while (
          end < column + cell.colSpan &&
          !isVertical(crossing(drawing, rule, hidden, row, end))
        ) {
          width += 1 + widths[end]!
          end += 1
        }
      }
      const mark = rule.mark?.(column, width) || rule.columnMark?.(column, width)
      line += mark || rule.dash.repeat(width)
      column = end
    }
    return line + crossing(drawing, rule, hidden, row, columns)
  }
}

/** A full border. */
const wholeBorder = /^[+|][-=:<>^vx]+(?:[+|][-=:<>^vx]+)*[+|]$/

/** Draw `+----+----+` and `|====|====|` with bars as junctions, between two corners. */
function drawBars(line: string): string {
  return `+${line.slice(1, -1).replaceAll('+', '|')}+`
}

/** Rows and columns whose boundary no cell has: only a `+` on the border shows them. */
interface Hidden {
  rows: Set<number>
  columns: Set<number>
}

function findHidden({rows, columns, cells}: TableLayout): Hidden {
  const seenRows = new Set<number>()
  const seenColumns = new Set<number>()
  for (const cell of cells) {
    seenRows.add(cell.row)
    seenRows.add(cell.row + cell.rowSpan)
    seenColumns.add(cell.column)
    seenColumns.add(cell.column + cell.colSpan)
  }
  const hidden: Hidden = {rows: new Set(), columns: new Set()}
  for (let row = 1; row < rows; row += 1) if (!seenRows.has(row)) hidden.rows.add(row)
  for (let column = 1; column < columns; column += 1) {
    if (!seenColumns.has(column)) hidden.columns.add(column)
  }
  return hidden
}

/** Draw the character of a horizontal line at the left edge of a column. */
function crossing(
  {layout: {rows, columns, slots}}: Drawing,
  rule: HorizontalLine,
  hidden: Hidden,
  row: number,
  column: number
): string {
  const above = row > 0 ? slots[row - 1]! : undefined
  const below = row < rows ? slots[row]! : undefined
  const left = column > 0
  const right = column < columns
  const openLeft = left && above !== undefined && above[column - 1] === below?.[column - 1]
  const openRight = right && above !== undefined && above[column] === below?.[column]
  if ((openLeft || !left) && (openRight || !right)) return hidden.rows.has(row) ? '+' : '|'
  if (rule.cross === '|') return '|'
  if (!left || !right || openLeft || openRight || rule.all) return '+'
  if (above && above[column - 1] !== above[column]) return '+'
  if (below && below[column - 1] !== below[column]) return '+'
  return hidden.columns.has(column) && (row === 0 || row === rows) ? '+' : rule.dash
}

/**
 * Find the number of lines for each row: at least one, and together enough for the texts of the cells. Cells over few
 * rows come first, and missing lines are added to the last row.
 */
function measureHeights(
  drawing: Drawing,
  rules: ReadonlyArray<HorizontalLine>,
  hidden: Hidden
): Array<number> {
  const {layout, texts} = drawing
  const {rows, cells} = layout
  const heights: Array<number> = new Array(rows).fill(1)
  const order = cells.map((_, index) => index)
  order.sort((a, b) => cells[a]!.rowSpan - cells[b]!.rowSpan || a - b)
  for (const index of order) {
    const {row, rowSpan} = cells[index]!
    let lack = texts[index]!.length - (rowSpan - 1)
    for (let at = row; at < row + rowSpan; at += 1) lack -= heights[at]!
    if (lack > 0) heights[row + rowSpan - 1]! += lack
  }
  for (const index of order) {
    const {row, rowSpan, colSpan} = cells[index]!
    if (colSpan === 1) continue
    let free = rowSpan - 1 - texts[index]!.length
    for (let at = row; at < row + rowSpan; at += 1) free += heights[at]!
    if (free <= 0 && isTrap(drawing, rules, hidden, index)) {
      heights[row + rowSpan - 1]! += 1
    }
  }
  return heights
}

/**
 * Whether a column of `|` and `+` in the text of a cell connects the border above to the one below, so that readers
 * take it for the cell's right border (docutils: "Grid Tables", the warning about unintended effects):
 *
 * ```text
 * +---+---+
 * | 1 | 2 |
 * +---+---+
 * | a | b |     one cell, its text is `a | b`
 * +---+---+
 * ```
 */
function isTrap(
  drawing: Drawing,
  rules: ReadonlyArray<HorizontalLine>,
  hidden: Hidden,
  index: number
): boolean {
  const {layout, widths, texts, model} = drawing
  const {row, rowSpan, column, colSpan} = layout.cells[index]!
  const lines = texts[index]!.map((line) => ` ${line}`)
  const units = lines.map((line) => columnUnits(line, model))
  let at = 0
  for (let inner = column + 1; inner < column + colSpan; inner += 1) {
    at += widths[inner - 1]!
    // A segment with markers may omit crossings, so any position may be one.
    const ends = [row, row + rowSpan].every(
      (end) => rules[end]!.mark || isVertical(crossing(drawing, rules[end]!, hidden, end, inner))
    )
    if (ends && lines.every((line, number) => isVertical(line[units[number]![at] ?? -1] ?? ''))) {
      return true
    }
    at += 1
  }
  return false
}

function isVertical(character: string): boolean {
  return character === '+' || character === '|'
}
