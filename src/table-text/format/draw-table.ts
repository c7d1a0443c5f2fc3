import type {GridTable, GridTableDialect} from '../../../grammars/grid-table/nodes.js'
import {textWidth} from '../../../grammars/grid-table/widths.js'
import type {Language} from '../../../grammars/nodes.js'
import {placeCells} from '../../tables/place-cells.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {breakWords} from '../../write/grid-table/break-words.js'
import {makeRules, narrowestColumns} from '../../write/grid-table/dialects.js'
import {type Drawn, drawAndRead} from '../../write/grid-table/draw-and-read.js'
import {drawGrid} from '../../write/grid-table/draw-grid.js'
import {type Notation, notationOf} from '../../write/grid-table/notation.js'
import {widthModels} from '../../write/grid-table/options.js'
import {fillPieces, type Measure, measurePieces, type Piece} from '../../write/grid-table/piece.js'
import {readTexts} from '../../write/grid-table/read-back.js'
import {keepColumns, weighColumns} from '../../write/grid-table/weigh-columns.js'
import {startsBlock} from '../../write/notation/paragraph-start.js'

/** How to draw. */
export interface DrawSettings {
  target: Exclude<GridTableDialect, 'rst-simple'>
  /** Columns that the table shall take, with what stands in front of it. */
  width: number | null | undefined
  /** What stands in front of it. */
  margin: string
  language: Language
  /** Say which dialects a drawing may be read in: `target`, and the one that it seems to be. */
  readAs(lines: ReadonlyArray<string>): ReadonlyArray<GridTableDialect>
}

/**
 * Draw a table canonically, in the ways that there are, the most faithful one first: its lines as they are, then its
 * paragraphs broken anew. With a width it is the other way round.
 *
 * @param table
 *   The table, read with literal cells.
 * @param read
 *   Read the table with other cells.
 * @param settings
 *   How to draw.
 * @returns
 *   Lines, or why there are none.
 */
export function* drawings(
  table: GridTable,
  read: (cells: 'text') => GridTable,
  settings: DrawSettings
): Iterable<Array<string> | string> {
  const {target, width, language} = settings
  const literal = placeCells(table).cells.map(({cell}): Array<Piece> => {
    const text = toPlainText(cell)
    return text === '' ? [] : [{first: '', rest: '', lines: text.split('\n')}]
  })
  const running = isRunning(table.dialect)
  const notation = notationOf(target, language, target === table.dialect)
  const texts = (): Array<Array<Piece>> =>
    placeCells(read('text')).cells.map(({cell}) =>
      cell.children.flatMap((node, index): Array<Piece> => {
        const words = breakWords(toPlainText(node), notation)
        const piece = {first: '', rest: '', words}
        return index === 0 ? [piece] : [{first: '', rest: '', lines: ['']}, piece]
      })
    )
  if (width) {
    if (running) yield draw(table, texts(), settings)
    else
      yield draw(
        table,
        literal.map((pieces) => breakParagraphs(pieces, notation)),
        settings
      )
  }
  yield draw(table, literal, settings)
  // How lines were broken may be told from the width that they had.
  if (width) yield draw(table, literal, {...settings, width: undefined})
  if (running && !width) yield draw(table, texts(), settings)
}

function isRunning(dialect: GridTableDialect): boolean {
  return dialect === 'sphinx' || dialect === 'hyperhelp'
}

function draw(
  table: GridTable,
  contents: Array<Array<Piece>>,
  {target, width, margin, language, readAs}: DrawSettings
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
  const drawOnce = (): Drawn => {
    const extents = contents.map((pieces) => measurePieces(pieces, measure))
    const widths = width
      ? weighColumns(width - measure(margin), spacing, layout.cells, extents)
      : keepColumns(
          table.columns.map((column) => column.width),
          spacing,
          layout.cells,
          extents
        )
    const texts = layout.cells.map(({column, colSpan}, index) => {
      let room = colSpan - 3
      for (let at = column; at < column + colSpan; at += 1) room += widths[at]!
      return fillPieces(contents[index]!, room, measure)
    })
    return {lines: drawGrid({layout, widths, texts, model, rule}), texts}
  }
  const cut = isRunning(target) && Boolean(width)
  return drawAndRead(drawOnce, contents, cut, (lines) =>
    findCommon(
      readAs(lines).map((dialect) => readTexts(lines, dialect, language, widthModels[dialect]))
    )
  )
}

/** Texts of cells that are the same in all readings, and none for the other cells. */
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
  header: 'a head that is all of it'
}

/**
 * Let paragraphs be broken anew. Lines that are indented, or begin with a mark, or stand in one block with such lines
 * belong to something that lines make: lists, code, tables, definitions.
 */
function breakParagraphs(pieces: ReadonlyArray<Piece>, notation: Notation): Array<Piece> {
  const result: Array<Piece> = []
  let block: Array<string> = []
  // What follows an indented block at some distance may belong to it as well.
  const lines = pieces.flatMap((piece) => piece.lines ?? [])
  for (const [index, line] of [...lines, ''].entries()) {
    if (line !== '') {
      block.push(line)
      continue
    }
    if (block.length > 0) result.push(isParagraph(block) ? words(block) : fixed(block))
    if (index < lines.length) result.push(fixed(['']))
    block = []
  }
  return result

  function words(text: ReadonlyArray<string>): Piece {
    return {first: '', rest: '', words: breakWords(text.join(' '), notation)}
  }
}

function fixed(lines: ReadonlyArray<string>): Piece {
  return {first: '', rest: '', lines: [...lines]}
}

function isParagraph(lines: ReadonlyArray<string>): boolean {
  return lines.every(
    (line) =>
      !/^[ \t]|\\$| {2}$|::$|^(?:```|~~~)/.test(line) && !startsBlock(line.split(' ', 1)[0]!)
  )
}
