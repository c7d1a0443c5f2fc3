import type {GridLines} from './lines.js'
import {Regions} from './regions.js'

const plus = 43
const dash = 45
const equals = 61
const pipe = 124

/** Where the cells of a table are: borders in rows and columns of the drawing, from 0. */
export interface GridGeometry {
  /** Four numbers per cell: the rows and columns of its borders, `top, left, bottom, right`. */
  regions: Int32Array
  /** Rows that contain a boundary between table rows, ascending; includes the first and the last border. */
  rows: Array<number>
  /** Columns that contain a boundary between table columns, ascending. */
  columns: Array<number>
  /** Corners from which no cell could be traced, `row, column` (docutils: *Malformed table; parse incomplete.*). */
  open: Array<number>
}

export interface GeometryOptions {
  /** Whether `|` between dashes is a junction: `+----|----+`. */
  barJunctions: boolean
  /** Whether a boundary may end in a border without a junction: in a segment with alignment markers (Adobe). */
  isLoose?: ((row: number, column: number) => boolean) | undefined
  /** Whether an inner `|` is a border only between spaces (or borders), as Sphinx writes it. */
  spaced: boolean
}

/**
 * Find the cells of a grid table.
 *
 * Cells are those that docutils traces: from a corner along the top to the first `+` whose column leads down to a `+`
 * that a line of dashes connects to the left side (docutils: `tableparser.GridTableParser.scan_cell`). Full borders cut
 * the table into bands, and nearly every band is plain: all its lines have `|` at the boundaries. One pass over the
 * lines detects that; only bands with inner borders are traced.
 *
 * ```text
 *  +-----+-----+-----+  ┐
 *  | a   | b   | c   |  │ plain band: three cells
 *  +-----+-----+-----+  ┤
 *  | d   | e         |  │ plain band: the second boundary is text
 *  +-----+-----+-----+  ┤
 *  | f   | g   | h   |  │
 *  |     +-----+-----+  │ inner borders: traced
 *  |     | i   | j   |  │
 *  +-----+-----+-----+  ┘
 * ```
 *
 * Linear in the size of the drawing.
 *
 * @param borders
 *   Rows that are full borders, the first and the last included, as found by the table grammar.
 */
export function findCells(
  lines: GridLines,
  borders: ReadonlyArray<number>,
  options: GeometryOptions
): GridGeometry {
  const {count} = lines
  const right = lines.width(0) - 1
  const regions = new Regions()
  const open: Array<number> = []
  const room: TraceRoom = {
    done: new Int32Array(0),
    reach: new Int32Array(0),
    stamps: new Int32Array(0),
    stamp: 0
  }
  const rowMarks = new Uint8Array(count)
  const columnMarks = new Uint8Array(right + 1)
  rowMarks[0] = 1
  let top = 0
  let above = ''
  let candidates: Array<number> = []
  let alive = new Uint8Array(0)
  for (const row of borders) {
    const border = lines.text(row)
    const same = border === above
    let irregular = false
    for (let line = top + 1; line < row && !irregular; line += 1) {
      irregular = readLine(lines, line, right, candidates, alive, options)
    }
    if (irregular) {
      traceBand(lines, top, row, right, regions, open, rowMarks, columnMarks, room, options)
    } else if (row > 0) {
      const left = closeBand(lines, top, row, regions, candidates, alive, same, options)
      if (left !== right) open.push(top, left)
    }
    rowMarks[row] = 1
    top = row
    if (same) {
      alive.fill(1)
    } else {
      above = border
      candidates = junctions(lines, row)
      alive = new Uint8Array(candidates.length).fill(1)
      markColumns(candidates, columnMarks)
    }
  }
  // Lines after the last full border belong to no cell.
  if (top < count - 1) open.push(top, 0)
  const rows: Array<number> = []
  const columns: Array<number> = []
  for (let row = 0; row < count; row += 1) if (rowMarks[row]) rows.push(row)
  for (let column = 0; column <= right; column += 1) {
    if (columnMarks[column]) columns.push(column)
  }
  return {regions: regions.take(), rows, columns, open}
}

