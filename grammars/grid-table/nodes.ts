/**
 * Grid tables as a tree. Types of rows and cells are those of `@adobe/mdast-util-gridtables`, so what reads its trees
 * reads ours.
 */
import type {BlockContent, Data, DefinitionContent, Parent, PhrasingContent} from 'mdast'

/** Ways of drawing a grid table that readers and writers know by name. */
export type GridTableDialect = 'rst' | 'rst-simple' | 'sphinx' | 'hyperhelp' | 'pandoc' | 'adobe'

export type GridTableAlign = 'left' | 'center' | 'right' | 'justify'
export type GridTableVerticalAlign = 'top' | 'middle' | 'bottom'

/** How wide a character is. */
export type WidthModel =
  /** East Asian wide and full-width characters 2, combining characters 0, all others 1 (docutils: `column_width`). */
  | 'docutils'
  /** What terminals show: emoji sequences 2, zero-width characters 0. */
  | 'terminal'
  /** Characters one by one: wide ones 2, marks and format characters 0, all others 1 (pandoc 3: doclayout). */
  | 'code-point'
  /** Every UTF-16 unit 1. */
  | 'code-unit'

export interface GridTableColumn {
  /** Columns between two borders, the blanks around the text included: the number of dashes. */
  width: number
  /** Alignment of the whole column, where the table says one. */
  align?: GridTableAlign
  /** Whether its cells name their rows (docutils: `stub-columns`). */
  header?: boolean
  /** What part of the width of the text the column takes, from 0 to 1, where the drawing says it (pandoc). */
  share?: number
}

/** The caption of a table as its document has it, for who writes it again. */
export interface GridTableCaption {
  /** Its text, with markup. */
  children: Array<PhrasingContent>
  /** Whether it stands above or below the table. */
  place: 'above' | 'below'
  /** What it starts with: `Table:` (default: `:`). */
  mark?: string
  /** Attributes as they are written: `{#id .class}`. */
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
  /** What links lead to. */
  identifier?: string
  data?: GridTableData
}

/** How borders are drawn where most are drawn otherwise. */
export interface GridTableBorders {
  /** Junctions inside of them are bars: `+----|----+` (HyperHelp, Adobe). */
  junction?: '|'
  /** The first border is a rule (Adobe: there is no head). */
  top?: '='
  /** The last border is a rule (HyperHelp). */
  bottom?: '='
}

export interface GridTableData extends Data {
  /** Whether a program printed it, in a notation that only readers know: `dialect` is what it is drawn in. */
  printed?: true
  /** The width model that its lines agree with, where that is not docutils' own. */
  widths?: WidthModel
  /** What its borders show that only its dialect has, so that it is written as a table of this dialect again. */
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

/** Holds the cells that start in it, left to right, as HTML's `tr` does. */
export interface GridTableRow extends Parent {
  type: 'gtRow'
  children: Array<GridTableCell>
  data?: Data
}

export interface GridTableCell extends Parent {
  type: 'gtCell'
  /** How many rows it covers, in all; absent when 1. */
  rowSpan?: number
  /** How many columns it covers, in all; absent when 1. */
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
