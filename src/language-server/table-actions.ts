import type {Position, Range, TextEdit} from 'vscode-languageserver'
import type {GridTable} from '../../grammars/grid-table/nodes.js'
import {findTables} from '../read/find-tables.js'
import {editTables} from '../table-text/edit/edit-tables.js'
import type {TableEditor} from '../table-text/edit/table-editor.js'
import {parseCsv} from '../tables/csv.js'
import {fromCsv} from '../tables/from-csv.js'
import {fromMatrix} from '../tables/from-matrix.js'
import {writeGridTable} from '../write/grid-table/index.js'
import {minimalEdits} from './minimal-edits.js'
import type {OpenDocument} from './open-document.js'
import {dialectOfReading} from './read-text.js'
import type {Reading} from './reading-of.js'
import {
  blockAt,
  blockLines,
  type CellPlace,
  cellAtPosition,
  isInTable,
  type LineBlock,
  textBetween
} from './table-at.js'

/** An action on a table. */
interface TableAction {
  title: string
  /** Whether it is available at the cursor. */
  applies?(cell: CellPlace, table: TableEditor): boolean
  edit(table: TableEditor, cell: CellPlace): void
}

/** Actions on the table at the cursor, by names that editors may bind to keys. */
export const tableActions: ReadonlyMap<string, TableAction> = new Map<string, TableAction>([
  ['insertRowAbove', {title: 'Insert row above', edit: (table, {row}) => table.insertRow(row)}],
  [
    'insertRowBelow',
    {title: 'Insert row below', edit: (table, {row, rowSpan}) => table.insertRow(row + rowSpan)}
  ],
  [
    'deleteRow',
    {
      title: 'Delete row',
      applies: (_, {rowCount}) => rowCount > 1,
      edit: (table, {row}) => table.deleteRow(row)
    }
  ],
  [
    'insertColumnLeft',
    {title: 'Insert column to the left', edit: (table, {column}) => table.insertColumn(column)}
  ],
  [
    'insertColumnRight',
    {
      title: 'Insert column to the right',
      edit: (table, {column, colSpan}) => table.insertColumn(column + colSpan)
    }
  ],
  [
    'deleteColumn',
    {
      title: 'Delete column',
      applies: (_, {columnCount}) => columnCount > 1,
      edit: (table, {column}) => table.deleteColumn(column)
    }
  ],
  [
    'mergeRight',
    {
      title: 'Merge with the cell to the right',
      applies: ({column, colSpan}, {columnCount}) => column + colSpan < columnCount,
      edit: (table, {row, column, rowSpan, colSpan}) =>
        table.mergeCells(row, column, rowSpan, colSpan + 1)
    }
  ],
  [
    'mergeDown',
    {
      title: 'Merge with the cell below',
      applies: ({row, rowSpan}, {rowCount, headerRows}) =>
        row + rowSpan < rowCount && row + rowSpan !== headerRows,
      edit: (table, {row, column, rowSpan, colSpan}) =>
        table.mergeCells(row, column, rowSpan + 1, colSpan)
    }
  ],
  [
    'split',
    {
      title: 'Split cell',
      applies: ({rowSpan, colSpan}) => rowSpan > 1 || colSpan > 1,
      edit: (table, {row, column}) => table.splitCell(row, column)
    }
  ],
  [
    'sort',
    {
      title: 'Sort rows by this column',
      applies: (_, {rowCount, headerRows}) => rowCount - headerRows > 1,
      edit: (table, {column}) => table.sortRows(column)
    }
  ],
  [
    'sortDescending',
    {
      title: 'Sort rows by this column, descending',
      applies: (_, {rowCount, headerRows}) => rowCount - headerRows > 1,
      edit(table, {column}) {
        const order = new Intl.Collator('en', {numeric: true})
        table.sortRows(column, (a, b) => order.compare(b, a))
      }
    }
  ],
  ['transpose', {title: 'Transpose table', edit: (table) => table.transpose()}],
  [
    'headerToHere',
    {
      title: 'Make the rows down to this one the header',
      applies: ({row, rowSpan}, {headerRows, rowCount}) =>
        row + rowSpan !== headerRows && row + rowSpan < rowCount,
      edit: (table, {row, rowSpan}) => table.setHeaderRows(row + rowSpan)
    }
  ],
  [
    'noHeader',
    {
      title: 'Make the header part of the body',
      applies: (_, {headerRows}) => headerRows > 0,
      edit: (table) => table.setHeaderRows(0)
    }
  ]
])

