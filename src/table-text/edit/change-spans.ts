import {checkIndex} from './check.js'
import {placeText} from './place-text.js'
import {arrange, emptyCell, type TableModel} from './table-model.js'

/** Merge a rectangle of cells into one; see `TableEditor.mergeCells`. */
export function mergeCells(
  model: TableModel,
  row: number,
  column: number,
  rowSpan: number,
  colSpan: number
): void {
  const what = 'merge cells'
  checkIndex(what, 'row', row, model.rows.length)
  checkIndex(what, 'column', column, model.columns.length)
  checkIndex(what, 'rowSpan', rowSpan - 1, model.rows.length - row)
  checkIndex(what, 'colSpan', colSpan - 1, model.columns.length - column)
  const end = row + rowSpan
  const foot = model.rows.length - model.footRows
  for (const edge of [model.headRows, foot]) {
    if (row < edge && edge < end) {
      throw new RangeError(
        `Cannot merge cells across row ${edge}, expected cells of one section: header, body or footer`
      )
    }
  }
  const inside = model.cells.filter(
    (cell) =>
      cell.row < end &&
      cell.row + cell.rowSpan > row &&
      cell.column < column + colSpan &&
      cell.column + cell.colSpan > column
  )
  for (const cell of inside) {
    if (
      cell.row < row ||
      cell.row + cell.rowSpan > end ||
      cell.column < column ||
      cell.column + cell.colSpan > column + colSpan
    ) {
      throw new RangeError(
        `Cannot merge cells with a part of the cell at row ${cell.row}, column ${cell.column}, expected all of it`
      )
    }
  }
  if (inside.length === 1) return
  const [first, ...others] = inside
  const texts = inside.filter(({lines}) => lines.length > 0)
  const gone = new Set(others)
  model.cells = model.cells.filter((cell) => !gone.has(cell))
  Object.assign(first!, {rowSpan, colSpan})
  arrange(model)
  // If the text does not change, nothing moves.
  if (texts.length === 0 || (texts.length === 1 && texts[0] === first)) return
  placeText(model, first!, texts.map(({lines}) => lines.join('\n')).join('\n\n'))
}

/** Split a cell into cells of one row and column; see `TableEditor.splitCell`. */
export function splitCell(model: TableModel, row: number, column: number): void {
  checkIndex('split a cell', 'row', row, model.rows.length)
  checkIndex('split a cell', 'column', column, model.columns.length)
  const cell = model.slots[row]![column]!
  const {rowSpan, colSpan} = cell
  if (rowSpan === 1 && colSpan === 1) {
    throw new RangeError(
      `Cannot split the cell at row ${row}, column ${column}, expected one that spans`
    )
  }
  Object.assign(cell, {rowSpan: 1, colSpan: 1})
  for (let down = cell.row; down < cell.row + rowSpan; down += 1) {
    for (let over = cell.column; over < cell.column + colSpan; over += 1) {
      if (down !== cell.row || over !== cell.column) model.cells.push(emptyCell(model, down, over))
    }
  }
  arrange(model)
  placeText(model, cell, cell.lines.join('\n'))
}
