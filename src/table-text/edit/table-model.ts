import type {
  GridTable,
  GridTableAlign,
  GridTableCell,
  GridTableDialect,
  GridTableRow,
  GridTableVerticalAlign,
  WidthModel
} from '../../../grammars/grid-table/nodes.js'

/** A row of a table that is being edited. */
export interface ModelRow {
  /** Row of the table as it was read, from 0; -1 for a new one. */
  source: number
  /** Lines of text between its borders. */
  height: number
}

/** A column of a table that is being edited. */
export interface ModelColumn {
  /** Column of the table as it was read, from 0; -1 for a new one. */
  source: number
  /** Columns between its borders, blanks beside the text included. */
  width: number
  align?: GridTableAlign
}

/** A cell of a table that is being edited. */
export interface ModelCell {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  /** Its text, without the indentation that all lines share and without empty lines at either end. */
  lines: ReadonlyArray<string>
  /** What stands between its borders in the source, line by line, as long as it is not to be drawn anew. */
  drawn?: ReadonlyArray<string>
  /** Blanks in front of its text. */
  indent: number
  /** Blanks that must stay behind its text: none where the source had none. */
  outdent: number
  /** The text as it was given, where that was broken into `lines`. */
  unbroken?: ReadonlyArray<string>
  align?: GridTableAlign
  valign?: GridTableVerticalAlign
}

/** A table that is being edited: cells of lines of text, on rows and columns that know where they come from. */
export interface TableModel {
  dialect: GridTableDialect
  /** How wide its characters are. */
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

/** What a boundary between rows is: rules part sections. */
export type BoundaryKind = 'top' | 'head' | 'inner' | 'foot' | 'bottom'

/** Tell what the boundary above a row is; `row` may be the number of rows. */
export function boundaryKind(
  {rows, headRows, footRows}: Pick<TableModel, 'rows' | 'headRows' | 'footRows'>,
  row: number
): BoundaryKind {
  if (row === 0) return 'top'
  if (row === rows.length) return 'bottom'
  if (row === headRows) return 'head'
  return footRows > 0 && row === rows.length - footRows ? 'foot' : 'inner'
}

/** Sort the cells of a model and find which covers each slot; to be done after each change of shape. */
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

/** Columns between the borders of a cell. */
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

/** Make an empty cell of one row and one column. */
export function emptyCell({dialect}: TableModel, row: number, column: number): ModelCell {
  return {row, column, rowSpan: 1, colSpan: 1, lines: [], ...marginsOf(dialect)}
}

/** Blanks that stand beside the text of a cell. */
export function marginsOf(dialect: GridTableDialect): Pick<ModelCell, 'indent' | 'outdent'> {
  return dialect === 'rst-simple' ? {indent: 0, outdent: 0} : {indent: 1, outdent: 1}
}

/** Make a tree of a model: cells hold their lines as one text. */
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
