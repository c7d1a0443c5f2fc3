import {checkIndex, checkTexts} from './check.js'
import {placeText} from './place-text.js'
import {arrange, emptyCell, type ModelCell, marginsOf, type TableModel} from './table-model.js'

/** Insert a row; see `TableEditor.insertRow`. */
export function insertRow(model: TableModel, row: number, texts: ReadonlyArray<string>): void {
  checkIndex('insert a row', 'row', row, model.rows.length + 1)
  checkTexts('insert a row', texts, model.columns.length)
  const {rows, columns, headRows, footRows, cells} = model
  const covered = new Set<number>()
  const spanning = cells.filter((cell) => cell.row < row && cell.row + cell.rowSpan > row)
  for (const {column, colSpan} of spanning) {
    for (let at = column; at < column + colSpan; at += 1) {
      covered.add(at)
      if (!texts[at]) continue
      throw new RangeError(
        `Cannot insert a row with text in column ${at}, expected none, since a cell spans there`
      )
    }
  }
  for (const cell of cells) if (cell.row >= row) cell.row += 1
  for (const cell of spanning) {
    cell.rowSpan += 1
    // The cell gets another line where the new row is.
    delete cell.drawn
  }
  // A row above the first row of the body belongs to the body, as does one above the first row of the footer.
  if (row < headRows) model.headRows += 1
  else if (row > rows.length - footRows) model.footRows += 1
  rows.splice(row, 0, {source: -1, height: 1})
  const fresh: Array<ModelCell> = []
  for (let column = 0; column < columns.length; column += 1) {
    if (!covered.has(column)) fresh.push(emptyCell(model, row, column))
  }
  for (const cell of fresh) cells.push(cell)
  arrange(model)
  for (const cell of fresh) {
    placeText(model, cell, texts[cell.column] ?? '')
    rows[row]!.height = Math.max(rows[row]!.height, cell.lines.length)
  }
}

/** Delete a row; see `TableEditor.deleteRow`. */
export function deleteRow(model: TableModel, row: number): void {
  checkIndex('delete a row', 'row', row, model.rows.length)
  const {rows, headRows, footRows} = model
  if (rows.length === 1) throw new RangeError('Cannot delete the only row, expected another one')
  if (row < headRows) model.headRows -= 1
  else if (row >= rows.length - footRows) model.footRows -= 1
  model.cells = model.cells.filter((cell) => {
    if (cell.row > row) {
      cell.row -= 1
    } else if (cell.row + cell.rowSpan > row) {
      if (cell.rowSpan === 1) return false
      cell.rowSpan -= 1
      delete cell.drawn
    }
    return true
  })
  rows.splice(row, 1)
  arrange(model)
}

/** Set the number of header rows; see `TableEditor.setHeaderRows`. */
export function setHeaderRows(model: TableModel, count: number): void {
  checkIndex('set the header rows', 'count', count, model.rows.length - model.footRows + 1)
  const crossing = model.cells.find(({row, rowSpan}) => row < count && row + rowSpan > count)
  if (crossing) {
    throw new RangeError(
      `Cannot end the header above row ${count}, expected a boundary that no cell crosses: the cell at row ${crossing.row}, column ${crossing.column} does`
    )
  }
  model.headRows = count
}

/** Sort the rows of the body; see `TableEditor.sortRows`. */
export function sortRows(
  model: TableModel,
  column: number,
  compare: (a: string, b: string) => number
): void {
  checkIndex('sort rows', 'column', column, model.columns.length)
  const {rows, headRows, footRows, slots} = model
  const end = rows.length - footRows
  // Rows connected by a cell stay together.
  const groups: Array<{rows: Array<number>; key: string}> = []
  let until = headRows
  for (let row = headRows; row < end; row += 1) {
    if (row >= until) groups.push({rows: [], key: slots[row]![column]!.lines.join('\n')})
    groups[groups.length - 1]!.rows.push(row)
    for (const cell of slots[row]!) until = Math.max(until, cell.row + cell.rowSpan)
    until = Math.max(until, row + 1)
  }
  groups.sort((a, b) => compare(a.key, b.key))
  const order = groups.flatMap((group) => group.rows)
  const place = new Map(order.map((old, index) => [old, headRows + index]))
  const moved = order.map((row) => rows[row]!)
  for (const [index, row] of moved.entries()) rows[headRows + index] = row
  for (const cell of model.cells) cell.row = place.get(cell.row) ?? cell.row
  arrange(model)
}

/** Swap rows and columns; see `TableEditor.transpose`. */
export function transpose(model: TableModel): void {
  const {rows, columns} = model
  model.rows = columns.map(() => ({source: -1, height: 1}))
  model.columns = rows.map(() => ({source: -1, width: model.dialect === 'rst-simple' ? 1 : 3}))
  for (const cell of model.cells) {
    const {row, column, rowSpan, colSpan} = cell
    Object.assign(cell, {
      row: column,
      column: row,
      rowSpan: colSpan,
      colSpan: rowSpan,
      ...marginsOf(model.dialect)
    })
    if (cell.unbroken) cell.lines = cell.unbroken
    delete cell.drawn
  }
  model.footRows = 0
  const head = Math.min(model.headRows, model.rows.length - 1)
  arrange(model)
  model.headRows = model.cells.some(({row, rowSpan}) => row < head && row + rowSpan > head)
    ? 0
    : head
}