/** Longer tables, in lines, are not read to list the available actions, only to perform one. */
const longestLook = 400

/** List the actions available at a position. */
export function actionsAt(document: OpenDocument, position: Position): Array<string> {
  if (!isInDrawing(document, position)) return []
  const lines = blockLines(document, position.line, longestLook)
  if (!lines) return []
  if (lines.last - lines.first >= longestLook) return [...tableActions.keys()]
  const block = textBetween(document, lines)
  const names: Array<string> = []
  editTables(
    block.text,
    (tables) => {
      const place = placeIn(tables, block, position)
      if (!place) return
      for (const [name, {applies}] of tableActions) {
        if (applies?.(place.cell, place.table) ?? true) names.push(name)
      }
    },
    {dialect: dialectOfReading(document.reading)}
  )
  return names
}

/**
 * Perform an action on the table at a position.
 *
 * @throws {RangeError}
 *   If it is not possible.
 */
export function doAction(
  document: OpenDocument,
  position: Position,
  name: string
): Array<TextEdit> {
  const action = tableActions.get(name)
  if (!action) {
    const known = [...tableActions.keys()].join('`, `')
    throw new RangeError(`Cannot edit a table with \`${name}\`, expected one of \`${known}\``)
  }
  const block = tableBlockAt(document, position)
  let found = false
  const value = block
    ? editTables(
        block.text,
        (tables) => {
          const place = placeIn(tables, block, position)
          if (!place) return
          found = true
          action.edit(place.table, place.cell)
        },
        {dialect: dialectOfReading(document.reading)}
      )
    : ''
  if (!block || !found) {
    throw new RangeError('Cannot edit a table here, expected the cursor in a cell')
  }
  return minimalEdits(block.text, value, block.first)
}

