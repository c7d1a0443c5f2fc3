import {textWidth} from '../../../grammars/grid-table/widths.js'
import {widestOf} from '../../write/grid-table/piece.js'
import {checkIndex, checkTexts} from './check.js'
import {placeText, toLines} from './place-text.js'
import {arrange, emptyCell, type ModelCell, type TableModel} from './table-model.js'

/** Insert a column; see `TableEditor.insertColumn`. */
export function insertColumn(
  model: TableModel,
  column: number,
  texts: ReadonlyArray<string>
): void {
  checkIndex('insert a column', 'column', column, model.columns.length + 1)
  checkTexts('insert a column', texts, model.rows.length)
  const {rows, columns, cells} = model
  const covered = new Set<number>()
  const spanning = cells.filter(
    (cell) => cell.column < column && cell.column + cell.colSpan > column
  )
  for (const {row, rowSpan} of spanning) {
    for (let at = row; at < row + rowSpan; at += 1) {
      covered.add(at)
      if (!texts[at]) continue
      throw new RangeError(
        `Cannot insert a column with text in row ${at}, expected none, since a cell spans there`
      )
    }
  }
  for (const cell of cells) if (cell.column >= column) cell.column += 1
  for (const cell of spanning) cell.colSpan += 1
  const simple = model.dialect === 'rst-simple'
  const measure = (line: string): number => textWidth(line, model.widths)
  const width = Math.max(1, widestOf(texts.flatMap(toLines), measure)) + (simple ? 0 : 2)
  columns.splice(column, 0, {source: -1, width})
  const fresh: Array<ModelCell> = []
  for (let row = 0; row < rows.length; row += 1) {
    if (!covered.has(row)) fresh.push(emptyCell(model, row, column))
  }
  for (const cell of fresh) cells.push(cell)
  arrange(model)
  for (const cell of fresh) placeText(model, cell, texts[cell.row] ?? '')
}

/** Delete a column; see `TableEditor.deleteColumn`. */
export function deleteColumn(model: TableModel, column: number): void {
  checkIndex('delete a column', 'column', column, model.columns.length)
  const {columns} = model
  if (columns.length === 1) {
    throw new RangeError('Cannot delete the only column, expected another one')
  }
  model.cells = model.cells.filter((cell) => {
    if (cell.column > column) {
      cell.column -= 1
    } else if (cell.column + cell.colSpan > column) {
      if (cell.colSpan === 1) return false
      cell.colSpan -= 1
    }
    return true
  })
  columns.splice(column, 1)
  arrange(model)
}
