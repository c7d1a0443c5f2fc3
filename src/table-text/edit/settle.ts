import type {GridTable} from '../../../grammars/grid-table/nodes.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import {Source} from '../../../grammars/source.js'
import {TextBlock} from '../../../grammars/text-block.js'
import {readTable} from '../../read/read-table.js'
import type {TableSettings} from '../../read/table-settings.js'
import {placeCells} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {breakWords, isRunning} from '../../write/grid-table/break-words.js'
import {type CellText, fillPieces, measurePieces} from '../../write/grid-table/piece.js'
import {drawModel} from './draw-model.js'
import {grow} from './place-text.js'
import {type NewLine, replaceLines, type TableLines} from './table-lines.js'
import {boxWidth, type ModelCell, type TableModel} from './table-model.js'

/** How to read texts in the document of a table. */
export type Settings = Required<Pick<TableSettings, 'tables' | 'language'>>

/**
 * Draw an edited table, and verify that the drawing is read back as the intended table.
 *
 * Text that happens to look like a border between two others is moved. In Sphinx's tables, lines that were wrapped, or
 * that are no longer full, may be read as different words; such cells are wrapped again.
 *
 * @param model
 *   Table; its rows and columns get the room that they need.
 * @param before
 *   Table as it was read.
 * @param lines
 *   Lines of the table in the text.
 * @param settings
 *   How it was read.
 * @returns
 *   Lines that replace the table.
 * @throws
 *   If no drawing is read back as the intended table.
 */
export function settle(
  model: TableModel,
  before: TableModel,
  lines: TableLines,
  settings: Settings
): Array<NewLine> {
  const {dialect} = model
  const bodyless = model.headRows > 0 && model.headRows === model.rows.length
  if (bodyless && dialect !== 'adobe') {
    throw new Error(
      `Cannot draw a table that is all header with dialect \`${dialect}\`, expected a row below the header`
    )
  }
  const running = isRunning(dialect)
  const wanted =
    running || model.cells.some(({unbroken}) => unbroken)
      ? wantedTexts(model, before, lines, settings)
      : undefined
  for (let attempt = 0; attempt < 4; attempt += 1) {
    if (attempt > 0) loosen(model, attempt)
    grow(model)
    let drawn = tryDraw(model, before, lines, attempt === 0)
    if (typeof drawn === 'string') {
      if (attempt === 3) throw new Error(drawn)
      continue
    }
    if (!readsAs(model, drawn, lines, settings)) continue
    if (wanted && rebreak(model, before, drawn, lines, settings, wanted)) {
      drawn = drawModel(model, before, lines)
      if (!readsAs(model, drawn, lines, settings)) continue
    }
    return drawn
  }
  throw new Error(
    `Cannot draw the edited table with dialect \`${dialect}\`, expected cells and sections that it reads the same`
  )
}

