import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import type {GridDrawing} from '../../../grammars/grid-table/reading.js'
import {textWidth, widthModels} from '../../../grammars/grid-table/widths.js'
import type {Language} from '../../../grammars/nodes.js'
import {placeCells, type TableLayout} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {breakWords, isRunning} from '../../write/grid-table/break-words.js'
import {makeRules, narrowestColumns} from '../../write/grid-table/dialects.js'
import {type Drawn, drawAndRead} from '../../write/grid-table/draw-and-read.js'
import {drawCells} from '../../write/grid-table/draw-cells.js'
import {drawGrid} from '../../write/grid-table/draw-grid.js'
import {
  type CellText,
  fillPieces,
  type Measure,
  measurePieces
} from '../../write/grid-table/piece.js'
import {readTexts} from '../../write/grid-table/read-back.js'
import {keepColumns, weighColumns} from '../../write/grid-table/weigh-columns.js'
import {startsBlock} from '../../write/notation/paragraph-start.js'
import type {TableLines} from '../edit/table-lines.js'
import {type PlacedLines, type PlacedTexts, placeTexts} from './place-texts.js'

/** How to draw. */
export interface DrawSettings {
  target: GridTableDialect
  /** Maximum width of the table in columns, including its prefix. */
  width: number | undefined
  /** Prefix of its lines. */
  margin: string
  language: Language
  /** Lines that it was read from. */
  lines: TableLines
  /** Positions of its borders; absent for a simple table. */
  drawing: GridDrawing | undefined
  /** Returns the dialects that a drawing may be read in: `target`, and the one detected. */
  readAs(lines: ReadonlyArray<string>): ReadonlyArray<GridTableDialect>
}

/**
 * Yield canonical drawings of a table, the most faithful first: with its lines as they are, then with its paragraphs
 * rewrapped. With a width, paragraphs are always rewrapped.
 *
 * @param table
 *   Table, read with literal cells.
 * @param read
 *   Reads the table with other cells.
 * @param settings
 *   How to draw.
 * @returns
 *   Drawings, each as lines, or as the reason why there is none.
 */
export function* drawings(
  table: GridTable,
  read: (cells: 'text') => GridTable,
  settings: DrawSettings
): Iterable<Array<string> | string> {
  const {target, width, lines, drawing} = settings
  const layout = placeCells(table)
  const placed =
    drawing &&
    target === table.dialect &&
    widthModels[target] === 'docutils' &&
    lines.widths === 'docutils'
      ? placeTexts(drawing, lines.contents, layout)
      : undefined
  const literal = (): Array<Array<CellText>> =>
    layout.cells.map(({cell}): Array<CellText> => {
      const text = toPlainText(cell)
      return text === '' ? [] : [fixed(text.split('\n'))]
    })
  if (target === 'rst-simple') {
    yield drawSimple(table, layout, literal())
    return
  }
  const running = isRunning(table.dialect)
  const texts = (): Array<Array<CellText>> =>
    placeCells(read('text')).cells.map(({cell}) =>
      cell.children.flatMap((node, index): Array<CellText> => {
        const words = breakWords(toPlainText(node), isRunning(target))
        const piece = {first: '', rest: '', words}
        return index === 0 ? [piece] : [{first: '', rest: '', lines: ['']}, piece]
      })
    )
  if (width) {
    if (running) yield draw(table, texts(), settings)
    else if (placed) yield draw(table, breakPlaced(placed, layout, isRunning(target)), settings)
    else {
      yield draw(
        table,
        literal().map((pieces) => breakParagraphs(pieces[0]?.lines ?? [], 0, isRunning(target))),
        settings
      )
    }
    return
  }
  if (placed)
    yield draw(
      table,
      placed.cells.map(({lines}) => [fixed(lines)]),
      settings,
      placed
    )
  else yield draw(table, literal(), settings)
  if (running) yield draw(table, texts(), settings)
}

function drawSimple(
  table: GridTable,
  layout: TableLayout,
  contents: Array<Array<CellText>>
): Array<string> | string {
  try {
    return drawCells(table, {dialect: 'rst-simple'}, 0, {
      ...{layout, contents, running: false, escapes: false},
      lose() {}
    })
  } catch (error) {
    return (error as Error).message
  }
}

