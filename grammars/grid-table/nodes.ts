/**
 * Tree of grid tables. Row and cell types are those of `@adobe/mdast-util-gridtables`, so what reads its trees reads
 * ours.
 */
import type {BlockContent, Data, DefinitionContent, Parent, PhrasingContent} from 'mdast'

/** Dialects of grid tables. */
export type GridTableDialect = 'rst' | 'rst-simple' | 'sphinx' | 'hyperhelp' | 'pandoc' | 'adobe'

export type GridTableAlign = 'left' | 'center' | 'right' | 'justify'
export type GridTableVerticalAlign = 'top' | 'middle' | 'bottom'

/** How to measure characters. */
export type WidthModel =
  /** East Asian wide and full-width characters 2, combining characters 0, all others 1 (docutils: `column_width`). */
  | 'docutils'
  /** What terminals show: emoji sequences 2, zero-width characters 0. */
  | 'terminal'
  /** Code points: wide ones 2, combining and format characters 0, all others 1 (pandoc 3: doclayout). */
  | 'code-point'
  /** Every UTF-16 unit 1. */
  | 'code-unit'

export interface GridTableColumn {
  /** Characters between two borders, including padding: the number of dashes. */
  width: number
  /** Alignment of the whole column, if the table sets one. */
  align?: GridTableAlign
  /** Whether its cells are row headers (docutils: `stub-columns`). */
  header?: boolean
  /** Relative width of the column, from 0 to 1 (pandoc). */
  share?: number
}

/** The caption of a table as in its source. */
export interface GridTableCaption {
  /** Its text, with markup. */
  children: Array<PhrasingContent>
  /** Whether it is above or below the table. */
  place: 'above' | 'below'
  /** What it starts with: `Table:` (default: `:`). */
  mark?: string
  /** Source of its attributes: `{#id .class}`. */
  markup?: string
  identifier?: string
  classes?: Array<string>
  /** Further attributes, by name. */
  attributes?: Record<string, string>
}

export interface GridTable extends Parent {
  type: 'gridTable'
  /** One for each column, left to right. */
  columns: Array<GridTableColumn>
  /** The dialect it was read in. */
  dialect: GridTableDialect
  children: Array<GridTableHeader | GridTableBody | GridTableFooter>
  /** Text of its caption, without markup. */
  caption?: string
  /** The target of links. */
  identifier?: string
  data?: GridTableData
}

/** Unusual features of borders. */
export interface GridTableBorders {
  /** Their junctions are bars: `+----|----+` (HyperHelp, Adobe). */
  junction?: '|'
  /** The first border is a line of `=` (Adobe: there is no header). */
  top?: '='
  /** The last border is a line of `=` (HyperHelp). */
  bottom?: '='
}

export interface GridTableData extends Data {
  /** Whether it is the output of a program, in a notation that can only be read; `dialect` is used to write it. */
  printed?: true
  /** Width model that aligns its lines, if it is not docutils'. */
  widths?: WidthModel
  /** Border features that only its dialect has, to write them back. */
  borders?: GridTableBorders
  /** The caption with its markup and attributes. */
  caption?: GridTableCaption
}

export interface GridTableHeader extends Parent {
  type: 'gtHeader'
  children: Array<GridTableRow>
  data?: Data
}

export interface GridTableBody extends Parent {
  type: 'gtBody'
  children: Array<GridTableRow>
  data?: Data
}

export interface GridTableFooter extends Parent {
  type: 'gtFooter'
  children: Array<GridTableRow>
  data?: Data
}

/** Contains the cells that start in it, from left to right, like `tr` in HTML. */
export interface GridTableRow extends Parent {
  type: 'gtRow'
  children: Array<GridTableCell>
  data?: Data
}

export interface GridTableCell extends Parent {
  type: 'gtCell'
  /** Number of rows that it covers; absent if 1. */
  rowSpan?: number
  /** Number of columns that it covers; absent if 1. */
  colSpan?: number
  align?: GridTableAlign
  valign?: GridTableVerticalAlign
  children: Array<BlockContent | DefinitionContent>
  data?: Data
}

declare module 'mdast' {
  interface RootContentMap {
    gtHeader: GridTableHeader
    gtBody: GridTableBody
    gtFooter: GridTableFooter
    gtRow: GridTableRow
    gtCell: GridTableCell
  }
}
