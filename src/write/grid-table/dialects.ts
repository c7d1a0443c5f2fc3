import type {
  GridTable,
  GridTableAlign,
  GridTableBorders,
  GridTableDialect
} from '../../../grammars/grid-table/nodes.js'
import type {TableLayout} from '../../tables/place-cells.js'
import type {HorizontalLine} from './draw-grid.js'

/**
 * Determine how a dialect draws the horizontal lines of a table.
 *
 * ```text
 *  rst            sphinx         pandoc         adobe
 *  +----+----+    +----+----+    +----+----+    +----+---:+
 *  | a  | b  |    | a  | b  |    | a  | b  |    | a  |  b |
 *  +====+====+    |====|====|    +====+===:+    +====+===:+
 *  | c  | d  |    | c  | d  |    | c  | d  |    | c  |  d |
 *  +----+----+    +----+----+    +====+====+    +----+---:+
 *                                | e  | f  |    | e  |  f |
 *                                +====+====+    +----+----+
 * ```
 *
 * @param lose
 *   Receives what the dialect cannot express.
 */
export function makeRules(
  dialect: GridTableDialect,
  table: GridTable,
  layout: TableLayout,
  lose: (what: string) => void
): (row: number) => HorizontalLine {
  const {rows, headRows, footRows} = layout
  const dash: HorizontalLine = {dash: '-', cross: '+'}
  const shown = shownBorders(table, dialect)
  const bars = shown.junction === '|'
  switch (dialect) {
    case 'pandoc': {
      const aligns = columnAligns(table, layout)
      if (aligns.includes('justify')) lose('align')
      if (layout.cells.some(({cell}) => cell.valign)) lose('valign')
      if (headRows === rows) lose('header')
      // pandoc reads the first of two separators as the header's, and no table with a separator as its first border.
      const hasFoot = footRows > 0 && headRows > 0
      if (footRows > 0 && !hasFoot) lose('footer')
      return (row) => {
        const ruled =
          (row === headRows && headRows > 0 && headRows < rows) ||
          (hasFoot && (row === rows - footRows || row === rows))
        const section = ruled ? '=' : '-'
        const rule: HorizontalLine = {dash: section, cross: '+'}
        if (row === headRows && aligns.some(Boolean)) {
          // All column boundaries are shown here, even next to a spanning cell.
          rule.all = true
          rule.columnMark = (column, width) => {
            const align = aligns[column]
            return align && align !== 'justify' ? draw(section, width, align, undefined) : ''
          }
        }
        return rule
      }
    }
    case 'adobe': {
      const starts = new Map(
        layout.cells.map((placed) => [slot(placed.row, placed.column), placed])
      )
      // The second separator begins the footer; a single one ends the header.
      if (footRows > 0 && headRows + footRows === rows) lose('footer')
      return (row) => {
        const head = headRows > 0 ? headRows : footRows > 0 || shown.top ? 0 : -1
        const double =
          row === head ||
          (footRows > 0 && row === rows - footRows) ||
          (row === rows && headRows === rows)
        const dashes = double ? '=' : '-'
        return {
          dash: dashes,
          cross: '+',
          bars,
          mark(column, width) {
            const cell = starts.get(slot(row, column))?.cell
            if (!cell?.align && !cell?.valign) return ''
            return draw(dashes, width, cell.align, cell.valign)
          }
        }
      }
    }
    default: {
      if (layout.cells.some(({cell}) => cell.align) || table.columns?.some(({align}) => align)) {
        lose('align')
      }
      if (layout.cells.some(({cell}) => cell.valign)) lose('valign')
      if (footRows > 0) lose('footer')
      // A header alone is no table (docutils: "may not be the first or last line").
      const head = headRows > 0 && headRows < rows ? headRows : -1
      if (head === -1 && headRows > 0) lose('header')
      // Sphinx: `writers.text.Table.__str__`, `writesep`.
      const sphinx = dialect === 'sphinx' || dialect === 'hyperhelp'
      const cross = sphinx ? '|' : '+'
      const bottom = shown.bottom && head === -1 ? rows : -1
      return (row) => {
        if (row === bottom) return {dash: '=', cross: '+', bars}
        return row === head ? {dash: '=', cross, bars} : {...dash, all: sphinx, bars}
      }
    }
  }
}

/** Recorded border features of a table; empty if it is written in another dialect. */
function shownBorders(table: GridTable, dialect: GridTableDialect): GridTableBorders {
  return (table.dialect === dialect && table.data?.borders) || {}
}

function slot(row: number, column: number): number {
  return row * 0x100000 + column
}

/** Find the alignment of each column: its own, or that of all its cells. */
function columnAligns(table: GridTable, layout: TableLayout): Array<GridTableAlign | undefined> {
  const aligns = Array.from({length: layout.columns}, (_, column) => table.columns?.[column]?.align)
  const seen: Array<GridTableAlign | 'mixed' | undefined> = new Array(layout.columns)
  for (const {cell, column, colSpan} of layout.cells) {
    if (colSpan > 1) continue
    const before = seen[column]
    const own = cell.align ?? 'mixed'
    seen[column] = before === undefined || before === own ? own : 'mixed'
  }
  return aligns.map((align, column) => {
    const own = seen[column]
    return align ?? (own === 'mixed' ? undefined : own)
  })
}

/** Narrowest column: a space, a character, a space; docutils refuses tables of a single column that is narrower. */
const narrowest = 3

/** Find the minimum width of each column: markers at both ends, an arrow and a dash take four columns. */
export function narrowestColumns(dialect: GridTableDialect, layout: TableLayout): Array<number> {
  const widths: Array<number> = new Array(layout.columns).fill(
    dialect === 'rst-simple' ? 1 : narrowest
  )
  if (dialect !== 'adobe') return widths
  for (const {cell, column} of layout.cells) {
    if (cell.valign && (cell.align === 'center' || cell.align === 'justify')) widths[column] = 4
  }
  return widths
}

/** Draw dashes with alignment markers: `:--:`, `>--<`, `--v--`. */
function draw(
  dash: string,
  width: number,
  align: GridTableAlign | undefined,
  valign: 'top' | 'middle' | 'bottom' | undefined
): string {
  const first = align === 'left' || align === 'center' ? ':' : align === 'justify' ? '>' : ''
  const last = align === 'right' || align === 'center' ? ':' : align === 'justify' ? '<' : ''
  const room = width - first.length - last.length
  if (room < (valign ? 2 : 0)) {
    throw new Error(
      `Cannot draw the alignment of a column with width ${width}, expected room for its markers`
    )
  }
  if (!valign) return first + dash.repeat(room) + last
  // Adobe requires a dash before the arrow.
  const middle = Math.max((room - 1) >> 1, 1)
  const arrow = valign === 'top' ? '^' : valign === 'middle' ? 'x' : 'v'
  return first + dash.repeat(middle) + arrow + dash.repeat(room - middle - 1) + last
}
