import type {GridTableDialect, WidthModel} from '../../../grammars/grid-table/nodes.js'
import type {GridTableReading} from '../../../grammars/grid-table/reading.js'
import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'
import {placeCells} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {trimEnd} from '../../write/grid-table/piece.js'
import {toLines} from './place-text.js'
import type {TableLines} from './table-lines.js'
import {
  arrange,
  type ModelCell,
  type ModelColumn,
  marginsOf,
  type TableModel
} from './table-model.js'

/**
 * Create a model of a table that was read with literal cells.
 *
 * @param reading
 *   Table.
 * @param lines
 *   Lines of the table in the text.
 * @returns
 *   Model; its cells remember how they are drawn.
 */
export function readModel({node, drawing}: GridTableReading, lines: TableLines): TableModel {
  const layout = placeCells(node)
  const widths = node.data?.widths ?? 'docutils'
  const bounds = drawing?.rows
  const units = drawing && lines.contents.map((line) => columnUnits(line, widths))
  const {dialect} = node
  const model: TableModel = {
    dialect,
    widths,
    rows: Array.from({length: layout.rows}, (_, row) => ({
      source: bounds ? row : -1,
      height: bounds ? bounds[row + 1]! - bounds[row]! - 1 : 1
    })),
    columns: node.columns.map(({width, align}, column): ModelColumn => {
      const source = bounds ? column : -1
      return align ? {source, width, align} : {source, width}
    }),
    headRows: layout.headRows,
    footRows: layout.footRows,
    cells: [],
    slots: []
  }
  for (const {cell: read, row, column, rowSpan, colSpan} of layout.cells) {
    const text = toPlainText(read)
    const cell: ModelCell = {
      row,
      column,
      rowSpan,
      colSpan,
      lines: text === '' ? [] : text.split('\n'),
      ...marginsOf(dialect)
    }
    // In pandoc's dialect, the alignment of a cell is that of its column.
    if (read.align && dialect !== 'pandoc') cell.align = read.align
    if (read.valign) cell.valign = read.valign
    if (drawing && units) {
      const {rows, columns} = drawing
      const left = columns[column]! + 1
      const right = columns[column + colSpan]!
      const drawn: Array<string> = []
      for (let line = rows[row]! + 1; line < rows[row + rowSpan]!; line += 1) {
        drawn.push(between(lines.contents[line]!, units[line]!, left, right))
      }
      cell.drawn = drawn
      // Text with tabs depends on its position, as spaces can move.
      if (text.includes('\t')) cell.lines = toLines(drawn.join('\n'))
      measureMargins(cell, right - left, dialect, widths)
    }
    model.cells.push(cell)
  }
  arrange(model)
  return model
}

/** Cut columns out of a line; a line that ends before its border has lost it. */
function between(text: string, units: ReadonlyArray<number>, left: number, right: number): string {
  const last = units.length - 1
  if (right < last || (right === last && !/[+|]$/.test(text))) {
    return text.slice(unitAt(units, left), unitAt(units, right))
  }
  const end = /[+|]$/.test(text) ? text.length - 1 : text.length
  return text.slice(Math.min(unitAt(units, left), end), end)
}

/** The UTF-16 unit shown in a column of a line; for columns after the end, that of the end. */
export function unitAt(units: ReadonlyArray<number>, column: number): number {
  const unit = units[Math.min(column, units.length - 1)]!
  return unit < 0 ? ~unit : unit
}

/** Measure the spaces around the text of a cell, so that a new text can be placed like the old one. */
function measureMargins(
  cell: ModelCell,
  box: number,
  dialect: GridTableDialect,
  widths: WidthModel
): void {
  let indent = Number.POSITIVE_INFINITY
  let free = Number.POSITIVE_INFINITY
  for (const line of cell.drawn!) {
    const text = trimEnd(line)
    if (text === '') continue
    indent = Math.min(indent, text.search(/[^ ]/))
    free = Math.min(free, box - textWidth(text, widths))
  }
  if (indent === Number.POSITIVE_INFINITY) return
  cell.indent = indent
  // Sphinx's borders have a space on both sides; elsewhere, text may touch them.
  cell.outdent = free === 0 && dialect !== 'sphinx' && dialect !== 'hyperhelp' ? 0 : 1
}
