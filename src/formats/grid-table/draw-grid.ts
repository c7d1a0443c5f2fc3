import type {TableLayout} from '../../tables/lay-out.js'
import type {Measure} from './piece.js'

/** What is drawn. */
export interface Drawing {
  layout: TableLayout
  /** Columns between the borders, by column. */
  widths: ReadonlyArray<number>
  /** Text of each cell, by index in `layout.cells`: lines that fit. */
  texts: ReadonlyArray<ReadonlyArray<string>>
  measure: Measure
  /** How the horizontal line above row `row` is drawn where no cell crosses it; `row` may be the number of rows. */
  rule(row: number): Rule
}

/** How a horizontal line is drawn. */
export interface Rule {
  dash: '-' | '='
  /** At crossings: Sphinx draws `|` in the line below the head. */
  cross: '+' | '|'
  /** What marks alignment in the line above the cell that starts in this column. */
  mark?(column: number, width: number): string
  /** What marks the alignment of a whole column. */
  columnMark?(column: number, width: number): string
}

/**
 * Draw a table.
 *
 * Text goes over the lines that a cell crosses, as docutils reads it:
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
  const {layout, widths, texts, measure} = drawing
  const {rows, columns, cells, slots} = layout
  const spans = cells.map(({column, colSpan}) => {
    let width = colSpan - 1
    for (let at = column; at < column + colSpan; at += 1) width += widths[at]!
    return width
  })
  const hidden = findHidden(layout)
  const rules = Array.from({length: rows + 1}, (_, row) => drawing.rule(row))
  const heights = measureHeights(drawing, rules, hidden)
  // The line of its text that each cell writes next.
  const next: Array<number> = new Array(cells.length).fill(0)
  const lines: Array<string> = []

  for (let row = 0; row <= rows; row += 1) {
    lines.push(horizontal(row))
    if (row === rows) break
    for (let line = 0; line < heights[row]!; line += 1) lines.push(content(row))
  }
  return lines

  function content(row: number): string {
    let line = '|'
    for (let column = 0; column < columns; ) {
      const index = slots[row]![column]!
      line += `${text(index)}|`
      column += cells[index]!.colSpan
    }
    return line
  }

  function text(index: number): string {
    const value = texts[index]![next[index]!++] ?? ''
    return ` ${value}${' '.repeat(spans[index]! - 1 - measure(value))}`
  }

  function horizontal(row: number): string {
    const rule = rules[row]!
    let line = ''
    for (let column = 0; column < columns; ) {
      line += crossing(drawing, rule, hidden, row, column)
      const index = slots[row]?.[column]
      if (row > 0 && index !== undefined && slots[row - 1]![column] === index) {
        line += text(index)
        column += cells[index]!.colSpan
        continue
      }
      // Marks stand above a whole cell; without any the line is drawn column by column.
      const cell = index === undefined ? undefined : cells[index]!
      const mark = cell && rule.mark?.(column, spans[index!]!)
      if (cell && mark) {
        line += mark
        column += cell.colSpan
      } else {
        const width = widths[column]!
        line += rule.columnMark?.(column, width) || rule.dash.repeat(width)
        column += 1
      }
    }
    return line + crossing(drawing, rule, hidden, row, columns)
  }
}

/** Rows and columns whose boundary no cell has: only a `+` on the border shows that they are there. */
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

/** Draw what stands in a horizontal line at the left edge of a column. */
function crossing(
  {layout: {rows, columns, slots}}: Drawing,
  rule: Rule,
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
  if (!left || !right || openLeft || openRight) return '+'
  if (above && above[column - 1] !== above[column]) return '+'
  if (below && below[column - 1] !== below[column]) return '+'
  return hidden.columns.has(column) && (row === 0 || row === rows) ? '+' : rule.dash
}

/**
 * Find how many lines each row takes: at least one, and together as many as the texts of the cells have; cells over few
 * rows come first, and what still lacks is put at the end of the last row.
 */
function measureHeights(
  drawing: Drawing,
  rules: ReadonlyArray<Rule>,
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
 * Whether a column of `|` and `+` in the text of a cell meets the border above and below, so that a reader takes it for
 * the cell's right border (docutils: "Grid Tables", the warning about unintended effects):
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
  rules: ReadonlyArray<Rule>,
  hidden: Hidden,
  index: number
): boolean {
  const {layout, widths, texts, measure} = drawing
  const {row, rowSpan, column, colSpan} = layout.cells[index]!
  const lines = texts[index]!
  let at = 0
  for (let inner = column + 1; inner < column + colSpan; inner += 1) {
    at += widths[inner - 1]!
    const top = crossing(drawing, rules[row]!, hidden, row, inner)
    const bottom = crossing(drawing, rules[row + rowSpan]!, hidden, row + rowSpan, inner)
    if (
      isVertical(top) &&
      isVertical(bottom) &&
      lines.every((line) => isVertical(characterAt(` ${line}`, at, measure)))
    ) {
      return true
    }
    at += 1
  }
  return false
}

function isVertical(character: string): boolean {
  return character === '+' || character === '|'
}

/** Find the character of a text that stands in a column, from 0. */
function characterAt(value: string, column: number, measure: Measure): string {
  if (measure(value.slice(0, column)) === column) {
    // What precedes takes one column for each UTF-16 unit, as nearly all text does.
    const code = value.charCodeAt(column)
    if (code < 0x300) return value[column]!
  }
  let end = 0
  for (const character of value) {
    if (measure(value.slice(0, end)) >= column) return character
    end += character.length
  }
  return ''
}
