import {columnUnits, textWidth} from '../../../grammars/grid-table/widths.js'
import {placeCells} from '../../tables/place-cells.js'
import {makeRules} from '../../write/grid-table/dialects.js'
import {drawGrid} from '../../write/grid-table/draw-grid.js'
import {drawSimple} from '../../write/grid-table/draw-simple.js'
import {trimEnd} from '../../write/grid-table/piece.js'
import {unitAt} from './read-model.js'
import type {NewLine, TableLines} from './table-lines.js'
import {boundaryKind, boxWidth, type ModelCell, type TableModel, toTree} from './table-model.js'

/**
 * Draw an edited table, and keep each piece of the source that can stay.
 *
 * Borders are drawn for the table before and after the edit. Where both drawings agree, the source is kept, as it may
 * draw a crossing in its own way.
 *
 * @param model
 *   Table; its rows and columns have room for its cells.
 * @param before
 *   Table as it was read.
 * @param lines
 *   Lines of the table in the text.
 * @param keep
 *   Whether to keep the lines of a simple table that have not changed (default: `true`).
 */
export function drawModel(
  model: TableModel,
  before: TableModel,
  lines: TableLines,
  keep = true
): Array<NewLine> {
  if (model.dialect === 'rst-simple') return drawSimpleModel(model, before, lines, keep)
  const skeleton = drawSkeleton(model)
  const old = drawSkeleton(before)
  const oldTops = topsOf(before)
  const oldLefts = leftsOf(before)
  const oldUnits = lines.contents.map((line) => columnUnits(line, before.widths))
  const lefts = leftsOf(model)
  const tops = topsOf(model)
  const result: Array<NewLine> = []
  let next = 0
  for (let row = 0; row <= model.rows.length; row += 1) {
    const template = findTemplate(row)
    const source = template === -1 ? -1 : oldTops[template]!
    result.push({content: fill(drawBoundary(skeleton[next]!, template), row, true, 0), source})
    next += 1
    if (row === model.rows.length) break
    const {source: oldRow, height} = model.rows[row]!
    for (let line = 0; line < height; line += 1) {
      const known = oldRow !== -1 && line < before.rows[oldRow]!.height
      const source = known ? oldTops[oldRow]! + 1 + line : -1
      result.push({content: fill(skeleton[next]!, row, false, line), source})
      next += 1
    }
  }
  return result

  /** Find the boundary in the source that a boundary corresponds to. */
  function findTemplate(row: number): number {
    const kind = boundaryKind(model, row)
    const below = model.rows[row]?.source ?? -1
    const above = model.rows[row - 1]?.source ?? -1
    for (const candidate of [below, above === -1 ? -1 : above + 1]) {
      if (candidate !== -1 && boundaryKind(before, candidate) === kind) return candidate
    }
    return -1
  }

  function drawBoundary(canonical: string, template: number): string {
    if (template === -1) return canonical
    const line = oldTops[template]!
    const oldCanonical = old[line]!
    const units = oldUnits[line]!
    const content = lines.contents[line]!
    const given = (from: number, to: number): string => {
      return content.slice(unitAt(units, from), unitAt(units, to))
    }
    const dash = dashOf(canonical, template)
    let result = ''
    for (let column = 0; column <= model.columns.length; column += 1) {
      const edge = sourceEdge(column)
      const crossing = canonical[lefts[column]!]!
      const known = edge !== -1 && oldCanonical[oldLefts[edge]!] === crossing
      const own = known ? given(oldLefts[edge]!, oldLefts[edge]! + 1) : ''
      result += own.length === 1 ? own : crossing
      if (column === model.columns.length) break
      const drawn = canonical.slice(lefts[column]! + 1, lefts[column + 1]!)
      const from = model.columns[column]!.source
      const oldDrawn =
        from === -1 ? '' : oldCanonical.slice(oldLefts[from]! + 1, oldLefts[from + 1]!)
      const piece = from === -1 ? '' : given(oldLefts[from]! + 1, oldLefts[from + 1]!)
      if (oldDrawn === drawn && piece.length === drawn.length) result += piece
      else result += isDashes(drawn) ? dash.repeat(drawn.length) : drawn
    }
    return result

    /** The dash that the source uses along this whole border. */
    function dashOf(line: string, row: number): string {
      const usual = line.includes('=') ? '=' : '-'
      const text = lines.contents[oldTops[row]!]!
      return text.startsWith('+') && /^[-+|=]+$/.test(text) && !text.includes(usual)
        ? usual === '='
          ? '-'
          : '='
        : usual
    }
  }

  /** Find the column edge in the source that an edge corresponds to. */
  function sourceEdge(column: number): number {
    const right = model.columns[column]?.source ?? -1
    if (right !== -1) return right
    const left = model.columns[column - 1]?.source ?? -1
    return left === -1 ? -1 : left + 1
  }

  /** Add the texts of the cells that a line crosses. */
  function fill(line: string, row: number, isBoundary: boolean, offset: number): string {
    const above = isBoundary ? model.slots[row - 1] : undefined
    const slots = model.slots[row]
    if (!slots || (isBoundary && !above)) return line
    let result = ''
    let at = 0
    for (let column = 0; column < slots.length; ) {
      const cell = slots[column]!
      if (!isBoundary || above![column] === cell) {
        result += line.slice(at, lefts[column]! + 1)
        result += lineOf(model, cell, lineNumber(cell, row, isBoundary, offset))
        at = lefts[column + cell.colSpan]!
        column = cell.column + cell.colSpan
      } else {
        column += 1
      }
    }
    return result + line.slice(at)
  }

  function lineNumber(cell: ModelCell, row: number, isBoundary: boolean, offset: number): number {
    const number = tops[row]! - tops[cell.row]!
    return isBoundary ? number - 1 : number + offset
  }
}