/** Whether a row is a border from its first character to its last. */
export function isFullBorder(lines: GridLines, row: number): boolean {
  const right = lines.width(row) - 1
  for (let column = 0; column <= right; column += 1) {
    const code = lines.at(row, column)
    if (code !== plus && (code !== dash || column === 0 || column === right)) return false
  }
  return true
}

/** Rows that are full borders. */
export function fullBorders(lines: GridLines): Array<number> {
  const rows: Array<number> = []
  for (let row = 0; row < lines.count; row += 1) if (isFullBorder(lines, row)) rows.push(row)
  return rows
}

/** Columns of the junctions in a border. */
export function junctions(lines: GridLines, row: number): Array<number> {
  const columns: Array<number> = []
  const width = lines.width(row)
  for (let column = 0; column < width; column += 1) {
    if (lines.at(row, column) === plus) columns.push(column)
  }
  return columns
}

function markColumns(columns: ReadonlyArray<number>, marks: Uint8Array): void {
  for (const column of columns) marks[column] = 1
}

/**
 * Check the boundaries in a line between borders.
 *
 * @returns
 *   Whether the line shows an inner border.
 */
function readLine(
  lines: GridLines,
  row: number,
  right: number,
  candidates: ReadonlyArray<number>,
  alive: Uint8Array,
  options: GeometryOptions
): boolean {
  const {barJunctions, spaced} = options
  if (lines.isPlain(row)) {
    const {value} = lines
    const start = lines.starts[row]!
    if (lines.ends[row]! - start !== right + 1) return true
    for (let index = 0; index < candidates.length; index += 1) {
      const at = start + candidates[index]!
      const code = value.charCodeAt(at)
      if (code === plus) return true
      if (code !== pipe) alive[index] = 0
      else if (barJunctions && isDash(value.charCodeAt(at + 1)) && index < candidates.length - 1) {
        return true
      } else if (spaced && !isBorderPipe(value.charCodeAt(at - 1), value.charCodeAt(at + 1))) {
        if (index > 0 && index < candidates.length - 1) alive[index] = 0
      }
    }
  } else {
    if (lines.width(row) !== right + 1) return true
    for (let index = 0; index < candidates.length; index += 1) {
      const column = candidates[index]!
      const code = lines.at(row, column)
      if (code === plus) return true
      if (code !== pipe) alive[index] = 0
      else if (barJunctions && isDash(lines.at(row, column + 1)) && column < right) return true
      else if (spaced && !isBorderPipe(lines.at(row, column - 1), lines.at(row, column + 1))) {
        if (index > 0 && index < candidates.length - 1) alive[index] = 0
      }
    }
  }
  return !(alive[0] && alive[alive.length - 1])
}

function isDash(code: number): boolean {
  return code === dash || code === equals
}

/**
 * Whether the characters around a `|` allow it to be a border: spaces or other borders (0: end of a wide character).
 */
function isBorderPipe(before: number, after: number): boolean {
  return (before === 32 || before === 0) && after === 32
}

/**
 * Cut a plain band into cells.
 *
 * @returns
 *   Column of the last boundary: the right side, or where a cell stays open.
 */
function closeBand(
  lines: GridLines,
  top: number,
  bottom: number,
  regions: Regions,
  candidates: ReadonlyArray<number>,
  alive: Uint8Array,
  same: boolean,
  {isLoose}: GeometryOptions
): number {
  let left = 0
  for (let index = 1; index < candidates.length; index += 1) {
    if (!alive[index]) continue
    const column = candidates[index]!
    if (!same && lines.at(bottom, column) !== plus && !isLoose?.(bottom, column)) continue
    regions.add(top, left, bottom, column)
    left = column
  }
  return left
}

/** Buffers for tracing, reused for each band: allocating them takes longer than tracing. */
interface TraceRoom {
  /** For each column, the row of the border that closes the cell above. */
  done: Int32Array
  /** For each row looked at, how far dashes reach from the left side of the current cell. */
  reach: Int32Array
  /** Which cell each `reach` is for. */
  stamps: Int32Array
  stamp: number
}