function tryDraw(
  model: TableModel,
  before: TableModel,
  lines: TableLines,
  keep: boolean
): Array<NewLine> | string {
  try {
    return drawModel(model, before, lines, keep)
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * Give up parts of the source's layout step by step: the placement of spanning cells, that of all cells, and the
 * heights of rows.
 */
function loosen(model: TableModel, attempt: number): void {
  for (const cell of model.cells) {
    const spans = cell.rowSpan > 1 || cell.colSpan > 1
    if (spans || attempt > 1) {
      delete cell.drawn
      const simple = model.dialect === 'rst-simple'
      cell.indent = simple ? 0 : 1
      cell.outdent = simple ? 0 : 1
    }
    // A line without text cannot be taken for a border.
    if (attempt > 2 && cell.colSpan > 1) model.rows[cell.row + cell.rowSpan - 1]!.height += 1
  }
}

/** Whether a drawing is read back as the intended table: sections, spans, alignment, and the lines of cells. */
function readsAs(
  model: TableModel,
  drawn: ReadonlyArray<NewLine>,
  lines: TableLines,
  settings: Settings
): boolean {
  const read = readDrawn(drawn, lines, settings, 'literal')
  if (!read) return false
  const {rows, columns, headRows, footRows, cells} = placeCells(read)
  if (rows !== model.rows.length || columns !== model.columns.length) return false
  if (headRows !== model.headRows || footRows !== model.footRows) return false
  if (cells.length !== model.cells.length) return false
  for (let column = 0; column < columns; column += 1) {
    if (read.columns[column]?.align !== model.columns[column]!.align) return false
  }
  return cells.every(({cell, row, column, rowSpan, colSpan}, index) => {
    const own = model.cells[index]!
    const align = model.dialect === 'pandoc' ? undefined : cell.align
    return (
      own.row === row &&
      own.column === column &&
      own.rowSpan === rowSpan &&
      own.colSpan === colSpan &&
      own.align === align &&
      own.valign === cell.valign &&
      isSameText(own.lines.join('\n'), toPlainText(cell))
    )
  })
}

/** Whether two texts are equal, except that a tab may replace spaces. */
function isSameText(wanted: string, read: string): boolean {
  if (wanted === read) return true
  return read.includes('\t') && wanted.replace(/[\t ]+/g, ' ') === read.replace(/[\t ]+/g, ' ')
}

/**
 * Read the texts of a drawing, and wrap those cells again that are read as different words: because they were wrapped
 * here, or because Sphinx cut a line that was full, but now has more room.
 *
 * @returns
 *   Whether anything changed.
 */
function rebreak(
  model: TableModel,
  before: TableModel,
  drawn: ReadonlyArray<NewLine>,
  lines: TableLines,
  settings: Settings,
  wanted: ReadonlyMap<ModelCell, Array<string>>
): boolean {
  let changed = false
  for (let round = 0; round < 2; round += 1) {
    const read = readDrawn(
      round === 0 ? drawn : drawModel(model, before, lines),
      lines,
      settings,
      'text'
    )
    if (!read) return changed
    let again = false
    for (const [index, {cell}] of placeCells(read).cells.entries()) {
      const own = model.cells[index]!
      const texts = wanted.get(own)
      if (!texts || texts.join('\n\n') === textsOf(cell).join('\n\n')) continue
      refill(model, own, texts, round > 0)
      again = true
    }
    if (!again) return changed
    changed = true
    grow(model)
  }
  return changed
}

/** The expected texts of the cells, by paragraph. */
function wantedTexts(
  model: TableModel,
  before: TableModel,
  lines: TableLines,
  settings: Settings
): Map<ModelCell, Array<string>> {
  const texts = new Map<ModelCell, Array<string>>()
  const old = lines.contents.map((content, source): NewLine => ({content, source}))
  const read = readDrawn(old, lines, settings, 'text')
  const cells = read ? placeCells(read).cells : []
  const byText = new Map<ReadonlyArray<string>, Array<string>>()
  for (const [index, {cell}] of cells.entries()) {
    byText.set(before.cells[index]!.lines, textsOf(cell))
  }
  for (const cell of model.cells) {
    // Unedited cells still have the same array of lines.
    const known = byText.get(cell.lines)
    if (known) texts.set(cell, known)
    else if (cell.unbroken) texts.set(cell, paragraphs(cell.unbroken))
  }
  return texts
}

function paragraphs(lines: ReadonlyArray<string>): Array<string> {
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .map((text) => text.replaceAll('\n', ' '))
}

function refill(
  model: TableModel,
  cell: ModelCell,
  texts: ReadonlyArray<string>,
  whole: boolean
): void {
  const measure = (value: string): number => textWidth(value, model.widths)
  const pieces: Array<CellText> = []
  for (const text of texts) {
    if (pieces.length > 0) pieces.push({first: '', rest: '', lines: ['']})
    const words = text.split('\n').flatMap((line) => breakWords(line, isRunning(model.dialect)))
    pieces.push({first: '', rest: '', words: whole ? [words.join(' ')] : words})
  }
  const {minimum} = measurePieces(pieces, measure)
  const room = Math.max(minimum, boxWidth(model, cell) - cell.indent - cell.outdent)
  delete cell.drawn
  cell.lines = fillPieces(pieces, room, measure)
}

function textsOf(cell: {
  children: ReadonlyArray<Parameters<typeof toPlainText>[0]>
}): Array<string> {
  return cell.children.map((node) => toPlainText(node))
}

/** Read lines as they will be in the document. */
function readDrawn(
  drawn: ReadonlyArray<NewLine>,
  lines: TableLines,
  settings: Settings,
  cells: 'literal' | 'text'
): GridTable | undefined {
  const text = lines.prefixes[0] + replaceLines(lines, drawn)
  const source = new Source(text)
  const starts: Array<number> = []
  const ends: Array<number> = []
  const margin = lines.prefixes[1] ?? lines.prefixes[0]!
  for (const [index, {source: from}] of drawn.entries()) {
    const prefix = index === 0 ? lines.prefixes[0]! : from > 0 ? lines.prefixes[from]! : margin
    starts.push(source.lineStarts[index]! + prefix.length)
    ends.push(source.lineEnd(index))
  }
  const block = new TextBlock(source, starts, ends)
  return readTable(block, {
    language: settings.language,
    tables: settings.tables,
    cells,
    unwrap: true,
    report() {}
  })
}