function draw(
  table: GridTable,
  contents: Array<Array<CellText>>,
  {target, width, margin, language, readAs}: DrawSettings,
  placed?: PlacedTexts
): Array<string> | string {
  const model = widthModels[target]
  const measure: Measure = (value) => textWidth(value, model)
  const layout = placeCells(table)
  const lost = new Set<string>()
  const rule = makeRules(target, table, layout, (what) => lost.add(what))
  if (lost.size > 0) {
    const things = [...lost].map((what) => names[what] ?? what).join(' and ')
    return `Cannot draw the table with dialect \`${target}\`, expected a table without ${things}`
  }
  const spacing = {narrowest: narrowestColumns(target, layout), frame: 1, padding: 2}
  const given = table.columns.map((column) => column.width)
  const heights = placed ? {heights: placed.heights} : {}
  const drawOnce = (): Drawn => {
    const extents = contents.map((pieces) => measurePieces(pieces, measure))
    const widths = width
      ? weighColumns(width - measure(margin), spacing, layout.cells, extents)
      : keepColumns(given, spacing, layout.cells, extents)
    const texts = layout.cells.map(({column, colSpan}, index) => {
      let room = colSpan - 3
      for (let at = column; at < column + colSpan; at += 1) room += widths[at]!
      const lines = fillPieces(contents[index]!, room, measure)
      return placed?.cells[index]?.isRight
        ? lines.map((line) => (line === '' ? '' : ' '.repeat(room - measure(line)) + line))
        : lines
    })
    return {lines: drawGrid({layout, widths, texts, model, rule, ...heights}), texts}
  }
  const cut = isRunning(target) && Boolean(width)
  return drawAndRead(drawOnce, contents, cut, (lines) =>
    findCommon(
      readAs(lines).map((dialect) => readTexts(lines, dialect, language, widthModels[dialect]))
    )
  )
}

/** Texts of the cells that are equal in all readings; empty for other cells. */
function findCommon(
  readings: ReadonlyArray<Array<Array<string>> | undefined>
): Array<Array<string>> | undefined {
  const [first, ...others] = readings
  return first?.map((texts, index) =>
    others.every((other) => other?.[index]?.join('\n\n') === texts.join('\n\n')) ? texts : []
  )
}

const names: Record<string, string> = {
  align: 'alignment',
  valign: 'vertical alignment',
  footer: 'a foot',
  header: 'a header without a body'
}

/**
 * Make the paragraphs of a drawing wrappable. If the lines of a row are side-by-side rows of their own, they stay as
 * they are.
 */
function breakPlaced(
  {cells}: PlacedTexts,
  layout: TableLayout,
  running: boolean
): Array<Array<CellText>> {
  const listed = new Set(
    layout.slots.flatMap((slots, row) => {
      const own = [...new Set(slots)].filter((index) => layout.cells[index]!.rowSpan === 1)
      return isList(own.map((index) => cells[index]!)) ? [row] : []
    })
  )
  return cells.map(({lines, room}, index) =>
    listed.has(layout.cells[index]!.row)
      ? [fixed(lines)]
      : breakParagraphs(lines, room - 1, running)
  )
}

/**
 * Whether each line of a row is a row of its own: its first cell has several lines, each ended on purpose, and another
 * cell has as many.
 */
function isList(cells: ReadonlyArray<PlacedLines>): boolean {
  const [first] = cells
  if (!first || first.lines.length < 2 || first.lines.includes('')) return false
  const {length} = first.lines
  return (
    groupLines(first.lines, first.room - 1).length === length &&
    cells.every(({lines}) => lines.length <= length) &&
    cells.some(({lines}, index) => index > 0 && lines.length === length)
  )
}

/**
 * Make paragraphs wrappable. Lines that are indented, that start with a marker, or that share a block with such lines
 * belong to constructs that depend on lines: lists, code, tables, definitions. A line with room for the next word was
 * ended on purpose.
 *
 * @param lines
 *   Text of a cell.
 * @param room
 *   Display columns available to a line; 0 if unknown.
 */
function breakParagraphs(
  lines: ReadonlyArray<string>,
  room: number,
  running: boolean
): Array<CellText> {
  const result: Array<CellText> = []
  let block: Array<string> = []
  for (const [index, line] of [...lines, ''].entries()) {
    if (line !== '') {
      block.push(line)
      continue
    }
    if (block.length > 0 && !isParagraph(block)) result.push(fixed(block))
    else if (block.length > 0) {
      for (const group of groupLines(block, room)) {
        result.push({first: '', rest: '', words: breakWords(group.join(' '), running)})
      }
    }
    if (index < lines.length) result.push(fixed(['']))
    block = []
  }
  return result
}

/** Split lines after each one that had room for the first word of the next. */
function groupLines(lines: ReadonlyArray<string>, room: number): Array<Array<string>> {
  const groups: Array<Array<string>> = []
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const word = /^\S+/.exec(line)?.[0] ?? ''
    const width = before === undefined ? 0 : textWidth(`${before} ${word}`, 'docutils')
    if (before === undefined || (room > 0 && width <= room)) groups.push([line])
    else groups[groups.length - 1]!.push(line)
  }
  return groups
}

function fixed(lines: ReadonlyArray<string>): CellText {
  return {first: '', rest: '', lines: [...lines]}
}

function isParagraph(lines: ReadonlyArray<string>): boolean {
  return lines.every(
    (line) =>
      !/^[ \t]|\\$| {2}$|::$|^(?:```|~~~)/.test(line) && !startsBlock(line.split(' ', 1)[0]!)
  )
}