function isDashes(text: string): boolean {
  return text !== '' && (text === '-'.repeat(text.length) || text === '='.repeat(text.length))
}

/** Draw one line of a cell, padded to the cell's width. */
function lineOf(model: TableModel, cell: ModelCell, number: number): string {
  const text = cell.drawn
    ? trimEnd(cell.drawn[number] ?? '')
    : ' '.repeat(cell.lines[number] ? cell.indent : 0) + (cell.lines[number] ?? '')
  return text + ' '.repeat(Math.max(0, boxWidth(model, cell) - textWidth(text, model.widths)))
}

/** Draw only the borders of a table, with one UTF-16 unit per column. */
function drawSkeleton(model: TableModel): Array<string> {
  const tree = toTree(model)
  const layout = placeCells(tree)
  return drawGrid({
    layout,
    widths: model.columns.map(({width}) => width),
    heights: model.rows.map(({height}) => height),
    texts: layout.cells.map(() => []),
    model: model.widths,
    rule: makeRules(model.dialect, tree, layout, () => {})
  })
}

/** Line of each boundary between rows. */
function topsOf({rows}: TableModel): Array<number> {
  const tops = [0]
  for (const {height} of rows) tops.push(tops[tops.length - 1]! + height + 1)
  return tops
}

/** Column of each boundary between columns. */
function leftsOf({columns}: TableModel): Array<number> {
  const lefts = [0]
  for (const {width} of columns) lefts.push(lefts[lefts.length - 1]! + width + 1)
  return lefts
}

/**
 * Draw a simple table. A line whose drawing the edit does not change stays as it is in the source, with the blank lines
 * above it.
 */
function drawSimpleModel(
  model: TableModel,
  before: TableModel,
  {contents}: TableLines,
  keep: boolean
): Array<NewLine> {
  const drawn = drawLines(model)
  const old = keep ? drawLines(before) : []
  const sources = matchLines(old, contents)
  // When columns move, all lines move.
  if (!sources || drawn[0] !== old[0] || startsOf(drawn[0]!) !== startsOf(contents[0]!)) {
    return drawn.map((content, index) => ({
      content,
      source: content === contents[index] ? index : -1
    }))
  }
  const places = new Map<string, Array<number>>()
  for (const [index, line] of old.entries()) {
    const known = places.get(line)
    if (known) known.push(index)
    else places.set(line, [index])
  }
  const result: Array<NewLine> = []
  for (const [index, line] of drawn.entries()) {
    const same = places.get(line)?.shift()
    // If the number of lines is unchanged, the other lines are where they were.
    const place = same ?? (drawn.length === old.length ? index : -1)
    const source = sources[place] ?? -1
    const above = result.at(-1)?.source ?? -1
    // Blank lines between two rows stay if both rows do.
    if (place > 0 && (above === sources[place - 1] || above === -1)) {
      for (let at = sources[place - 1]! + 1; at < source; at += 1) {
        result.push({content: contents[at]!, source: at})
      }
    }
    result.push({content: same === undefined ? line : contents[source]!, source})
  }
  return result
}

function drawLines(model: TableModel): Array<string> {
  return drawSimple({
    layout: placeCells(toTree(model)),
    widths: model.columns.map(({width}) => width),
    texts: model.cells.map(({lines}) => lines),
    model: model.widths,
    escapes: true
  })
}

/** Find the source line of each drawn line; `undefined` if they do not correspond. */
function matchLines(
  drawn: ReadonlyArray<string>,
  contents: ReadonlyArray<string>
): Array<number> | undefined {
  const sources: Array<number> = []
  let at = 0
  for (const line of drawn) {
    while (at < contents.length && contents[at] !== line && contents[at]!.trim() === '') at += 1
    if (at === contents.length || squeeze(contents[at]!) !== squeeze(line)) return undefined
    sources.push(at)
    at += 1
  }
  return at === contents.length ? sources : undefined
}

function squeeze(line: string): string {
  // Text may extend beyond the last column.
  const text = /^[-= ]+$/.test(line) ? line.replace(/=+/g, '=').replace(/-+/g, '-') : line
  return text.replace(/ +/g, ' ').trim()
}

/** Where the columns of a border start. */
function startsOf(border: string): string {
  return [...border.matchAll(/=+/g)].map(({index}) => index).join()
}
