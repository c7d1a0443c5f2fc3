import type {
  GridTable,
  GridTableAlign,
  GridTableCell,
  GridTableDialect,
  GridTableRow,
  GridTableVerticalAlign,
  WidthModel
} from '../../../grammars/grid-table/nodes.js'

/** A row of an edited table. */
export interface ModelRow {
  /** Row in the original table, from 0; -1 for a new one. */
  source: number
  /** Lines of text between its borders. */
  height: number
}

/** A column of an edited table. */
export interface ModelColumn {
  /** Column in the original table, from 0; -1 for a new one. */
  source: number
  /** Display columns between its borders, including the spaces around the text. */
  width: number
  align?: GridTableAlign
}

/** A cell of an edited table. */
export interface ModelCell {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  /** Its text, without the indentation shared by all lines, and without empty lines at either end. */
  lines: ReadonlyArray<string>
  /** The text between its borders in the source, line by line, unless it must be redrawn. */
  drawn?: ReadonlyArray<string>
  /** Spaces before its text. */
  indent: number
  /** Minimum number of spaces after its text; 0 if the source has none. */
  outdent: number
  /** The original text, if it was wrapped into `lines`. */
  unbroken?: ReadonlyArray<string>
  align?: GridTableAlign
  valign?: GridTableVerticalAlign
}

/** An edited table: cells are lines of text, and rows and columns know their origins. */
export interface TableModel {
  dialect: GridTableDialect
  /** How to measure characters. */
  widths: WidthModel
  rows: Array<ModelRow>
  columns: Array<ModelColumn>
  headRows: number
  footRows: number
  /** By row, then by column of their upper-left slot. */
  cells: Array<ModelCell>
  /** The covering cell of each slot: `slots[row][column]`. */
  slots: Array<Array<ModelCell>>
}

/** Kind of a boundary between rows: those of sections are drawn differently. */
export type BoundaryKind = 'top' | 'head' | 'inner' | 'foot' | 'bottom'

/** Find the kind of the boundary above a row; `row` may be the number of rows. */
export function boundaryKind(
  {rows, headRows, footRows}: Pick<TableModel, 'rows' | 'headRows' | 'footRows'>,
  row: number
): BoundaryKind {
  if (row === 0) return 'top'
  if (row === rows.length) return 'bottom'
  if (row === headRows) return 'head'
  return footRows > 0 && row === rows.length - footRows ? 'foot' : 'inner'
}

/** Sort the cells of a model, and find the cell that covers each slot; call it after each change of shape. */
export function arrange(model: TableModel): void {
  const {cells, rows, columns} = model
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  model.slots = rows.map(() => new Array<ModelCell>(columns.length))
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      model.slots[row]!.fill(cell, cell.column, cell.column + cell.colSpan)
    }
  }
}

/** Display columns between the borders of a cell. */
export function boxWidth({columns}: TableModel, {column, colSpan}: ModelCell): number {
  let width = colSpan - 1
  for (let at = column; at < column + colSpan; at += 1) width += columns[at]!.width
  return width
}

/** Lines between the borders of a cell. */
export function boxHeight({rows}: TableModel, {row, rowSpan}: ModelCell): number {
  let height = rowSpan - 1
  for (let at = row; at < row + rowSpan; at += 1) height += rows[at]!.height
  return height
}

/** Create an empty cell of one row and column. */
export function emptyCell({dialect}: TableModel, row: number, column: number): ModelCell {
  return {row, column, rowSpan: 1, colSpan: 1, lines: [], ...marginsOf(dialect)}
}

/** Default spaces around the text of a cell. */
export function marginsOf(dialect: GridTableDialect): Pick<ModelCell, 'indent' | 'outdent'> {
  return dialect === 'rst-simple' ? {indent: 0, outdent: 0} : {indent: 1, outdent: 1}
}

/** Convert a model to a tree; cells contain their lines as one text. */
export function toTree(model: TableModel): GridTable {
  const rows = model.rows.map((): GridTableRow => ({type: 'gtRow', children: []}))
  for (const {row, rowSpan, colSpan, lines, align, valign} of model.cells) {
    const cell: GridTableCell = {type: 'gtCell', children: []}
    if (rowSpan > 1) cell.rowSpan = rowSpan
    if (colSpan > 1) cell.colSpan = colSpan
    if (align) cell.align = align
    if (valign) cell.valign = valign
    if (lines.length > 0) {
      const value = lines.join('\n')
      cell.children.push({type: 'paragraph', children: [{type: 'text', value}]})
    }
    rows[row]!.children.push(cell)
  }
  const foot = rows.length - model.footRows
  const children: GridTable['children'] = []
  if (model.headRows > 0) {
    children.push({type: 'gtHeader', children: rows.slice(0, model.headRows)})
  }
  children.push({type: 'gtBody', children: rows.slice(model.headRows, foot)})
  if (model.footRows > 0) children.push({type: 'gtFooter', children: rows.slice(foot)})
  const columns = model.columns.map(({width, align}) => (align ? {width, align} : {width}))
  return {type: 'gridTable', columns, dialect: model.dialect, children}
}