/** Trace the cells between two full borders. */
function traceBand(
  lines: GridLines,
  top: number,
  bottom: number,
  right: number,
  regions: Regions,
  open: Array<number>,
  rowMarks: Uint8Array,
  columnMarks: Uint8Array,
  room: TraceRoom,
  options: GeometryOptions
): void {
  if (room.done.length < right) room.done = new Int32Array(right)
  if (room.reach.length <= bottom - top) {
    room.reach = new Int32Array(2 * (bottom - top) + 1)
    room.stamps = new Int32Array(2 * (bottom - top) + 1)
  }
  const {done, reach, stamps} = room
  done.fill(top)
  const corners: Array<Array<number>> = [[0]]
  const {isLoose} = options

  for (let row = top; row < bottom; row += 1) {
    const list = corners[row - top]
    if (!list) continue
    for (let index = 0; index < list.length; index += 1) {
      const left = list[index]!
      if (left === right || row < done[left]!) continue
      if (!traceCell(row, left)) open.push(row, left)
    }
    // An open cell can only lead to more of the same problem.
    if (open.length > 0) return
  }
  for (let column = 0; column < right; column += 1) {
    if (done[column] !== bottom) {
      open.push(done[column]!, column)
      return
    }
  }

  function traceCell(cellTop: number, left: number): boolean {
    room.stamp += 1
    // Last row that the left side reaches without a gap.
    let leftEnd = cellTop
    for (let column = left + 1; column <= right; column += 1) {
      const code = lines.at(cellTop, column)
      if (code === plus) {
        for (let row = cellTop + 1; row <= bottom; row += 1) {
          const side = lines.at(row, column)
          if (side === plus || (row === bottom && side === dash && isLoose?.(row, column))) {
            while (leftEnd < row && isLeftSide(leftEnd + 1, left)) leftEnd += 1
            if (leftEnd >= row && isCorner(row, left) && isTied(row, left, column)) {
              return closeCell(cellTop, left, row, column)
            }
          } else if (side !== pipe) {
            break
          }
        }
      } else if (code !== dash) {
        return false
      }
    }
    return false
  }

  function isCorner(row: number, column: number): boolean {
    const code = lines.at(row, column)
    return code === plus || (code === dash && row === bottom && !!isLoose?.(row, column))
  }

  function isLeftSide(row: number, column: number): boolean {
    return lines.at(row, column) === pipe || isCorner(row, column)
  }

  /** Whether dashes connect two columns of a row. */
  function isTied(row: number, left: number, column: number): boolean {
    const index = row - top
    let reached = left
    if (stamps[index] === room.stamp) reached = reach[index]!
    else stamps[index] = room.stamp
    while (reached + 1 < column) {
      const code = lines.at(row, reached + 1)
      if (code !== dash && code !== plus) break
      reached += 1
    }
    reach[index] = reached
    return reached + 1 >= column
  }

  function closeCell(cellTop: number, left: number, cellBottom: number, column: number): boolean {
    for (let at = left; at < column; at += 1) {
      if (done[at] !== cellTop) return false
      done[at] = cellBottom
    }
    regions.add(cellTop, left, cellBottom, column)
    for (let row = cellTop; row <= cellBottom; row += 1) {
      if (lines.at(row, left) === plus || lines.at(row, column) === plus) rowMarks[row] = 1
    }
    markJunctions(cellTop, left, column)
    markJunctions(cellBottom, left, column)
    addCorner(cellTop, column)
    addCorner(cellBottom, left)
    return true
  }

  function markJunctions(row: number, left: number, column: number): void {
    if (!lines.isPlain(row)) {
      for (let at = left; at <= column; at += 1) if (lines.at(row, at) === plus) columnMarks[at] = 1
      return
    }
    // Look up the start of the line once, not for each column.
    const {value} = lines
    const start = lines.starts[row]!
    for (let at = left; at <= column; at += 1) {
      if (value.charCodeAt(start + at) === plus) columnMarks[at] = 1
    }
  }

  function addCorner(row: number, column: number): void {
    if (row === bottom || column === right) return
    corners[row - top] ??= []
    const list = corners[row - top]!
    let at = list.length
    while (at > 0 && list[at - 1]! > column) at -= 1
    if (list[at - 1] !== column) list.splice(at, 0, column)
  }
}