/** What may precede each line of data besides spaces: markers of block quotes, and of comments in code. */
const leaders: Partial<Record<Reading, RegExp>> = {
  markdown: /^[\t ]*(?:>[\t ]*)*/,
  text: /^[\t ]*(?:(?:[#*%;]+|\/{2,}|-{2})[\t ]+)?/
}

/** A table that can be made from lines: from data, or from a size. */
export interface TableSource {
  title: string
  edits: Array<TextEdit>
}

/**
 * Make a table from the selection: from lines with commas, semicolons or tabs, or an empty one from a line such as `3 x
 * 4`.
 *
 * @param document
 *   Document.
 * @param range
 *   Selection; extended to whole lines.
 */
export function tableFrom(document: OpenDocument, {start, end}: Range): TableSource | undefined {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line
  const lines: Array<string> = []
  if (last - start.line > 100_000) return undefined
  for (let line = start.line; line <= last; line += 1) lines.push(document.line(line))
  const indent = (leaders[document.reading] ?? /^[\t ]*/).exec(lines[0] ?? '')![0]
  const replaceBy = (table: GridTable): Array<TextEdit> => {
    const drawn = writeGridTable(table, {
      dialect: document.reading === 'markdown' ? 'pandoc' : 'rst',
      indent,
      eol: document.eol === '\r\n' ? '\r\n' : '\n'
    })
    const range = {
      start: {line: start.line, character: 0},
      end: {line: last, character: document.line(last).length}
    }
    return [{range, newText: drawn.replace(/(?<![\n\r])[\n\r]+$/, '')}]
  }
  if (lines.length === 1) {
    const line = lines[0]!.slice(indent.length)
    const size = /^(\d{1,3})[\t ]*[x×][\t ]*(\d{1,2})[\t ]*$/.exec(line)
    const [rows, columns] = [Number(size?.[1] ?? 0), Number(size?.[2] ?? 0)]
    if (rows === 0 || columns === 0) return undefined
    const matrix = Array.from({length: rows}, () => Array.from({length: columns}, () => ''))
    const table = fromMatrix(matrix)
    for (const column of table.columns) column.width = 8
    return {title: `Create a table of ${rows} × ${columns}`, edits: replaceBy(table)}
  }
  if (start.line === end.line && start.character === end.character) return undefined
  if (lines.some((line) => /^\s*[+|]/.test(line))) return undefined
  const text = lines
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n')
  for (const delimiter of ['\t', ';', ',']) {
    if (!text.includes(delimiter)) continue
    const rows = csvOf(text, delimiter)
    if (!rows) continue
    return {
      title: 'Make a table from the selected CSV',
      edits: replaceBy(fromCsv(text, {delimiter}))
    }
  }
  return undefined
}

/** Read data; `undefined` unless all lines have the same number of fields, at least two: prose has commas, too. */
function csvOf(text: string, delimiter: string): Array<ReadonlyArray<string>> | undefined {
  try {
    const rows = parseCsv(text, delimiter)
    const [first] = rows
    const isTable = first && first.length > 1 && rows.every(({length}) => length === first.length)
    return isTable && rows.length > 1 ? rows : undefined
  } catch {
    // A quote is not closed.
    return undefined
  }
}

/** Start of a cell, for the keys that move from cell to cell. */
export interface CellStart extends CellPlace {
  position: Position
}

/** List the cells of the table at a position in reading order, with the index of the one there. */
export function cellsAt(
  document: OpenDocument,
  position: Position
): {cells: Array<CellStart>; current: number} | undefined {
  const block = tableBlockAt(document, position)
  if (!block) return undefined
  const tables = findTables(block.text, {
    cells: 'literal',
    dialect: dialectOfReading(document.reading),
    printed: false
  })
  const own = placeInBlock(block, position)
  const table = tables.find((table) => isInTable(table, own.line))
  const here = table && cellAtPosition(table, own)
  if (!table || !here) return undefined
  const cells: Array<CellStart> = []
  for (const section of table.children) {
    for (const {children} of section.children) {
      for (const cell of children) {
        const {line, column} = cell.position!.start
        const place = cellAtPosition(table, {line: line - 1, character: column - 1})
        if (!place) continue
        const text = document.line(line - 1 + block.first).slice(column - 1)
        const gap = text.startsWith(' ') ? 1 : 0
        cells.push({
          ...place,
          position: {line: line - 1 + block.first, character: column - 1 + gap}
        })
      }
    }
  }
  const current = cells.findIndex(({row, column}) => row === here.row && column === here.column)
  return {cells, current}
}

function tableBlockAt(document: OpenDocument, position: Position): LineBlock | undefined {
  return isInDrawing(document, position) ? blockAt(document, position.line) : undefined
}

/** Whether a line may belong to a table. */
function isInDrawing(document: OpenDocument, {line}: Position): boolean {
  return /^[^+|]{0,200}[+|]/.test(document.line(line))
}

function placeIn(
  tables: ReadonlyArray<TableEditor>,
  block: LineBlock,
  position: Position
): {table: TableEditor; cell: CellPlace} | undefined {
  const own = placeInBlock(block, position)
  const table = tables.find((editor) => isInTable(editor.table, own.line))
  const cell = table && cellAtPosition(table.table, own)
  return table && cell ? {table, cell} : undefined
}

/** Convert a position to one in a block of lines; past the end of a row, it is in the last cell. */
function placeInBlock({first, text}: LineBlock, {line, character}: Position): Position {
  const own = text.split('\n')[line - first]?.trimEnd() ?? ''
  return {line: line - first, character: Math.min(character, Math.max(0, own.length - 1))}
}
